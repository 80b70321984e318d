import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { SCRYPT_COST, scryptHasher } from '../../../src/service/account/scrypt-hasher.ts'
import { forgetExpired } from '../../../src/storage/database/forget-expired.ts'
import { type AccountApp, SESSION, startAccountApp } from './account-app.ts'

const PASSWORD = 'girafe tonnerre rideau'
const OTHER = 'moulin ciseaux brouillard'
const NEPH = parseNeph('051227308989')

let app: AccountApp
beforeAll(async () => {
  app = await startAccountApp()
})
afterAll(() => app.close())
beforeEach(() => app.nextDay())

const signIn = (email: string, password: string, ip?: string) =>
  app.browser(ip).post('/conducteur/compte/connexion', { email, password })

describe('an account', () => {
  it('is made with an address, a password and the code sent there, and leads to the licence', async () => {
    const one = app.browser()
    const form = { email: 'Elisa@Exemple.fr', password: PASSWORD, passwordAgain: PASSWORD }
    const page = await one.post('/conducteur/compte/creer', form)
    expect(page.status).toBe(200)
    expect(page.text).toContain('value="Elisa@Exemple.fr"')
    expect(one.cookies.has(SESSION)).toBe(false)
    const code = app.lastCode('Elisa@Exemple.fr')
    expect(code).toMatch(/^\d{8}$/)
    const typed = {
      email: 'elisa@exemple.fr',
      password: PASSWORD,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    }
    const opened = await one.post('/conducteur/compte/verifier', typed)
    expect([opened.status, opened.location]).toEqual([303, '/conducteur/compte/rattacher'])
    expect((await one.get('/conducteur/compte')).text).toContain('Elisa@Exemple.fr')
  })

  it('is not open before its address is verified', async () => {
    const form = { email: 'tot@exemple.fr', password: PASSWORD, passwordAgain: PASSWORD }
    await app.browser().post('/conducteur/compte/creer', form)
    expect((await signIn('tot@exemple.fr', PASSWORD)).status).toBe(403)
  })

  it('keeps neither the password nor a code in the clear', async () => {
    await app.signUp('clair@exemple.fr', PASSWORD)
    await app.browser().post('/conducteur/compte/oubli', { email: 'clair@exemple.fr' })
    const rows = [
      ...(await app.db.selectFrom('account').selectAll().execute()),
      ...(await app.db.selectFrom('account_secret').selectAll().execute()),
    ]
    expect(JSON.stringify(rows)).not.toContain(PASSWORD)
    expect(JSON.stringify(await app.audited())).not.toContain('clair@exemple.fr')
    expect(JSON.stringify(await app.audited())).not.toContain(app.lastCode('clair@exemple.fr'))
  })

  it('that nobody verified is gone the day after, and one that is verified stays', async () => {
    const form = { email: 'oubli@exemple.fr', password: PASSWORD, passwordAgain: PASSWORD }
    await app.browser().post('/conducteur/compte/creer', form)
    await app.signUp('reste@exemple.fr', PASSWORD)
    await forgetExpired(app.db, new Date(app.state.now.getTime() + 86_400_000))
    expect(await app.ports.accounts.findByEmail('oubli@exemple.fr')).toBeNull()
    expect(await app.ports.accounts.findByEmail('reste@exemple.fr')).not.toBeNull()
  })

  it('goes where one wanted to go after the sign-in, and nowhere else', async () => {
    await app.signUp('retour@exemple.fr', PASSWORD)
    const asked = async (returnTo: string) => {
      const form = { email: 'retour@exemple.fr', password: PASSWORD, returnTo }
      return (await app.browser().post('/conducteur/compte/connexion', form)).location
    }
    expect(await asked('/conducteur/compte')).toBe('/conducteur/compte')
    expect(await asked('//mal.test')).toBe('/conducteur/compte/rattacher?returnTo=%2Fconducteur')
  })
})

