// What a pipeline does with a book, in the words of four systems: check every push, build the site, and each workday
// morning write the due list, whole and per owner. The steps are the same commands everywhere.

import { forgejo, github } from './actions-workflow.ts'
import { cron } from './cron.ts'
import { gitlab } from './gitlab.ts'
import type { StarterFile } from './types.ts'

export const PIPELINES = ['github', 'gitlab', 'forgejo', 'cron'] as const
export type Pipeline = (typeof PIPELINES)[number]

/** The files of a pipeline, to write into a book's repository. */
export function pipelineFiles(pipeline: Pipeline): StarterFile[] {
  switch (pipeline) {
    case 'github':
      return [{ path: '.github/workflows/book.yml', text: github() }]
    case 'forgejo':
      return [{ path: '.forgejo/workflows/book.yml', text: forgejo() }]
    case 'gitlab':
      return [{ path: '.gitlab-ci.yml', text: gitlab() }]
    case 'cron':
      return [{ path: '.cardfile/nightly.sh', text: cron(), isExecutable: true }]
  }
}
