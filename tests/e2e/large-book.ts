// A book whose contacts do not fit on one page: letters and lists have pages of their own.

export const PEOPLE = 410
export const ORGS = 405

export function largeBook(): Record<string, string> {
  const cards: Record<string, string> = {
    'cardfile.yaml':
      'title: Large Office\nteam:\n  sam: { name: Sam Rivers }\nstages:\n  contact: [lead, customer]\n  deal: [proposal, won]\n',
  }
  for (let n = 1; n <= PEOPLE; n++) {
    const number = String(n).padStart(3, '0')
    cards[`anna-${number}.md`] =
      `---\nname: Anna ${number} Bell\norg: works-${number}\nphone: "+44 20 7946 0${number}"\nemail: anna${number}@works.example\n` +
      `stage: ${n % 2 ? 'lead' : 'customer'}\nowner: sam\ntags: [even-${n % 2 === 0 ? 'yes' : 'no'}]\nnext: Call number ${n}\ndue: 2026-11-${n % 2 ? '20' : '23'}\n---\n`
  }
  for (let n = 1; n <= ORGS; n++) {
    const number = String(n).padStart(3, '0')
    cards[`works-${number}.md`] = `---\nname: Works ${number}\nkind: org\n---\n`
  }
  return cards
}
