// Light or dark: the system's choice until the viewer makes one.

import { keep } from './store.ts'

export function setUpTheme(): void {
  const root = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)')
  const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark'
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-toggle]')) {
    const show = () => button.setAttribute('aria-pressed', String(isDark()))
    button.hidden = false
    show()
    system.addEventListener('change', show)
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark'
      // The system's own choice is not kept: it may change with the time of day.
      const isSystems = theme === (system.matches ? 'dark' : 'light')
      if (isSystems) delete root.dataset['theme']
      else root.dataset['theme'] = theme
      keep('theme', isSystems ? undefined : theme)
      show()
    })
  }
}
