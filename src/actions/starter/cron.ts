// A script for cron, for an office without a CI system: a clone of the book on a machine that is on at night.

export function cron(): string {
  return `#!/bin/sh
# Fetches what the others did, checks the cards, builds the site, and writes the due list.
# Made by \`cardfile init --ci\`; yours to change. In the crontab of a user who can pull this repository:
#
#   30 5 * * 1-5  /srv/contacts/.cardfile/nightly.sh
#
# CARDFILE_OUT is where the site and the lists go, such as a folder that a web server shows to the office:
# CARDFILE_OUT/site, CARDFILE_OUT/due (due.html, due.ics, due-sam.html ...), CARDFILE_OUT/problems.txt.
# What this prints is mailed by cron: the due list, and what is wrong with the cards.
set -eu
PATH=/usr/local/bin:/usr/bin:/bin:$PATH
cd "$(dirname "$0")/.."
out=\${CARDFILE_OUT:-.}
mkdir -p "$out"

if git rev-parse --abbrev-ref '@{upstream}' >/dev/null 2>&1; then
  git pull --quiet --ff-only
fi
npm install --silent

status=0
npx cardfile validate > "$out/problems.txt" || status=$?
npx cardfile build --out "$out/site"
npx cardfile due --shared --out "$out/due"
npx cardfile due --shared
if [ "$status" -ne 0 ]; then
  cat "$out/problems.txt"
fi
exit "$status"
`
}
