import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import express from 'express'
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import { pino } from 'pino'
import { askNewCode } from '../../../src/http/account/ask-new-code.ts'
import { chooseLanguage } from '../../../src/http/language.ts'
import { sendStyle } from '../../../src/http/page.ts'
import { clerkSignInRoutes } from '../../../src/http/sign-in/clerk-sign-in-routes.ts'
import { driverSignInRoutes } from '../../../src/http/sign-in/driver-sign-in-routes.ts'
import {
  attachSession,
  requireClerk,
  requireLinkedDriver,
} from '../../../src/http/sign-in/require-session.ts'
import { sessionCookie } from '../../../src/http/sign-in/session-cookie.ts'
import { sessionOf } from '../../../src/http/sign-in/session-of.ts'
import { refuseUnknownAddress, tellProblem } from '../../../src/http/tell-problem.ts'
import type { AssuranceLevel } from '../../../src/identity/authentication-facts.ts'
import { communesOfFrance } from '../../../src/identity/communes-of-france.ts'
import { franceConnect } from '../../../src/identity/franceconnect.ts'
import { listenerFetch } from '../../../src/identity/listener-fetch.ts'
import { proConnect } from '../../../src/identity/proconnect.ts'
import { franceConnectPersonas } from '../../../src/identity/simulator/franceconnect-personas.ts'
import { franceConnectSimulator } from '../../../src/identity/simulator/franceconnect-simulator.ts'
import { DEMONSTRATION_AGENTS } from '../../../src/identity/simulator/proconnect-personas.ts'
import { proConnectSimulator } from '../../../src/identity/simulator/proconnect-simulator.ts'
import type { Tampering } from '../../../src/identity/simulator/simulated-provider.ts'
import type { PeopleStores } from '../../../src/service/atomically.ts'
import { openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAttempts } from '../../../src/storage/database/database-attempts.ts'
import { databaseCodeUses } from '../../../src/storage/database/database-code-uses.ts'
import { databaseCodes } from '../../../src/storage/database/database-codes.ts'
import { databaseHolderRequests } from '../../../src/storage/database/database-holder-requests.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../../../src/storage/database/database-sign-in-attempts.ts'
import { folderRecords } from '../../../src/storage/folder-records.ts'
import { ENGINES } from '../../storage/database/two-engines.ts'
import { type CookieBrowser, openBrowser } from './cookie-browser.ts'
import { memoryPorts } from './memory-ports.ts'

/** Another address than the listener's, as behind a proxy. */
export const PUBLIC_URL = 'https://permis.test'

type MemoryStores = Omit<PeopleStores, 'accounts' | 'accountLinks'>

/** The sign-in part of the service on a real port, with both simulators; sessions and counts are in a real database. */
export interface SignInApp {
  readonly browser: () => CookieBrowser
  readonly ports: ReturnType<typeof memoryPorts>
  /** Signs as the simulated FranceConnect does. */
  readonly providerKey: CryptoKey
  /** What the simulated FranceConnect answers is changed until it is emptied. */
  readonly tamper: Tampering
  level: AssuranceLevel
  now: () => Date
  readonly log: () => string
  readonly close: () => Promise<void>
}

