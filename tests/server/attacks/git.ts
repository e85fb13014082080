// Attacks on the three requests of git.
import { expect } from 'vitest'
import { type Attacking, GIT } from './attacking.ts'

export function gitAttacks(on: Attacking): void {
  const { attack, attacks, get, own, push, rea, sam, server } = on
  attack('H19', "git by another page's form", async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ]) {
      const { status } = await push(sam(), { 'Content-Type': type })
      expect([type, status]).toEqual([type, 415])
    }
  })

  attack('H20', "git by another page's script", async () => {
    const strangers: Record<string, string>[] = [
      { Origin: 'https://evil.invalid' },
      { Origin: 'null' },
      { Origin: `https://127.0.0.1:${server().port}` },
      { Origin: `http://127.0.0.1:${server().port + 1}` },
      { Origin: own(), 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
      {},
    ]
    for (const headers of strangers)
      expect([headers, (await push(sam(), headers)).status]).toEqual([headers, 403])
    expect((await push(sam(), { Origin: own(), 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    const options = await server().ask(`${GIT}/git-receive-pack`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.invalid', 'Access-Control-Request-Method': 'POST' },
    })
    expect(options.status).toBe(405)
    expect([...options.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  attacks(
    'H23',
    'the old protocol of git',
    ['HEAD', 'objects/info/packs', 'objects/00/00', 'refs/heads/main', 'packed-refs', 'info/alternates'],
    async (name) => {
      expect((await get(`${GIT}/${name}`)).status).toBe(404)
      expect((await get(`/crm.git/${name}`)).status).toBe(404)
    },
  )

  attacks(
    'H25',
    'services that are not served',
    [
      ...[
        'service=git-upload-archive',
        'service=git-upload-pack&x=1',
        'service=',
        '',
        'service=git-receive-pack%00',
      ],
      ...['service=--upload-pack=touch', 'x=1&service=git-upload-pack'],
    ],
    async (query) => {
      expect((await get(`${GIT}/info/refs?${query}`)).status).toBe(403)
    },
  )

  attack('H26', 'a reader pushes', async () => {
    expect((await push(rea(), { Origin: own() })).status).toBe(403)
    expect((await get(`${GIT}/info/refs?service=git-receive-pack`, rea())).status).toBe(403)
    expect((await get(`${GIT}/info/refs?service=git-upload-pack`, rea())).status).toBe(200)
    expect((await push('', { Origin: own() })).status).toBe(401)
  })
}
