import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WINDOW } from '../../../src/service/account/account-limits.ts'
import { signInAccount } from '../../../src/service/account/sign-in-account.ts'
import { type AccountApp, SESSION, startAccountApp } from './account-app.ts'

const PASSWORD = 'girafe tonnerre rideau'
const OTHER = 'moulin ciseaux brouillard'
const KNOWN = 'connue@exemple.fr'
const UNKNOWN = 'inconnue@exemple.fr'

let app: AccountApp
beforeAll(async () => {
  app = await startAccountApp()
  await app.signUp(KNOWN, PASSWORD)
})
afterAll(() => app.close())
beforeEach(() => app.nextDay())

/** What an answer says once the address typed is taken out of it. */
const said = ({ status, text }: { status: number; text: string }, email: string) => [
  status,
  text.replaceAll(email, '…'),
]
const wrongCode = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

describe('an address that has an account answers as one that has none', () => {
  it.each([
    ['when an account is made', 'creer', { password: OTHER, passwordAgain: OTHER }],
    ['when a false code is typed', 'verifier', { password: OTHER, code: '000000' }],
    ['when a false password is typed', 'connexion', { password: OTHER }],
    ['when a password was forgotten', 'oubli', {}],
    [
      'when it is replaced by a false code',
      'reinitialiser',
      {
        code: '000000',
        password: OTHER,
        passwordAgain: OTHER,
      },
    ],
  ])('%s', async (_, page, form) => {
    const answers = []
    for (const email of [KNOWN, UNKNOWN])
      answers.push(said(await app.browser().post(`/conducteur/compte/${page}`, { ...form, email }), email))
    expect(answers[0]).toEqual(answers[1])
  })

  it('when the account begun with the right password is not verified', async () => {
    const form = { email: 'guet@exemple.fr', password: OTHER, passwordAgain: OTHER }
    await app.browser().post('/conducteur/compte/creer', form)
    await app.browser().post('/conducteur/compte/creer', { ...form, email: KNOWN })
    const answers = []
    for (const email of ['guet@exemple.fr', KNOWN])
      answers.push(said(await app.browser().post('/conducteur/compte/connexion', { ...form, email }), email))
    expect(answers[0]).toEqual(answers[1])
  })

  it('and its owner learns by mail that somebody tried, while the account stays as it is', async () => {
    const form = { email: KNOWN, password: OTHER, passwordAgain: OTHER }
    await app.browser().post('/conducteur/compte/creer', form)
    expect(app.mails.at(-1)).toMatchObject({ to: KNOWN, kind: 'account-exists', code: '' })
    const signIn = { email: KNOWN, password: PASSWORD }
    expect((await app.browser().post('/conducteur/compte/connexion', signIn)).status).toBe(303)
  })
})