/** @param port a fixed one where a browser is to reach it under `publicUrl` itself */
export async function startSignInApp(publicUrl = PUBLIC_URL, port = 0): Promise<SignInApp> {
  const [, openDatabase] = ENGINES[0] ?? []
  if (openDatabase === undefined) throw new Error('no engine')
  const database = await openDatabase()
  const keys = await openDataKeys(database.db, database)
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const signingKey = {
    ...(await exportJWK(privateKey)),
    kty: 'EC' as const,
    alg: 'ES256',
    use: 'sig',
    kid: 'fc',
  }
  const records = await folderRecords(new URL('../../../fixtures/records', import.meta.url).pathname)
  let listener = ''
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const state = { level: 'eidas1' as AssuranceLevel, now: () => new Date(), tamper: {} as Tampering }
  const now = () => state.now()
  const ports = memoryPorts()
  const client = { clientId: 'permis', clientSecret: 'a secret of the demonstration' }
  const place = (slug: 'franceconnect' | 'proconnect', root: string) => ({
    ...client,
    issuer: `${publicUrl}/simulateurs/${slug}/api/v2`,
    redirectUri: `${publicUrl}${root}/retour/${slug}`,
    postLogoutRedirectUri: `${publicUrl}${root}/retour/deconnexion`,
    fetch: listenerFetch(publicUrl, () => listener),
    now,
  })
  const simulator = (root: string, slug: string) => ({
    ...client,
    production: false,
    publicUrl: publicUrl,
    redirectUris: [`${publicUrl}${root}/retour/${slug}`],
    postLogoutRedirectUris: [`${publicUrl}${root}/retour/deconnexion`],
    now: () => new Date(),
  })
  const sessions = databaseSessions(database.db, keys)
  const attempts = databaseSignInAttempts(database.db, keys)
  const { audit, notices, links } = ports
  const [codes, requests] = [databaseCodes(database.db, keys), databaseHolderRequests(database.db, keys)]
  const codeUses = databaseCodeUses(database.db, keys, { registryCodesSeenElsewhere: false })
  const shared = {
    ...{ attempts, audit, links, records },
    communes: communesOfFrance,
    // Transactions are proved elsewhere, too.
    atomically: <Result>(work: (stores: MemoryStores) => Promise<Result>) =>
      work({ sessions, audit, notices, identityLinks: links, requests, codeUses }),
  }
  const settings = place('franceconnect', '/conducteur')
  const provider = {
    begin: () => franceConnect({ ...settings, level: state.level }).begin(),
    complete: (...answer: Parameters<ReturnType<typeof franceConnect>['complete']>) =>
      franceConnect({ ...settings, level: state.level }).complete(...answer),
    signOutUrl: (...args: [string, string]) =>
      franceConnect({ ...settings, level: state.level }).signOutUrl(...args),
  }
  const app = express()
  app.use(chooseLanguage)
  app.get('/style.css', sendStyle)
  app.use(
    franceConnectSimulator({
      ...simulator('/conducteur', 'franceconnect'),
      personas: franceConnectPersonas(records.all),
      signingKey,
      tamper: {
        tokens: async (answer) => (await state.tamper.tokens?.(answer)) ?? answer,
        userInfo: async (jwt) => (await state.tamper.userInfo?.(jwt)) ?? jwt,
      },
    }),
    proConnectSimulator(simulator('/greffe', 'proconnect')),
    attachSession({ sessions, cookie: sessionCookie(publicUrl), now }),
    driverSignInRoutes({
      publicUrl: publicUrl,
      signIn: { ...shared, provider },
      link: { ...shared, askNewCode, codes, attempts: databaseAttempts(database.db, keys) },
      now,
    }),
    clerkSignInRoutes({
      publicUrl: publicUrl,
      signIn: {
        ...shared,
        provider: proConnect(place('proconnect', '/greffe')),
        allowed: DEMONSTRATION_AGENTS,
        habilitations: ports.habilitations,
      },
      isSimulated: true,
      now,
    }),
  )
  app.get('/conducteur', requireLinkedDriver, (_request, response) => void response.json(sessionOf(response)))
  app.get('/conducteur/documents', requireLinkedDriver, (_request, response) => void response.json({}))
  app.get('/greffe', requireClerk, (_request, response) => void response.json(sessionOf(response)))
  app.use(refuseUnknownAddress, tellProblem(pino({ level: 'trace' }, stream)))
  const server = createServer(app)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  listener = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(state, {
    browser: () => openBrowser(publicUrl, () => listener),
    ports,
    providerKey: privateKey,
    log: () => lines.join(''),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await database.close()
    },
  })
}
