import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import express from 'express'
import helmet from 'helmet'
import { pino } from 'pino'
import { auditRefusals } from '../../../src/http/audit-refusals.ts'
import { clerkRoutes } from '../../../src/http/clerk/clerk-routes.ts'
import { chooseLanguage } from '../../../src/http/language.ts'
import { sendStyle } from '../../../src/http/page.ts'
import { clerkSignInRoutes } from '../../../src/http/sign-in/clerk-sign-in-routes.ts'
import { attachSession, requireDriver } from '../../../src/http/sign-in/require-session.ts'
import { sessionCookie } from '../../../src/http/sign-in/session-cookie.ts'
import { driverOf } from '../../../src/http/sign-in/session-of.ts'
import { refuseUnknownAddress, tellProblem } from '../../../src/http/tell-problem.ts'
import { listenerFetch } from '../../../src/identity/listener-fetch.ts'
import { proConnect } from '../../../src/identity/proconnect.ts'
import {
  DEMONSTRATION_AGENTS,
  DEMONSTRATION_HABILITATIONS,
} from '../../../src/identity/simulator/proconnect-personas.ts'
import { proConnectSimulator } from '../../../src/identity/simulator/proconnect-simulator.ts'
import { type Issuing, openIssuing } from '../../../src/main.ts'
import { createScanner } from '../../../src/scan/scanner.ts'
import type { HabilitationRegister } from '../../../src/service/clerk/habilitation-register.ts'
import { seedHabilitations } from '../../../src/service/clerk/seed-habilitations.ts'
import { auditedExaminer } from '../../../src/service/examine-audited.ts'
import { type IssuedDocument, issueDocument } from '../../../src/service/issue-document.ts'
import type { Sessions } from '../../../src/service/session.ts'
import { readSettings } from '../../../src/settings.ts'
import { databaseHabilitations } from '../../../src/storage/database/database-habilitations.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../../../src/storage/database/database-sign-in-attempts.ts'
import { currentTrust } from '../../../src/verification-trust.ts'
import { buildOnce } from '../../cli/built-cli.ts'
import { requestFor } from '../../service/issuing-bench.ts'
import { auditedIn } from '../../storage/database/audited.ts'
import { prepareCluster } from '../../storage/database/prepared-cluster.ts'
import { type CookieBrowser, hiddenField, openBrowser } from '../sign-in/cookie-browser.ts'
import { addVerifications } from './verifications-door.ts'

/** The clerks' part of the service on a real port: simulator of ProConnect, embedded database, keys and reader all real. */
export interface ClerkApp {
  readonly url: string
  readonly listener: string
  readonly issuing: Issuing
  readonly sessions: Sessions
  readonly register: HabilitationRegister
  readonly browser: () => CookieBrowser
  /** Signs a persona in; the browser is then at the pages of clerks. */
  readonly signedIn: (persona: string) => Promise<CookieBrowser>
  readonly issue: (fixture: string, kind: 'ADCS' | 'RII') => Promise<IssuedDocument>
  /** Lines of the audit about validations, in their order. */
  readonly validations: () => Promise<readonly Record<string, unknown>[]>
  /** All lines of the audit but those of sign-ins, in their order. */
  readonly lines: () => Promise<readonly Record<string, unknown>[]>
  now: () => Date
  readonly log: () => string
  readonly close: () => Promise<void>
}

