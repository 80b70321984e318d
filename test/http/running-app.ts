import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Router } from 'express'
import type { OwnApiPorts } from '../../src/http/api/api-routes.ts'
import { type AppPorts, createApp } from '../../src/http/app.ts'
import { openLog } from '../../src/http/request-log.ts'
import { attachSession } from '../../src/http/sign-in/require-session.ts'
import { sessionCookie } from '../../src/http/sign-in/session-cookie.ts'
import { issuingApi } from '../../src/main/issuing-queue.ts'
import { openBatches } from '../../src/main/open-batches.ts'
import { type Issuing, openIssuing } from '../../src/main.ts'
import { createScanner } from '../../src/scan/scanner.ts'
import { type RefusalOfSeal, refusalOfSeal } from '../../src/service/driver/refusal-of-seal.ts'
import { auditedExaminer } from '../../src/service/examine-audited.ts'
import type { Examine } from '../../src/service/examine-document.ts'
import { type IssuedDocument, issueDocument } from '../../src/service/issue-document.ts'
import { readSettings } from '../../src/settings.ts'
import { databaseIdempotency } from '../../src/storage/database/database-idempotency.ts'
import { databaseOwnDocuments } from '../../src/storage/database/database-own-documents.ts'
import { databaseSessions } from '../../src/storage/database/database-sessions.ts'
import { assembleTrustFrom, currentTrust } from '../../src/verification-trust.ts'
import { buildOnce } from '../cli/built-cli.ts'
import { fixture } from '../core/records.ts'
import { requestFor } from '../service/issuing-bench.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'
import { heldToContract } from './api/api-contract.ts'

/** The service on a real port, with its own keys and every adapter real. */
export interface RunningApp {
  readonly url: string
  /** Lines of the log, most talkative level. */
  readonly log: () => string
  readonly issue: (fixture: string, kind: 'ADCS' | 'RII', recipientSiren?: string) => Promise<IssuedDocument>
  /** Opens a session of a fictitious driver, and gives its cookie; a licence is linked to it unless told otherwise. */
  readonly signIn: (fixture: string, by?: 'franceconnect' | 'account', isLinked?: boolean) => Promise<string>
  readonly issuing: Issuing
  readonly keysDir: string
  /** Ends the service; fails where an answer departed from the document of the API. */
  readonly close: () => Promise<void>
}

/** No test is to be slowed down by what it does quickly. */
const NO_LIMITS = { verifications: 100_000, signIns: 100_000, documents: 100_000, own: 100_000 }

/** Starts the service as `permis serve` does; `examine` may stand in for a reader in trouble. */
export async function startApp(examine?: Examine, more: Partial<AppPorts> = {}): Promise<RunningApp> {
  await buildOnce()
  const dir = mkdtempSync(join(tmpdir(), 'http-'))
  const settings = readSettings({ PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') })
  await prepareCluster(settings.dataDir)
  const issuing = await openIssuing(settings, new Date())
  const scanner = createScanner()
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const ports = {
    readEvidence: scanner.readEvidence,
    currentTrust: issuing.withdrawals.judging(currentTrust(settings.keysDir)),
    now: () => new Date(),
  }
  const sessions = databaseSessions(issuing.registry.db, issuing.registry.keys)
  const own = ownApi(issuing, refusalOfSeal({ currentTrust: freshTrust(settings.keysDir) }, 'test'))
  const judge = examine ?? auditedExaminer({ ...ports, audit: own.audit }, 'test')
  const violations: string[] = []
  const accountOf = async (name: string, neph: string | null) => {
    const email = { email: `${name}@exemple.fr`, email_canonical: `${name}@exemple.fr` }
    const link = { neph, linked_at: neph === null ? null : new Date() }
    const { id } = await issuing.registry.db
      .insertInto('account')
      .values({ ...email, ...link, password_hash: '-', verified_at: new Date() })
      .onConflict((conflict) => conflict.column('email_canonical').doUpdateSet(link))
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  const app = createApp({
    environment: 'test',
    examine: judge,
    currentTrust: ports.currentTrust,
    people: {
      first: Router().use(attachSession({ sessions, cookie: sessionCookie(own.publicUrl), now: own.now })),
      pages: Router(),
      formTargets: [],
    },
    batches: openBatches({
      ...{ examine: judge, currentTrust: ports.currentTrust },
      ...{ environment: 'test', tellFault: () => {} },
    }),
    own,
    issuing: issuingApi(issuing, () => {}),
    drivers: issuing.drivers.map(({ neph, holder, state }) => ({ neph, name: holder.birthName, state })),
    keysDir: settings.keysDir,
    withdrawalListOf: issuing.withdrawals.listOf,
    version: '1.2.3',
    isReady: () => true,
    log: openLog('trace', stream),
    limits: NO_LIMITS,
    ...more,
  })
  const server = createServer(heldToContract(app, violations))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: () => lines.join(''),
    issue: async (fixture, kind, recipientSiren) =>
      issueDocument(await issuing.issuePorts(), {
        ...requestFor(fixture, kind, { lint: 'symbol' }),
        recipientSiren: recipientSiren ?? null,
        at: new Date(),
      }),
    issuing,
    keysDir: settings.keysDir,
    signIn: async (name, by = 'franceconnect', isLinked = true) => {
      const { holder, ...record } = fixture(name)
      const neph = isLinked ? record.neph : null
      const displayName = `${holder.givenNames[0]} ${holder.birthName}`
      const who =
        by === 'franceconnect'
          ? ({ kind: 'driver', signedInBy: by, sub: `sub-${name}`, displayName, neph, idToken: '' } as const)
          : ({
              kind: 'driver',
              signedInBy: by,
              accountId: await accountOf(name, neph),
              displayName,
              neph,
            } as const)
      return `permis-session=${(await sessions.open(who, new Date())).token}`
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await scanner.close()
      await issuing.close()
      rmSync(dir, { recursive: true, force: true })
      if (violations.length > 0)
        throw new Error(`answers that the document does not have:\n${violations.join('\n')}`)
    },
  }
}

/** As the service has it, without the minute for which it keeps what it assembled. */
function freshTrust(keysDir: string) {
  return () => assembleTrustFrom({ keysDir, folders: [] }, new Date(), new Date())
}

function ownApi({ registry, issuePorts }: Issuing, refusalOf: RefusalOfSeal): OwnApiPorts {
  const { db, keys, records, audit } = registry
  return {
    ...{ records, audit, refusalOf, publicUrl: 'http://localhost' },
    now: () => new Date(),
    documents: databaseOwnDocuments(db, keys),
    idempotency: databaseIdempotency(db, keys),
    issue: async (request, completed) => issueDocument(await issuePorts(), request, completed),
  }
}

/** A form with one file, as a browser sends it. */
export function formWith(
  file: Uint8Array | string,
  fields: Readonly<Record<string, string>> = {},
  name = 'document',
): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), name)
  return form
}