describe('a code sent by mail', () => {
  const reset = (ip: string, code: string, email = KNOWN) => {
    const form = { email, code, password: PASSWORD, passwordAgain: PASSWORD }
    return app.browser(ip).post('/conducteur/compte/reinitialiser', form)
  }

  it('is tried five times in a quarter of an hour from one network, and the owner uses it from another', async () => {
    await app.browser().post('/conducteur/compte/oubli', { email: KNOWN })
    const code = app.lastCode(KNOWN)
    const statuses = []
    for (let tries = 0; tries < 7; tries += 1)
      statuses.push((await reset('198.51.100.20', wrongCode(code))).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
    expect((await reset('198.51.100.20', code)).status).toBe(429)
    expect((await reset('203.0.113.20', code)).status).toBe(303)
  })

  it('is good for fifty tries of all networks together, even if the next one is right', async () => {
    await app.browser().post('/conducteur/compte/oubli', { email: KNOWN })
    const code = app.lastCode(KNOWN)
    for (let network = 0; network < 10; network += 1)
      for (let tries = 0; tries < 5; tries += 1) await reset(`198.51.100.${network}`, wrongCode(code))
    const row = await app.db.selectFrom('account_secret').select('attempts').where('purpose', '=', 'reset')
    expect(await row.execute()).toContainEqual({ attempts: 50 })
    expect((await reset('203.0.113.20', code)).status).toBe(403)
  })

  it('is good no more once the password was changed by its owner', async () => {
    const email = 'change@exemple.fr'
    const owner = await app.signUp(email, PASSWORD, '192.0.2.78')
    await app.browser().post('/conducteur/compte/oubli', { email })
    const code = app.lastCode(email)
    const page = await owner.get('/conducteur/compte')
    const changed = await owner.post('/conducteur/compte/mot-de-passe', {
      _csrf: /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '',
      ...{ password: PASSWORD, newPassword: OTHER, newPasswordAgain: OTHER },
    })
    expect(changed.status).toBe(303)
    const form = { email, code, password: PASSWORD, passwordAgain: PASSWORD }
    expect((await app.browser().post('/conducteur/compte/reinitialiser', form)).status).toBe(403)
  })

  it('is good for a quarter of an hour', async () => {
    await app.browser().post('/conducteur/compte/oubli', { email: KNOWN })
    const form = { email: KNOWN, password: PASSWORD, passwordAgain: PASSWORD, code: app.lastCode(KNOWN) }
    app.state.now = new Date(app.state.now.getTime() + 15 * 60_000)
    expect((await app.browser().post('/conducteur/compte/reinitialiser', form)).status).toBe(403)
  })

  it('is taken once, whoever comes at the same time', async () => {
    await app.browser().post('/conducteur/compte/oubli', { email: KNOWN })
    const form = { email: KNOWN, password: PASSWORD, passwordAgain: PASSWORD, code: app.lastCode(KNOWN) }
    const tries = [1, 2, 3, 4].map(() => app.browser().post('/conducteur/compte/reinitialiser', form))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([303, 403, 403, 403])
  })

  it('for verifying is none for replacing a password, and the other way round', async () => {
    const email = 'usage@exemple.fr'
    const form = { email, password: PASSWORD, passwordAgain: PASSWORD }
    await app.browser().post('/conducteur/compte/creer', form)
    const code = app.lastCode(email)
    expect((await app.browser().post('/conducteur/compte/reinitialiser', { ...form, code })).status).toBe(403)
    expect((await app.browser().post('/conducteur/compte/verifier', { ...form, code })).status).toBe(303)
  })

  it.each([KNOWN, UNKNOWN])(
    'is asked for three times an hour by one network, and by its owner still: %s',
    async (email) => {
      const asked = (ip: string) => app.browser(ip).post('/conducteur/compte/oubli', { email })
      const statuses = []
      for (const ip of ['.4', '.4', '.4', '.4', '.5']) statuses.push((await asked(`192.0.2${ip}`)).status)
      expect(statuses).toEqual([200, 200, 200, 429, 200])
    },
  )

  it('is sent twice in a quarter of an hour whoever asks, and the last one is good until the next can be', async () => {
    const quarter = WINDOW.quarter * 1000
    app.state.now = new Date(Math.ceil(app.state.now.getTime() / quarter) * quarter)
    const start = app.state.now.getTime()
    const before = app.mails.length
    const answers = []
    for (const ip of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'])
      answers.push(said(await app.browser(ip).post('/conducteur/compte/oubli', { email: KNOWN }), KNOWN))
    expect(new Set(answers.map(String)).size).toBe(1)
    expect(app.mails).toHaveLength(before + 2)
    app.state.now = new Date(start + quarter - 1)
    expect((await reset('203.0.113.20', app.lastCode(KNOWN))).status).toBe(303)
    app.state.now = new Date(start + quarter)
    await app.browser('192.0.2.5').post('/conducteur/compte/oubli', { email: KNOWN })
    expect(app.mails).toHaveLength(before + 4)
    expect(app.mails.at(-1)).toMatchObject({ to: KNOWN, kind: 'reset-password' })
  })

  it('for a new account is asked for twelve times an hour by all networks together', async () => {
    const asked = (ip: string) => {
      const form = { email: UNKNOWN, password: PASSWORD, passwordAgain: PASSWORD }
      return app.browser(ip).post('/conducteur/compte/creer', form)
    }
    const statuses = []
    for (let tries = 0; tries < 13; tries += 1)
      statuses.push((await asked(`192.0.2.${Math.floor(tries / 3)}`)).status)
    expect(statuses).toEqual([...Array<number>(12).fill(200), 429])
  })

  it('does not open an account that somebody else began for the address', async () => {
    const email = 'victime@exemple.fr'
    const create = (password: string) =>
      app.browser().post('/conducteur/compte/creer', { email, password, passwordAgain: password })
    await create(PASSWORD)
    await create(OTHER)
    const form = { email, password: PASSWORD, code: app.lastCode(email) }
    expect((await app.browser().post('/conducteur/compte/verifier', form)).status).toBe(403)
    const signIn = { email, password: OTHER }
    expect((await app.browser().post('/conducteur/compte/connexion', signIn)).status).toBe(403)
  })
})

describe('passwords tried one after the other', () => {
  const attempt = (ip: string, password = OTHER) =>
    app.browser(ip).post('/conducteur/compte/connexion', { email: KNOWN, password })

  it('are five from one network, and the owner signs in from another', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect((await attempt('198.51.100.7')).status).toBe(403)
    expect((await attempt('198.51.100.7', PASSWORD)).status).toBe(429)
    expect((await attempt('203.0.113.9', PASSWORD)).status).toBe(303)
    const alerts = (await app.audited()).filter(({ kind }) => kind === 'account sign-in')
    expect(alerts).toHaveLength(1)
  })

  it('are the same network for all addresses of one IPv6 customer', async () => {
    for (let tries = 0; tries < 5; tries += 1) await attempt(`2001:db8:1:2::${tries}`)
    expect((await attempt('2001:db8:1:2:ffff::1', PASSWORD)).status).toBe(429)
    expect((await attempt('2001:db8:1:3::1', PASSWORD)).status).toBe(303)
  })

  it('a hundred times from one network leave the owner in by a browser that is not known', async () => {
    const tried = await Promise.all(Array.from({ length: 105 }, () => attempt('198.51.100.9')))
    expect(tried.filter(({ status }) => status === 429)).toHaveLength(100)
    expect((await attempt('203.0.113.9', PASSWORD)).status).toBe(303)
  })

  it('from everywhere lock out nobody who has signed in with that browser before', async () => {
    const own = app.browser('203.0.113.9')
    await own.post('/conducteur/compte/connexion', { email: KNOWN, password: PASSWORD })
    for (let count = 0; count < 120; count += 1)
      await app.ports.attempts.count(`account sign-in ${KNOWN}`, WINDOW.hour, app.state.now)
    expect((await attempt('203.0.113.77', PASSWORD)).status).toBe(429)
    const signIn = { email: KNOWN, password: PASSWORD }
    expect((await own.post('/conducteur/compte/connexion', signIn)).status).toBe(303)
  })

  it('are told apart by a browser until the password is another', async () => {
    const [email, device] = ['appareil@exemple.fr', '__Host-permis-appareil']
    const own = await app.signUp(email, PASSWORD, '203.0.113.12')
    const known = own.cookies.get(device) ?? ''
    const signIn = async (cookie: string, password: string) => {
      const one = app.browser('203.0.113.13')
      one.cookies.set(device, cookie)
      return (await one.post('/conducteur/compte/connexion', { email, password })).status
    }
    for (let count = 0; count < 120; count += 1)
      await app.ports.attempts.count(`account sign-in ${email}`, WINDOW.hour, app.state.now)
    expect(await signIn(known, PASSWORD)).toBe(303)
    const changed = await own.postFrom('/conducteur/compte', '/conducteur/compte/mot-de-passe', {
      ...{ password: PASSWORD, newPassword: OTHER, newPasswordAgain: OTHER },
    })
    expect(changed.status).toBe(303)
    expect(await signIn(known, OTHER)).toBe(429)
    expect(own.cookies.get(device)).not.toBe(known)
    expect(await signIn(own.cookies.get(device) ?? '', OTHER)).toBe(303)
    await app.browser('203.0.113.14').post('/conducteur/compte/oubli', { email })
    const form = { email, code: app.lastCode(email), password: PASSWORD, passwordAgain: PASSWORD }
    expect((await app.browser('203.0.113.14').post('/conducteur/compte/reinitialiser', form)).status).toBe(
      303,
    )
    expect(await signIn(own.cookies.get(device) ?? '', PASSWORD)).toBe(429)
  })

  it('are not told apart by a cookie of another account or of one’s own making', async () => {
    await app.signUp('autre@exemple.fr', PASSWORD)
    const forged = app.browser('198.51.100.8')
    await forged.post('/conducteur/compte/connexion', { email: 'autre@exemple.fr', password: PASSWORD })
    expect([...forged.cookies.keys()]).toContain('__Host-permis-appareil')
    const form = { email: KNOWN, password: OTHER }
    const statuses = []
    for (let tries = 0; tries < 6; tries += 1)
      statuses.push((await forged.post('/conducteur/compte/connexion', form)).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  })
})

describe('a session', () => {
  it('is not the one that somebody left in the browser before the sign-in', async () => {
    const attacker = await app.signUp('piege@exemple.fr', PASSWORD)
    const planted = attacker.cookies.get(SESSION) ?? ''
    const victim = app.browser()
    victim.cookies.set(SESSION, planted)
    await victim.post('/conducteur/compte/connexion', { email: KNOWN, password: PASSWORD })
    expect(victim.cookies.get(SESSION)).not.toBe(planted)
    expect((await attacker.get('/conducteur/compte')).status).toBe(303)
  })

  it.each([
    ['mot-de-passe', { password: PASSWORD, newPassword: OTHER, newPasswordAgain: OTHER }],
    ['fermer', { password: PASSWORD }],
    ['couper', {}],
    ['rattacher', { neph: '051227308989' }],
  ])('does nothing at /%s without its mark', async (page, form) => {
    const email = `marque-${page}@exemple.fr`
    const one = await app.signUp(email, PASSWORD)
    expect((await one.post(`/conducteur/compte/${page}`, form)).status).toBe(403)
    expect((await one.post(`/conducteur/compte/${page}`, { ...form, _csrf: 'x' })).status).toBe(403)
    const signIn = { email, password: PASSWORD }
    expect((await app.browser().post('/conducteur/compte/connexion', signIn)).status).toBe(303)
  })

  it.each(['creer', 'verifier', 'connexion', 'oubli', 'reinitialiser'])(
    'is not begun at /%s by another site',
    async (page) => {
      const form = { email: KNOWN, password: PASSWORD }
      for (const headers of [{ origin: 'https://mal.test' }, { 'sec-fetch-site': 'cross-site' }]) {
        const one = app.browser()
        expect((await one.post(`/conducteur/compte/${page}`, form, headers)).status).toBe(403)
        expect(one.cookies.has(SESSION)).toBe(false)
      }
    },
  )
})

describe('a sign-in under way', () => {
  it('opens nothing where the password is replaced before it ends', async () => {
    const [email, now] = ['course@exemple.fr', app.state.now]
    await app.signUp(email, PASSWORD, '192.0.2.77')
    const account = await app.ports.accounts.findByEmail(email)
    if (account === null) throw new Error('no account')
    const { hasher } = app.ports
    const slow: typeof hasher = {
      ...hasher,
      verify: async (hash, password) => {
        const isOwn = await hasher.verify(hash, password)
        await app.ports.accounts.setPassword(account, await hasher.hash(OTHER), null)
        await app.sessions.revokeAllOf({ accountId: account.id }, now)
        return isOwn
      },
    }
    const typed = { email, password: PASSWORD, device: null }
    const signingIn = signInAccount(
      { ...app.ports, hasher: slow },
      typed,
      { range: 'r', previousToken: null },
      now,
    )
    await expect(signingIn).rejects.toMatchObject({ code: 'ACCOUNT_SIGN_IN_FAILED' })
    const open = app.db.selectFrom('session').where('account_id', '=', account.id)
    expect(await open.where('revoked_at', 'is', null).select('id').execute()).toEqual([])
    expect((await app.audited()).at(-1)).toMatchObject({ action: 'sign-in', outcome: 'refused' })
  })
})

describe('a session renewed because a link was accepted', () => {
  it('is none where the password is replaced before that', async () => {
    const [email, { atomically, accounts, hasher }] = ['relais@exemple.fr', app.ports]
    const one = await app.signUp(email, PASSWORD, '192.0.2.78')
    const account = await accounts.findByEmail(email)
    if (account === null) throw new Error('no account')
    const link = { neph: '051227308989', linked_at: app.state.now }
    await app.db.updateTable('account').set(link).where('id', '=', account.id).execute()
    const replaced: typeof atomically = async (work) => {
      await accounts.setPassword(account, await hasher.hash(OTHER), null)
      await app.sessions.revokeAllOf({ accountId: account.id }, app.state.now)
      return atomically(work)
    }
    Object.assign(app.ports, { atomically: replaced })
    try {
      expect((await one.get('/conducteur/compte')).status).toBe(401)
    } finally {
      Object.assign(app.ports, { atomically })
    }
    const open = app.db.selectFrom('session').where('account_id', '=', account.id)
    expect(await open.where('revoked_at', 'is', null).select('id').execute()).toEqual([])
  })
})
