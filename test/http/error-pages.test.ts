import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorView } from '../../src/http/error-view.ts'
import { statusOf } from '../../src/http/problem.ts'
import { ERRORS_FR } from '../../src/wording/errors.fr.ts'
import { pageErrorSentence } from '../../src/wording/pages/error-pages.ts'
import { type RunningApp, startApp } from './running-app.ts'

/** Codes that only programs and operators meet. */
const FOR_PROGRAMS = /^(TOKEN_|IDEMPOTENCY_(KEY|MISMATCH)|RECIPIENT_NOT_FOR|INVALID_|OPERATOR_)/

const met = Object.keys(ERRORS_FR).filter((code) => statusOf(code) !== 500 && !FOR_PROGRAMS.test(code))

describe('the page of an error', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it.each(met)('%s speaks to people: no option, header, setting or file of ours', (code) => {
    for (const language of ['fr', 'en'] as const) {
      const { title, advice } = pageErrorSentence(code, language)
      expect(`${title} ${advice}`).not.toMatch(/--|README|[a-z]-Key|Retry-After|[A-Z]{2,}_[A-Z]{2,}|« file »/)
    }
  })

  it('is in the language of whoever reads it', async () => {
    const page = await (await fetch(`${app.url}/erreurs/ASSURANCE_TOO_LOW?lang=en`)).text()
    expect(page).toContain('<h1>The level of assurance of this sign-in is too low</h1>')
    const unknown = await fetch(`${app.url}/nowhere`, { headers: { accept: 'text/html', cookie: 'lang=en' } })
    expect(await unknown.text()).toContain('<html lang="en">')
  })

  it.each([
    'SIGN_IN_CANCELLED',
    'SIGN_IN_EXPIRED',
    'PROVIDER_UNAVAILABLE',
    'ASSURANCE_TOO_LOW',
    'IDENTITY_INCOMPLETE',
  ])('%s offers a driver another way than the one that failed, and a clerk none of the drivers’', (code) => {
    const driver = errorView(code, '/conducteur/retour/franceconnect?code=1', 'fr').ways
    expect(driver.map(({ href }) => href)).toEqual(
      expect.arrayContaining(['/conducteur/connexion/franceconnect', '/conducteur/compte/connexion']),
    )
    const clerk = errorView(code, '/greffe/retour/proconnect?code=1', 'fr').ways
    expect(clerk.map(({ href }) => href).join(' ')).not.toContain('/conducteur')
  })
})
