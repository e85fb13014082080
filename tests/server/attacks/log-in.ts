// Attacks on log-in: cookies, names, passwords, where it leads.
import { expect } from 'vitest'
import { PASSWORD } from '../start.ts'
import type { Attacking } from './attacking.ts'

export function logInAttacks(on: Attacking): void {
  const { attack, attacks, get, sam, server } = on
  attack('H14', "a stranger's word on addresses is nothing", async () => {
    const forwarded = {
      'X-Forwarded-For': '127.0.0.1',
      'X-Forwarded-Host': 'evil.invalid',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-User': 'ana',
      'Remote-User': 'ana',
    }
    const form = await server().ask('/login', { headers: forwarded })
    expect([form.status, form.headers.has('strict-transport-security')]).toEqual([200, false])
    expect((await get('/session', '', forwarded)).status).toBe(401)
    const entered = await server().ask('/login', {
      form: { name: 'sam', password: PASSWORD },
      headers: forwarded,
    })
    expect(entered.cookies[0]).toMatch(/^cardfile=/)
    expect(entered.headers.get('location')).toBe('/')
  })

  attacks(
    'H16',
    'where log-in leads',
    [
      ...[
        '/%0d%0aSet-Cookie:x=1',
        '/%250d%250aSet-Cookie:x=1',
        '//evil.invalid',
        '/%5cevil.invalid',
        '/\\evil.invalid',
      ],
      ...[
        'https://evil.invalid/',
        'javascript:alert(1)',
        '/.//evil.invalid',
        '/a/..//evil.invalid',
        '/%09/evil.invalid',
      ],
    ],
    async (next) => {
      for (const cookie of ['', sam()]) {
        const { status, headers, cookies } = await get(`/login?next=${next}`, cookie)
        expect([status, headers.get('location')]).toEqual([303, cookie === '' ? '/login' : '/'])
        expect([cookies, headers.has('x')]).toEqual([[], false])
      }
      const form = { name: 'sam', password: PASSWORD, next: decodeURIComponent(next) }
      const entered = await server().ask('/login', { form })
      expect([entered.status, entered.headers.get('location'), entered.cookies.length]).toEqual([303, '/', 1])
    },
  )

  attack('H38', 'a cookie that somebody else set', async () => {
    const preset = `cardfile=${'A'.repeat(43)}`
    const form = { name: 'sam', password: PASSWORD }
    const { status, cookies } = await server().ask('/login', { form, headers: { Cookie: preset } })
    expect(status).toBe(303)
    expect(cookies[0]).toMatch(/^cardfile=[\w-]{43};/)
    expect(cookies[0]).not.toContain(preset)
    expect((await get('/session', preset)).status).toBe(401)
    // One's own of before is not the next one either.
    const before = await server().cookie('sam')
    const again = await server().ask('/login', { form, headers: { Cookie: before } })
    expect(again.cookies[0]?.split(';')[0]).not.toBe(before)
    expect((await get('/session', before)).status).toBe(401)
  })

  attack('H39', 'cookies that never were', async () => {
    const last = sam().endsWith('A') ? 'B' : 'A'
    const forged = [
      ...[
        'sid=../../x',
        'sid=1',
        'cardfile=../../x',
        'cardfile=1',
        'cardfile=',
        `${sam().slice(0, -1)}${last}`,
      ],
      ...[`${sam()}x`, sam().toUpperCase(), `__Host-${sam()}`, `cardfile="${sam()}"`],
    ]
    for (const cookie of forged) {
      const { status, headers } = await get('/', cookie)
      expect([cookie, status, headers.get('location')]).toEqual([cookie, 302, '/login?next=%2F'])
    }
  })

  attack('H45', 'names that look like one', async () => {
    for (const name of [
      'sa\u200bm',
      'SAM',
      'sam ',
      ' sam',
      'sam\u0000',
      'ѕam',
      '',
      '__proto__',
      'constructor',
    ]) {
      const { status, cookies } = await server().ask('/login', { form: { name, password: PASSWORD } })
      expect([name, status, cookies]).toEqual([name, 401, []])
    }
  })

  attack('H42', 'twenty wrong passwords', async () => {
    const statuses: number[] = []
    let retry = ''
    for (let n = 0; n < 20; n++) {
      const { status, headers } = await server().ask('/login', {
        form: { name: 'kim', password: `wrong password ${n}` },
      })
      statuses.push(status)
      retry = headers.get('retry-after') ?? ''
    }
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(15).fill(429)])
    expect(Number(retry)).toBeGreaterThan(0)
    expect(Number(retry)).toBeLessThanOrEqual(15 * 60)
    // Nobody else has to wait for that.
    expect((await server().ask('/login', { form: { name: 'sam', password: PASSWORD } })).status).toBe(303)
  })
}
