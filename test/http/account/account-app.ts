import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import type { Neph } from '../../../src/core/licence/neph.ts'
import type { AccountHttpPorts } from '../../../src/http/account/account-http-ports.ts'
import { accountRoutes } from '../../../src/http/account/account-routes.ts'
import { askNewCode } from '../../../src/http/account/ask-new-code.ts'
import { chooseLanguage } from '../../../src/http/language.ts'
import { sendStyle } from '../../../src/http/page.ts'
import { attachSession, requireLinkedDriver } from '../../../src/http/sign-in/require-session.ts'
import { sessionCookie } from '../../../src/http/sign-in/session-cookie.ts'
import { sessionOf } from '../../../src/http/sign-in/session-of.ts'
import { refuseUnknownAddress, tellProblem } from '../../../src/http/tell-problem.ts'
import { type ScryptCost, scryptHasher } from '../../../src/service/account/scrypt-hasher.ts'
import { openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAccountLinks } from '../../../src/storage/database/database-account-links.ts'
import { databaseAccounts } from '../../../src/storage/database/database-accounts.ts'
import { databaseAtomically } from '../../../src/storage/database/database-atomically.ts'
import { databaseAttempts } from '../../../src/storage/database/database-attempts.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseCodes } from '../../../src/storage/database/database-codes.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { databaseHolderRequests } from '../../../src/storage/database/database-holder-requests.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { folderRecords } from '../../../src/storage/folder-records.ts'
import { auditedIn } from '../../storage/database/audited.ts'
import { ENGINES } from '../../storage/database/two-engines.ts'
import { type AccountBrowser, openAccountBrowser } from './account-browser.ts'

export const PUBLIC_URL = 'https://permis.test'
export const SESSION = '__Host-permis-session'
/** Far less work than the service demands, so that tests are quick. */
const CHEAP: ScryptCost = { ln: 10, r: 8, p: 1 }
const DAY_MS = 86_400_000

export interface SentMail {
  readonly to: string
  readonly kind: string
  readonly code: string
}

/** Accounts on a real port and a real database; mails are kept instead of sent. */
export type AccountApp = Awaited<ReturnType<typeof startAccountApp>>

export async function startAccountApp(options: { readonly registryCodesSeenElsewhere?: boolean } = {}) {
  const [, openDatabase] = ENGINES[0] ?? []
  if (openDatabase === undefined) throw new Error('no engine')
  const database = await openDatabase()
  const { db } = database
  const keys = await openDataKeys(db, database)
  const mails: SentMail[] = []
  const state = { now: new Date() }
  const now = () => state.now
  const sessions = databaseSessions(db, keys)
  const identities = databaseFranceConnectLinks(db, keys)
  const requests = databaseHolderRequests(db, keys)
  const provenance = { registryCodesSeenElsewhere: options.registryCodesSeenElsewhere ?? false }
  const ports: AccountHttpPorts = {
    publicUrl: PUBLIC_URL,
    accounts: databaseAccounts(db, keys),
    links: databaseAccountLinks(db, keys, provenance),
    hasher: scryptHasher(CHEAP),
    mailer: {
      send: async (to, kind, values) =>
        void mails.push({ to, kind, code: 'code' in values ? values.code : '' }),
    },
    atomically: databaseAtomically(db, keys, provenance),
    attempts: databaseAttempts(db, keys),
    audit: databaseAuditOutbox(db, keys),
    deviceKey: keys.derive('account device'),
    records: await folderRecords(new URL('../../../fixtures/records', import.meta.url).pathname),
    codes: databaseCodes(db, keys),
    askNewCode,
    notices: databaseHolderNotices(db, keys),
    identities,
    mailIsLogged: true,
    now,
  }
  const app = express()
  app.set('trust proxy', 1)
  app.use(chooseLanguage)
  app.get('/style.css', sendStyle)
  app.use(attachSession({ sessions, cookie: sessionCookie(PUBLIC_URL), now }))
  app.use(accountRoutes(ports))
  app.get('/conducteur', requireLinkedDriver, (_request, response) => void response.json(sessionOf(response)))
  app.use(refuseUnknownAddress, tellProblem(pino({ level: 'silent' })))
  const server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const listener = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = (ip = '192.0.2.1') => openAccountBrowser(PUBLIC_URL, listener, ip)
  const lastCode = (to: string) => mails.findLast((mail) => mail.to === to && mail.code !== '')?.code ?? ''
  return {
    ports,
    db,
    keys,
    mails,
    browser,
    lastCode,
    requests,
    sessions,
    identities,
    codes: ports.codes,
    audited: () => auditedIn(database),
    state,
    /** Another day: what was counted is counted no more. */
    nextDay: () => {
      state.now = new Date(state.now.getTime() + 2 * DAY_MS)
    },
    /** Makes an account as people do, and gives the browser in whose session it is open. */
    signUp: async (email: string, password: string, ip?: string): Promise<AccountBrowser> => {
      const one = browser(ip)
      await one.post('/conducteur/compte/creer', { email, password, passwordAgain: password })
      const typed = { email, password, code: lastCode(email) }
      const opened = await one.post('/conducteur/compte/verifier', typed)
      if (opened.status !== 303) throw new Error(`no account for ${email}: ${opened.text}`)
      return one
    },
    /** A browser in which FranceConnect has signed the holder in; the identity is linked to the licence. */
    asHolder: async (neph: Neph, sub = `sub-${neph}`): Promise<AccountBrowser> => {
      const line = composeAuditEntry({
        at: now(),
        action: 'link-licence',
        outcome: 'granted',
        role: 'holder',
      })
      await identities.bind(sub, neph, now(), line)
      const subject = {
        kind: 'driver',
        signedInBy: 'franceconnect',
        sub,
        displayName: 'E',
        neph,
        idToken: '',
      }
      const { token } = await sessions.open(
        { ...subject, kind: 'driver', signedInBy: 'franceconnect' },
        now(),
      )
      const one = browser()
      one.cookies.set(SESSION, token)
      return one
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await database.close()
    },
  }
}
