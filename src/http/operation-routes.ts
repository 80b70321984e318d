import { Router } from 'express'
import { getReadiness, type HealthCheck } from './health.ts'
import type { ServiceMetrics } from './metrics.ts'
import { getMetrics } from './metrics-endpoint.ts'
import type { ServiceLife } from './service-life.ts'
import { allowOnly } from './tell-problem.ts'

/** What operators and their tools ask. */
export interface OperationPorts {
  readonly life: Pick<ServiceLife, 'state'>
  readonly checks: readonly HealthCheck[]
  /** Null where nothing is counted. */
  readonly metrics: ServiceMetrics | null
  /** `METRICS_TOKEN`; null where the metrics are for this machine alone. */
  readonly metricsToken: string | null
  readonly version: string
}

/** `/health/live`, `/health/ready`, `/metrics`, `/version`. */
export function operationRoutes({ life, checks, metrics, metricsToken, version }: OperationPorts): Router {
  const read = allowOnly('GET', 'HEAD')
  const router = Router()
  router
    .route('/health/live')
    .get((_request, response) => void response.json({ status: 'live' }))
    .all(read)
  router.route('/health/ready').get(getReadiness(life, checks)).all(read)
  if (metrics !== null) router.route('/metrics').get(getMetrics(metrics, metricsToken)).all(read)
  router
    .route('/version')
    .get((_request, response) => void response.json({ version }))
    .all(read)
  return router
}
