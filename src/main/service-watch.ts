import { daysBetween, parisDay } from '../core/calendar-day.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { AppPorts } from '../http/app.ts'
import { auditHealth, databaseHealth, keysReadiness, trustHealth } from '../http/health-checks.ts'
import { type ServiceMetrics, serviceMetrics } from '../http/metrics.ts'
import { countAtomically, countAudit, countRegister } from '../http/metrics-counting.ts'
import { uploadsUnderWay } from '../http/upload.ts'
import type { Issuing } from '../main.ts'
import type { Settings } from '../settings.ts'
import { keysHealth } from '../signing/keys-health.ts'
import { auditBacklog } from '../storage/database/audit-backlog.ts'
import { queueDepth } from '../storage/database/database-issuing-queue.ts'
import { auditHeadsFile } from './audit-keeping.ts'

/** What operators look at: readiness, metrics and who is believed about addresses. */
export type ServiceWatch = Required<
  Pick<AppPorts, 'checks' | 'metrics' | 'metricsToken' | 'headsFile' | 'trustProxy'>
>

const now = () => new Date()

/** Joins what tells how the service stands. */
export function watchService(
  settings: Settings,
  { registry }: Issuing,
  currentTrust: () => Promise<TrustMaterial>,
): ServiceWatch {
  const auditPending = () => auditBacklog(registry.db)
  const { metricsToken, trustProxy } = settings
  return {
    ...{ metricsToken, trustProxy: trustProxy ?? 0 },
    headsFile: auditHeadsFile(settings),
    metrics: serviceMetrics({
      auditPending,
      trustAges: () => agesOf(currentTrust),
      filesUnderWay: uploadsUnderWay,
      queueDepth: () => queueDepth(registry.db),
    }),
    checks: [
      databaseHealth(auditPending),
      keysReadiness(() => keysHealth(settings.keysDir, now())),
      trustHealth(currentTrust, now),
      auditHealth(auditPending),
    ],
  }
}

/** Gives the issuing side with everything that it issues, refuses and signs in counted. */
export function countedIssuing(issuing: Issuing, metrics: ServiceMetrics): Issuing {
  const { registry } = issuing
  const audit = countAudit(metrics, registry.audit)
  const documents = countRegister(metrics, registry.documents)
  return {
    ...issuing,
    registry: {
      ...registry,
      ...{ audit, documents },
      atomically: countAtomically(metrics, registry.atomically),
    },
    issuePorts: async () => ({ ...(await issuing.issuePorts()), audit, documents }),
  }
}

async function agesOf(currentTrust: () => Promise<TrustMaterial>) {
  const { lists } = await currentTrust()
  return lists.map(({ issuer, issuedOn }) => ({ issuer, ageDays: daysBetween(issuedOn, parisDay(now())) }))
}