/** @param port a fixed one where a browser is to reach it under `url` itself */
export async function startClerkApp(url = 'https://permis.test', port = 0): Promise<ClerkApp> {
  await buildOnce()
  const dir = mkdtempSync(join(tmpdir(), 'clerk-'))
  const settings = readSettings({ PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') })
  await prepareCluster(settings.dataDir)
  const issuing = await openIssuing(settings, new Date())
  const { registry } = issuing
  const scanner = createScanner()
  const state = { now: () => new Date() }
  const now = () => state.now()
  const sessions = databaseSessions(registry.db, registry.keys)
  const register = databaseHabilitations(registry.db, registry.keys)
  await seedHabilitations(register, DEMONSTRATION_HABILITATIONS, new Date())
  const trust = currentTrust(settings.keysDir)
  const client = { clientId: 'permis', clientSecret: 'a secret of the demonstration' }
  const back = `${url}/greffe/retour`
  let listener = ''
  const provider = proConnect({
    ...client,
    issuer: `${url}/simulateurs/proconnect/api/v2`,
    redirectUri: `${back}/proconnect`,
    postLogoutRedirectUri: `${back}/deconnexion`,
    fetch: listenerFetch(url, () => listener),
    now,
  })
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const admission = { habilitations: register, allowed: DEMONSTRATION_AGENTS, audit: registry.audit }
  const app = express()
  const self = ["'self'"]
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'style-src': self, 'img-src': self, 'form-action': self },
      },
    }),
    chooseLanguage,
  )
  app.get('/style.css', sendStyle)
  app.use(
    proConnectSimulator({
      ...client,
      production: false,
      publicUrl: url,
      redirectUris: [`${back}/proconnect`],
      postLogoutRedirectUris: [`${back}/deconnexion`],
      now: () => new Date(),
    }),
    attachSession({ sessions, cookie: sessionCookie(url), now }),
    clerkSignInRoutes({
      publicUrl: url,
      signIn: {
        ...{ ...admission, provider, atomically: registry.atomically },
        attempts: databaseSignInAttempts(registry.db, registry.keys),
      },
      isSimulated: true,
      now,
    }),
    clerkRoutes({
      ...admission,
      readEvidence: scanner.readEvidence,
      currentTrust: trust,
      environment: 'test',
      now,
    }),
  )
  const examine = auditedExaminer(
    { readEvidence: scanner.readEvidence, currentTrust: trust, now, audit: registry.audit },
    'test',
  )
  addVerifications(app, examine)
  app.get('/conducteur', requireDriver, (_request, response) => void response.json({}))
  app.get('/api/v1/me/licence', (_request, response) => void response.json(driverOf(response)))
  app.use(refuseUnknownAddress, auditRefusals({ audit: registry.audit, now }))
  app.use(tellProblem(pino({ level: 'trace' }, stream)))
  const server = createServer(app)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  listener = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = () => openBrowser(url, () => listener)
  return Object.assign(state, {
    ...{ url, listener, issuing, sessions, register, browser },
    signedIn: async (persona: string) => {
      const own = browser()
      const page = await own.follow('/greffe/connexion/proconnect')
      await own.follow(page.url.href, undefined, { persona })
      return own
    },
    issue: async (fixture: string, kind: 'ADCS' | 'RII') =>
      issueDocument(await issuing.issuePorts(), {
        ...requestFor(fixture, kind, { lint: 'symbol' }),
        at: new Date(),
      }),
    validations: async () =>
      (await auditedIn(registry)).filter(({ action }) => action === 'validate-document'),
    lines: async () => (await auditedIn(registry)).filter(({ action }) => action !== 'sign-in'),
    log: () => lines.join(''),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await scanner.close()
      await issuing.close()
      rmSync(dir, { recursive: true, force: true })
    },
  })
}

/** The answer to a form of the validation. */
export interface Answered {
  readonly status: number
  readonly text: string
}

/** Sends the form of the validation as a browser does; a field told replaces the usual one. */
export async function validate(
  { listener }: ClerkApp,
  browser: CookieBrowser,
  handedIn: Uint8Array | string | null,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const page = await browser.visit('/greffe/validation')
  const form = new FormData()
  const usual = {
    _csrf: hiddenField(page.text, '_csrf'),
    caseNumber: 'RG 24/01234',
    purpose: 'criminal-proceedings',
  }
  const payload = typeof handedIn === 'string' ? { payload: handedIn } : {}
  for (const [name, value] of Object.entries({ ...usual, ...payload, ...fields })) form.append(name, value)
  if (handedIn instanceof Uint8Array)
    form.append('file', new Blob([Uint8Array.from(handedIn)]), 'document.pdf')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${listener}/greffe/validation`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', cookie },
    body: form,
  })
  return { status: response.status, text: await response.text() }
}
