// cardfile build [--out DIR]: makes the site, a folder of plain files.

import type { Command } from 'commander'
import { failed } from './refusal.ts'
import { openSession, printJson } from './session.ts'
import { makeSite, sayFailed, siteFolder } from './site.ts'

export function define(command: Command): void {
  command
    .option('-o, --out <dir>', 'the folder to write; when left out, site/ beside the cards')
    .addHelpText(
      'after',
      `
Only pages that changed are written again. The links between pages are relative: the folder works under any address,
and from a disk or a network drive by opening its index.html. Cards with "private: yes" are left out.
  cardfile build --out /srv/www/contacts`,
    )
    .action(async (options: { out?: string }) => {
      const session = openSession(command)
      const out = options.out ?? siteFolder(session.folder)
      const { pages, written, removed, failed: bad } = await makeSite(session, out)
      sayFailed(bad)
      if (session.json) printJson({ out, pages, written, removed, failed: bad.map((one) => one.path) })
      else process.stdout.write(`${out}: ${pages} pages, ${written} files written, ${removed} removed\n`)
      if (bad.length > 0) failed(`${bad.length} of ${pages} pages could not be made.`)
    })
}
