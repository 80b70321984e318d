import { Router } from 'express'
import type { Logger } from 'pino'
import { AUTHORITY_TRACE_DAYS } from '../core/audit/holder-trace.ts'
import { accountRoutes } from '../http/account/account-routes.ts'
import { askNewCode } from '../http/account/ask-new-code.ts'
import type { ClerkPorts } from '../http/clerk/clerk-ports.ts'
import { clerkRoutes } from '../http/clerk/clerk-routes.ts'
import { driverRoutes } from '../http/driver/driver-routes.ts'
import { clerkSignInRoutes } from '../http/sign-in/clerk-sign-in-routes.ts'
import { driverSignInRoutes } from '../http/sign-in/driver-sign-in-routes.ts'
import { attachSession } from '../http/sign-in/require-session.ts'
import { sessionCookie } from '../http/sign-in/session-cookie.ts'
import { communesOfFrance } from '../identity/communes-of-france.ts'
import type { Issuing } from '../main.ts'
import { DEMONSTRATION_ISSUER } from '../pdf/document-issuer.ts'
import { documentMarkup } from '../pdf/document-markup.ts'
import type { HabilitationRegister } from '../service/clerk/habilitation-register.ts'
import { seedHabilitations } from '../service/clerk/seed-habilitations.ts'
import { refusalOfSeal } from '../service/driver/refusal-of-seal.ts'
import { issueDocument, type StatementIssueRequest } from '../service/issue-document.ts'
import type { IssueCompleting } from '../service/issue-once.ts'
import type { Settings } from '../settings.ts'
import { databaseAuditTrace } from '../storage/database/audit-trace.ts'
import { databaseAttempts } from '../storage/database/database-attempts.ts'
import { databaseFranceConnectLinks } from '../storage/database/database-franceconnect-links.ts'
import { databaseHabilitations } from '../storage/database/database-habilitations.ts'
import { databaseHolderRequests } from '../storage/database/database-holder-requests.ts'
import { databaseIdempotency } from '../storage/database/database-idempotency.ts'
import { databaseOwnDocuments } from '../storage/database/database-own-documents.ts'
import { databaseSessions } from '../storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../storage/database/database-sign-in-attempts.ts'
import { accountParts } from './account-parts.ts'
import { openProviders, type Providers, type ServicePlace } from './providers.ts'

/** What the app mounts for people who sign in. */
export interface PeopleRoutes {
  /** Before any page: simulators, and the session of whoever asks. */
  readonly first: Router
  /** The pages of drivers and clerks, with whole addresses. */
  readonly pages: Router
  readonly formTargets: readonly string[]
  /** Waits for the mails that are on their way; before the database is closed. */
  close(): Promise<void>
}

/** What a clerk's validation reads and judges with. */
export type Judging = Pick<ClerkPorts, 'readEvidence' | 'currentTrust' | 'environment'>

const now = () => new Date()

/** Joins sign-in, sessions, accounts and the pages of drivers and clerks over the registry. */
export async function openPeopleRoutes(
  settings: Settings,
  place: ServicePlace,
  issuing: Issuing,
  { log, ...judging }: Judging & { readonly log: Logger },
): Promise<PeopleRoutes> {
  const { publicUrl } = place
  const providers = await openProviders(settings, place, issuing.drivers)
  const shared = sharedPorts(issuing)
  const first = Router()
  if (providers.simulators.length > 0) first.use(...providers.simulators)
  const { db, keys } = issuing.registry
  const sessions = databaseSessions(db, keys)
  first.use(attachSession({ sessions, cookie: sessionCookie(publicUrl), now }))
  const accounts = accountParts(settings, publicUrl, issuing.registry, log)
  const pages = Router()
  pages.use(
    driverSignInRoutes({
      ...{ publicUrl, now },
      link: { ...shared, askNewCode, codes: issuing.registry.codes, attempts: databaseAttempts(db, keys) },
      signIn: { ...shared, provider: providers.franceConnect },
    }),
    await clerkPages(publicUrl, issuing, providers, judging),
    accountRoutes(accounts.ports),
    driverRoutes({
      ...(await driverPorts(settings, issuing, providers.isFranceConnectSimulated)),
      refusalOf: refusalOfSeal(judging, judging.environment),
    }),
  )
  return { first, pages, formTargets: providers.formTargets, close: accounts.close }
}

async function clerkPages(publicUrl: string, issuing: Issuing, providers: Providers, judging: Judging) {
  const { db, keys, audit } = issuing.registry
  const habilitations = databaseHabilitations(db, keys)
  if (providers.isProConnectSimulated) await seedDemonstration(habilitations)
  const allowed = providers.allowedAgents
  const signIn = { ...sharedPorts(issuing), provider: providers.proConnect, allowed, habilitations }
  const router = Router()
  router.use(
    clerkSignInRoutes({ ...{ publicUrl, now, signIn }, isSimulated: providers.isProConnectSimulated }),
    clerkRoutes({ ...judging, ...{ habilitations, allowed, audit, now } }),
  )
  return router
}

/** Loaded in demonstration only, with the simulator whose personas they are for. */
async function seedDemonstration(habilitations: HabilitationRegister): Promise<void> {
  const { DEMONSTRATION_HABILITATIONS } = await import('../identity/simulator/proconnect-personas.ts')
  await seedHabilitations(habilitations, DEMONSTRATION_HABILITATIONS, now())
}

function sharedPorts({ registry }: Issuing) {
  const { db, keys, audit, records, atomically } = registry
  return {
    ...{ audit, records, atomically },
    communes: communesOfFrance,
    attempts: databaseSignInAttempts(db, keys),
    links: databaseFranceConnectLinks(db, keys),
  }
}

async function driverPorts(settings: Settings, { registry, issuePorts }: Issuing, isSimulated: boolean) {
  const { db, keys, audit, records, codes } = registry
  const { reader } = await issuePorts()
  const issue: IssueCompleting = async (request, completed) =>
    issueDocument(await issuePorts(), request, completed)
  const issuer = settings.issuer ?? DEMONSTRATION_ISSUER
  return {
    ...{ audit, records, codes, reader, isSimulated, now },
    issue: async (request: StatementIssueRequest) => issueDocument(await issuePorts(), request),
    once: { idempotency: databaseIdempotency(db, keys), issue },
    documents: databaseOwnDocuments(db, keys),
    requests: databaseHolderRequests(db, keys),
    trace: databaseAuditTrace(db, keys),
    authorityTraceDays: settings.authorityTraceDays ?? AUTHORITY_TRACE_DAYS,
    printedMarkup: (document: Parameters<typeof documentMarkup>[0]) => documentMarkup(document, issuer),
  }
}