describe('a password', () => {
  it('is changed by whoever knows it, which ends the other sessions and tells the owner', async () => {
    const one = await app.signUp('change@exemple.fr', PASSWORD)
    const other = app.browser()
    await other.post('/conducteur/compte/connexion', { email: 'change@exemple.fr', password: PASSWORD })
    const form = { password: PASSWORD, newPassword: OTHER, newPasswordAgain: OTHER }
    const changed = await one.postFrom('/conducteur/compte', '/conducteur/compte/mot-de-passe', form)
    expect(changed.location).toBe('/conducteur/compte?fait=mot-de-passe')
    expect((await one.get('/conducteur/compte')).status).toBe(200)
    expect((await other.get('/conducteur/compte')).status).toBe(303)
    expect(app.mails.at(-1)).toMatchObject({ to: 'change@exemple.fr', kind: 'password-changed' })
    expect((await signIn('change@exemple.fr', PASSWORD)).status).toBe(403)
    expect((await signIn('change@exemple.fr', OTHER)).status).toBe(303)
  })

  it('is not changed by whoever does not know it', async () => {
    const one = await app.signUp('vole@exemple.fr', PASSWORD)
    const form = { password: OTHER, newPassword: OTHER, newPasswordAgain: OTHER }
    const refused = await one.postFrom('/conducteur/compte', '/conducteur/compte/mot-de-passe', form)
    expect(refused.status).toBe(403)
    expect((await signIn('vole@exemple.fr', PASSWORD)).status).toBe(303)
  })

  it('is replaced by a code, which ends every session, keeps the licence and tells its holder', async () => {
    const one = await app.signUp('perdu@exemple.fr', PASSWORD)
    await app.db
      .updateTable('account')
      .set({ neph: NEPH, linked_at: app.state.now })
      .where('email', '=', 'perdu@exemple.fr')
      .execute()
    await app.browser().post('/conducteur/compte/oubli', { email: 'perdu@exemple.fr' })
    const code = app.lastCode('perdu@exemple.fr')
    const form = { email: 'perdu@exemple.fr', code, password: OTHER, passwordAgain: OTHER }
    const reset = await app.browser().post('/conducteur/compte/reinitialiser', form)
    expect(reset.location).toBe('/conducteur/compte/connexion?fait=mot-de-passe')
    expect((await one.get('/conducteur/compte')).status).toBe(303)
    expect((await signIn('perdu@exemple.fr', OTHER)).location).toBe('/conducteur')
    expect(await app.ports.notices.list(NEPH)).toMatchObject([{ code: 'PASSWORD_RESET' }])
  })

  it('hashed with less work is hashed anew at the next sign-in', async () => {
    await app.signUp('faible@exemple.fr', PASSWORD)
    const weak = await scryptHasher({ ln: 4, r: 8, p: 1 }).hash(PASSWORD)
    await app.db
      .updateTable('account')
      .set({ password_hash: weak })
      .where('email', '=', 'faible@exemple.fr')
      .execute()
    expect((await signIn('faible@exemple.fr', PASSWORD)).status).toBe(303)
    const kept = (await app.ports.accounts.findByEmail('faible@exemple.fr'))?.passwordHash
    expect(kept).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/)
    expect((await signIn('faible@exemple.fr', PASSWORD)).status).toBe(303)
  })

  it('is hashed by the service with 128 MiB, and verifies', async () => {
    const hasher = scryptHasher()
    const hash = await hasher.hash(PASSWORD)
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/)
    expect(SCRYPT_COST).toEqual({ ln: 17, r: 8, p: 1 })
    expect(await hasher.verify(hash, PASSWORD)).toBe(true)
    expect(await hasher.verify(hash, OTHER)).toBe(false)
    expect(await hasher.verify(null, PASSWORD)).toBe(false)
  })
})

describe('an account that is closed', () => {
  it('is gone with its sessions and its link, and its holder is told', async () => {
    const one = await app.signUp('fin@exemple.fr', PASSWORD)
    const neph = parseNeph('960880202744')
    await app.db
      .updateTable('account')
      .set({ neph, linked_at: app.state.now })
      .where('email', '=', 'fin@exemple.fr')
      .execute()
    const wrong = await one.postFrom('/conducteur/compte', '/conducteur/compte/fermer', { password: OTHER })
    expect(wrong.status).toBe(403)
    const form = { password: PASSWORD }
    const closed = await one.postFrom('/conducteur/compte', '/conducteur/compte/fermer', form)
    expect(closed.status).toBe(303)
    expect((await one.get('/conducteur/compte')).status).toBe(303)
    expect((await signIn('fin@exemple.fr', PASSWORD)).status).toBe(403)
    expect(await app.ports.notices.list(neph)).toMatchObject([
      { code: 'LINK_CUT', details: { by: 'account' } },
    ])
    expect((await app.audited()).some(({ action }) => action === 'close-account')).toBe(true)
  })
})
