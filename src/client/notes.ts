// assets/notes.js: the renderer of notes.

import { putPart } from './parts.ts'
import { notesHtml } from './view/markdown.ts'

putPart('notes', notesHtml)
