import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import helmet from 'helmet'
import { pino } from 'pino'
import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { AUTHORITY_TRACE_DAYS } from '../../../src/core/audit/holder-trace.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { DocumentWithdrawal } from '../../../src/core/documents/withdrawal-reason.ts'
import type { LicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { sendAccountPage } from '../../../src/http/driver/account-page.ts'
import { driverRoutes } from '../../../src/http/driver/driver-routes.ts'
import { getHome } from '../../../src/http/home.ts'
import { getInformation } from '../../../src/http/information-pages.ts'
import { chooseLanguage } from '../../../src/http/language.ts'
import { sendIcon, sendStyle } from '../../../src/http/page.ts'
import { attachSession } from '../../../src/http/sign-in/require-session.ts'
import { sessionCookie } from '../../../src/http/sign-in/session-cookie.ts'
import { refuseUnknownAddress, tellProblem } from '../../../src/http/tell-problem.ts'
import { openIssuing } from '../../../src/main.ts'
import { DEMONSTRATION_ISSUER } from '../../../src/pdf/document-issuer.ts'
import { documentMarkup } from '../../../src/pdf/document-markup.ts'
import type { HolderRequest, HolderRequests } from '../../../src/service/driver/holder-requests.ts'
import type { ListedDocument } from '../../../src/service/driver/own-documents.ts'
import { refusalOfSeal } from '../../../src/service/driver/refusal-of-seal.ts'
import {
  type IssuedDocument,
  issueDocument,
  type StatementIssueRequest,
} from '../../../src/service/issue-document.ts'
import type { IssueCompleting } from '../../../src/service/issue-once.ts'
import type { Session, Sessions } from '../../../src/service/session.ts'
import { readSettings } from '../../../src/settings.ts'
import { databaseIdempotency } from '../../../src/storage/database/database-idempotency.ts'
import { assembleTrustFrom } from '../../../src/verification-trust.ts'
import { memoryTrace } from '../../core/audit/traced.ts'
import { fixture, ISSUED_AT } from '../../core/records.ts'

/** The pages of drivers on a real port: real records, press, seals and keys; what is stored is stored in memory. */
export interface DriverApp {
  readonly url: string
  readonly audited: AuditEntry[]
  readonly requests: HolderRequest[]
  readonly keysDir: string
  /** Withdraws a document that was issued here. */
  readonly withdraw: (id: string, withdrawal: DocumentWithdrawal) => void
  /** Changes the registry under a driver who already has documents. */
  readonly change: (record: LicenceRecord) => void
  readonly signIn: (
    name: string,
    by?: 'franceconnect' | 'account',
  ) => Promise<{ readonly cookie: string; readonly csrf: string }>
  readonly close: () => Promise<void>
}

export async function startDriverApp(now: () => Date = () => ISSUED_AT): Promise<DriverApp> {
  const dir = mkdtempSync(join(tmpdir(), 'driver-'))
  const settings = readSettings({ PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') })
  const { issuePorts, registry } = await openIssuing(settings, ISSUED_AT)
  const issue = await issuePorts()
  const audited: AuditEntry[] = []
  const requests: HolderRequest[] = []
  const changed = new Map<string, LicenceRecord>()
  const stored: { neph: string; listed: ListedDocument; pdf: Uint8Array }[] = []
  const sessions = memorySessions()
  const audit = { append: async (entry: AuditEntry) => void audited.push(entry) }
  const records = {
    find: async (neph: LicenceRecord['neph']) => changed.get(neph) ?? issue.records.find(neph),
  }
  const issueAndKeep = async (
    request: StatementIssueRequest,
    completed?: Parameters<IssueCompleting>[1],
  ): Promise<IssuedDocument> => {
    const issued = await issueDocument({ ...issue, records, audit }, request, completed)
    const { id, payload, pdf, expiresOn } = issued
    const { kind, neph, at: issuedAt, recipientSiren } = request
    const emittedOn = parseCalendarDay('2026-11-22')
    const last = expiresOn === null ? null : parseCalendarDay(expiresOn)
    stored.unshift({
      neph,
      pdf,
      listed: { id, kind, issuedAt, emittedOn, expiresOn: last, recipientSiren, payload },
    })
    return issued
  }
  const app = express()
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY } }))
  app.use(chooseLanguage)
  app.use(attachSession({ sessions, cookie: sessionCookie('http://localhost'), now }))
  app.get('/style.css', sendStyle).get('/icone.svg', sendIcon)
  app.get('/', getHome([fixture('clean-b'), fixture('suspended')].map(demonstrated)))
  app.get('/accessibilite', getInformation('accessibility'))
  app.get('/mentions-legales', getInformation('legal'))
  app.get('/donnees-personnelles', getInformation('personalData'))
  for (const [path, name] of ACCOUNT_PAGES)
    app.get(path, (request, response) =>
      sendAccountPage(response, name, {
        values: { neph: '051227308989', birthName: 'VALCLAIR' },
        fault: 'faute' in request.query ? { title: 'Refusé', advice: 'Vérifiez chaque champ.' } : null,
      }),
    )
  app.use(
    driverRoutes({
      records,
      audit,
      now,
      issue: issueAndKeep,
      once: { idempotency: databaseIdempotency(registry.db, registry.keys), issue: issueAndKeep },
      documents: {
        list: async (neph) => stored.filter((one) => one.neph === neph).map(({ listed }) => listed),
        pdf: async (neph, id) => stored.find((one) => one.neph === neph && one.listed.id === id)?.pdf ?? null,
      },
      refusalOf: refusalOfSeal(
        { currentTrust: () => assembleTrustFrom({ keysDir: settings.keysDir, folders: [] }, now(), now()) },
        'test',
      ),
      codes: issue.codes,
      reader: issue.reader,
      printedMarkup: (document) => documentMarkup(document, DEMONSTRATION_ISSUER),
      requests: memoryRequests(requests, audited),
      trace: memoryTrace(() => audited),
      authorityTraceDays: AUTHORITY_TRACE_DAYS,
      isSimulated: true,
    }),
  )
  app.use(refuseUnknownAddress)
  app.use(tellProblem(pino({ level: 'silent' })))
  const server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    audited,
    requests,
    keysDir: settings.keysDir,
    change: (record) => void changed.set(record.neph, record),
    withdraw: (id, withdrawal) => {
      for (const one of stored) if (one.listed.id === id) one.listed = { ...one.listed, withdrawal }
    },
    signIn: async (name, by = 'franceconnect') => {
      const { neph, holder } = fixture(name)
      const displayName = `${holder.givenNames[0]} ${holder.birthName}`
      const who =
        by === 'franceconnect'
          ? ({ kind: 'driver', signedInBy: by, sub: name, displayName, neph, idToken: '' } as const)
          : ({ kind: 'driver', signedInBy: by, accountId: name, displayName, neph } as const)
      const { token, session } = await sessions.open(who, now())
      return { cookie: `permis-session=${token}`, csrf: session.csrfToken }
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const ACCOUNT_PAGES = [
  ['/conducteur/rattachement', 'driver-link'],
  ['/conducteur/compte/creer', 'driver-account-create'],
  ['/conducteur/compte/verifier', 'driver-account-verify'],
  ['/conducteur/compte/connexion', 'driver-account-sign-in'],
  ['/conducteur/compte/rattacher', 'driver-account-link'],
] as const

const SELF = ["'self'"]
const POLICY = { 'default-src': ["'none'"], 'style-src': SELF, 'img-src': SELF, 'form-action': SELF }

function demonstrated({ neph, holder, state }: LicenceRecord) {
  return { neph, name: holder.birthName, state }
}

function memorySessions(): Sessions {
  const open = new Map<string, Session>()
  return {
    async open(subject, at) {
      const token = randomBytes(32).toString('base64url')
      const csrfToken = randomBytes(32).toString('base64url')
      const session = { id: token.slice(0, 8), subject, openedAt: at, csrfToken }
      open.set(token, session)
      return { token, session }
    },
    find: async (token) => open.get(token) ?? null,
    revoke: async (token) => void open.delete(token),
    revokeAllOf: async () => {},
  }
}

function memoryRequests(kept: HolderRequest[], audited: AuditEntry[]): HolderRequests {
  return {
    list: async () => kept,
    open: async (_neph, { subject, text }, at, line, bounds) => {
      if (bounds !== undefined && kept.length >= bounds.open) return null
      if (line !== null) audited.push(line)
      const request: HolderRequest = {
        id: `D-${kept.length + 1}`,
        subject,
        progress: 'received',
        openedAt: at,
        messages: [{ at, from: 'holder', text }],
      }
      kept.unshift(request)
      return request
    },
  }
}
