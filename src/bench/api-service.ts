import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { Router } from 'express'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import type { OwnApiPorts } from '../http/api/api-routes.ts'
import { createApp } from '../http/app.ts'
import { serviceMetrics } from '../http/metrics.ts'
import { countExamining, timeIssuing } from '../http/metrics-counting.ts'
import { createServiceServer } from '../http/service-server.ts'
import { attachSession } from '../http/sign-in/require-session.ts'
import { sessionCookie } from '../http/sign-in/session-cookie.ts'
import { createScanner } from '../scan/scanner.ts'
import { refusalOfSeal } from '../service/driver/refusal-of-seal.ts'
import { examiner } from '../service/examine-document.ts'
import { issueDocument } from '../service/issue-document.ts'
import { databaseIdempotency } from '../storage/database/database-idempotency.ts'
import { databaseOwnDocuments } from '../storage/database/database-own-documents.ts'
import { databaseSessions } from '../storage/database/database-sessions.ts'
import type { Schema } from '../storage/database/schema.ts'
import { currentTrust } from '../verification-trust.ts'
import { bareVerification } from './verify-figure.ts'
import { issueAdcs, NEPH, type Workshop, withWorkshop } from './workshop.ts'

const PUBLIC_URL = 'http://localhost'
/** Counted as in service, and never reached. */
const LIMITS = { verifications: 1e9, signIns: 1e9, documents: 1e9, own: 1e9 }
const now = () => new Date()

/** What the process that measures is told once, and the CPU time of this one each time it asks. */
export type ApiServiceMessage =
  | { readonly ours: string; readonly bare: string; readonly payload: string; readonly cookie: string }
  | { readonly cpuMs: number }

/** Serves the whole app and, beside it, a bare Express route that verifies the same seal; for its parent to measure. */
async function serveForMeasuring(): Promise<void> {
  await withWorkshop(async (workshop) => {
    const { payload } = await issueAdcs(workshop.demonstration.issue, now(), 'symbol')
    const { app, cookie } = await wholeApp(workshop)
    const [ours, bare] = [await serve(app), await serve(bareRoute(workshop, payload))]
    process.on('message', () => {
      const { user, system } = process.cpuUsage()
      tell({ cpuMs: (user + system) / 1000 })
    })
    tell({ ours, bare, payload, cookie })
    await once(process, 'disconnect')
  })
}

function tell(message: ApiServiceMessage): void {
  process.send?.(message)
}

async function wholeApp({ demonstration, settings }: Workshop) {
  const { registry } = demonstration
  const metrics = serviceMetrics()
  const sessions = databaseSessions(registry.db, registry.keys)
  const scanner = createScanner({ spares: 1 })
  const trust = currentTrust(settings.keysDir)
  const examine = examiner({ readEvidence: scanner.readEvidence, currentTrust: trust, now }, 'test')
  const attach = attachSession({ sessions, cookie: sessionCookie(PUBLIC_URL), now })
  const issue: OwnApiPorts['issue'] = (request, completed) =>
    issueDocument(demonstration.issue, request, completed)
  const app = createApp({
    environment: 'test',
    examine: countExamining(metrics, examine),
    currentTrust: trust,
    drivers: [],
    keysDir: settings.keysDir,
    version: '0',
    log: pino({ level: 'warn' }),
    limits: LIMITS,
    metrics,
    people: { first: Router().use(attach), pages: Router(), formTargets: [] },
    own: {
      ...{ records: registry.records, audit: registry.audit, publicUrl: PUBLIC_URL, now },
      documents: databaseOwnDocuments(registry.db, registry.keys),
      idempotency: databaseIdempotency(registry.db, registry.keys),
      issue: timeIssuing(metrics, issue),
      refusalOf: refusalOfSeal({ currentTrust: trust }, 'test'),
    },
  })
  const who = {
    kind: 'driver',
    signedInBy: 'account',
    accountId: await openBenchAccount(registry.db),
    displayName: 'bench',
    neph: NEPH,
  } as const
  const { token } = await sessions.open(who, now())
  return { app, cookie: `permis-session=${token}` }
}

async function openBenchAccount(db: Kysely<Schema>): Promise<string> {
  const { id } = await db
    .insertInto('account')
    .values({
      ...{ email: 'bench', email_canonical: 'bench', password_hash: '' },
      ...{ verified_at: now(), neph: NEPH, linked_at: now() },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What a service that only verifies the signature would do: read JSON, verify, answer JSON. */
function bareRoute(workshop: Workshop, payload: string): RequestListener {
  const verify = bareVerification(workshop, payload)
  const app = express()
  app.post('/', express.json(), async (_request, response) => {
    await verify()
    response.json({ valid: true })
  })
  return app
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServiceServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

await serveForMeasuring()
process.exit(0)
