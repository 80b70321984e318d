import express, { type Express, type Router } from 'express'
import type { Logger } from 'pino'
import { apiRoutes, type OwnApiPorts } from './api/api-routes.ts'
import type { IssuingApiPorts } from './api/issuing-batches.ts'
import type { BatchApiPorts } from './api/verification-batches.ts'
import { auditRefusals } from './audit-refusals.ts'
import type { HealthCheck } from './health.ts'
import type { DemonstrationDriver } from './home.ts'
import { chooseLanguage } from './language.ts'
import { limitOwnPages } from './limit-own-pages.ts'
import { measureRequests, type ServiceMetrics } from './metrics.ts'
import { operationRoutes } from './operation-routes.ts'
import type { PageIssuer } from './page-layout.ts'
import { pageRoutes } from './page-routes.ts'
import { limitRate, RATE_LIMITS, type RateLimits } from './rate-limit.ts'
import { logRequests } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { closeWhenStopping, type ServiceState } from './service-life.ts'
import { refuseUnknownAddress, tellProblem } from './tell-problem.ts'
import { trustRoutes } from './trust-routes.ts'
import { addVerifier, type VerifierPorts } from './verifier-routes.ts'
import type { WithdrawalListOf } from './withdrawal-list.ts'

/** Sign-in and the pages of those signed in, with whole addresses. */
export interface PeopleParts {
  /** Before any page: simulators, and the session of whoever asks. */
  readonly first: Router
  readonly pages: Router
  /** Where forms may lead beside this service: the providers of identity. */
  readonly formTargets: readonly string[]
}

/** What the service needs to answer; everything else is in these. What is optional is then not offered. */
export interface AppPorts extends VerifierPorts {
  readonly drivers: readonly DemonstrationDriver[]
  /** In whose name the service is; left out for the demonstration, whose pages say so. */
  readonly issuer?: PageIssuer | null
  readonly keysDir: string
  readonly version: string
  readonly log: Logger
  /** How far the service is, for readiness; `isReady` is the short form of it. */
  readonly life?: { readonly state: ServiceState }
  readonly isReady?: () => boolean
  readonly checks?: readonly HealthCheck[]
  readonly metrics?: ServiceMetrics
  readonly metricsToken?: string | null
  /** Left out where nobody can sign in. */
  readonly people?: PeopleParts
  /** The endpoints of drivers, `/api/v1/me`. */
  readonly own?: OwnApiPorts
  /** Verification of many files at once. */
  readonly batches?: BatchApiPorts
  /** Issuing of many documents for programs. */
  readonly issuing?: IssuingApiPorts
  /** Where signed heads of the audit are kept. */
  readonly headsFile?: string
  /** The withdrawal lists of the moment; left out, those of the folder of keys are served. */
  readonly withdrawalListOf?: WithdrawalListOf
  readonly limits?: RateLimits
  /** Proxies whose `X-Forwarded-*` is believed (`TRUST_PROXY`): their number or their addresses; none by default. */
  readonly trustProxy?: number | readonly string[]
}

/** Builds the HTTP service: pages and API over the same procedures, problems told in one place. */
export function createApp(ports: AppPorts): Express {
  const { log, version, metrics = null, limits = RATE_LIMITS, life = lifeOf(ports) } = ports
  const { checks = [], metricsToken = null, own = null, people } = ports
  const app = express()
  app
    .disable('x-powered-by')
    .set('etag', false)
    .set('trust proxy', trustedProxies(ports))
    .set('issuer', ports.issuer ?? null)
  app.use(securityHeaders(people?.formTargets ?? []))
  app.use(logRequests(log), closeWhenStopping(life))
  if (metrics !== null) app.use(measureRequests(metrics))
  app.use(chooseLanguage)
  if (people) app.use(people.first)
  // First, for programs ask more often than people do.
  const { examine, batches, issuing } = ports
  app.use(apiRoutes({ examine, own, batches, issuing, limits, version }))
  app.use(operationRoutes({ life, checks, metrics, metricsToken, version }))
  app.use(pageRoutes(ports.drivers))
  addVerifier(app, ports)
  app.use(trustRoutes(ports.keysDir, ports.headsFile ?? null, ports.withdrawalListOf))
  app.use([...SIGN_IN_PATHS], limitRate('signIns', limits.signIns))
  app.post('/conducteur/documents', limitRate('documents', limits.documents))
  app.use(['/conducteur', '/greffe'], limitOwnPages(limits.own))
  if (people) app.use(people.pages)
  app.use(refuseUnknownAddress)
  if (own !== null) app.use(auditRefusals(own))
  app.use(tellProblem(log))
  return app
}

/** Where passwords, codes and identities are tried. */
const SIGN_IN_PATHS = [
  '/conducteur/connexion/franceconnect',
  '/conducteur/retour',
  '/conducteur/rattachement',
  '/conducteur/compte',
  '/greffe/connexion/proconnect',
  '/greffe/retour',
] as const

function lifeOf({ isReady = () => true }: AppPorts): { readonly state: ServiceState } {
  return {
    get state() {
      return isReady() ? 'ready' : 'starting'
    },
  }
}

function trustedProxies({ trustProxy = 0 }: AppPorts): number | string[] {
  return typeof trustProxy === 'number' ? trustProxy : [...trustProxy]
}
