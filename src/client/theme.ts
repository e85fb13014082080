// Runs before the page is painted, so that a dark page does not flash white.

import { kept } from './store.ts'

const theme = kept('theme')
if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme
