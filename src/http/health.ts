import type { RequestHandler } from 'express'
import type * as z from 'zod'
import type { readinessSchema } from './api/operation-schema.ts'
import type { ServiceLife } from './service-life.ts'

/** How a part of the service stands; a warning is for somebody to look at and takes nothing out. */
export type HealthStatus = 'ok' | 'warning' | 'failing'

/** What a check found: its status, and facts beside it that tell of no person. */
export interface HealthFinding {
  readonly status: HealthStatus
  readonly [fact: string]: string | number | boolean | null | string[]
}

/** One part of the service that can be asked how it stands; what throws or takes too long is failing. */
export interface HealthCheck {
  readonly name: string
  readonly check: () => Promise<HealthFinding>
}

/** Long enough for a database that is busy; shorter than the patience of a balancer. */
const PATIENCE_MS = 2_000
/** However often readiness is asked for, the parts are asked once in this time. */
const KEPT_MS = 1_000

/** `GET /health/ready`: 503 while the service starts or stops, or while a part of it is failing. */
export function getReadiness(
  life: Pick<ServiceLife, 'state'>,
  checks: readonly HealthCheck[],
): RequestHandler {
  const ask = keptFor(KEPT_MS, () => findAll(checks))
  return async (_request, response) => {
    const found = await ask()
    const isFailing = Object.values(found).some(({ status }) => status === 'failing')
    const answer: z.infer<typeof readinessSchema> = {
      status: life.state === 'ready' && isFailing ? 'failing' : life.state,
      checks: found,
    }
    if (answer.status !== 'ready') response.set('Retry-After', '2')
    response.status(answer.status === 'ready' ? 200 : 503).json(answer)
  }
}

async function findAll(checks: readonly HealthCheck[]): Promise<Record<string, HealthFinding>> {
  const found = await Promise.all(checks.map(async ({ name, check }) => [name, await inTime(check)] as const))
  return Object.fromEntries(found)
}

async function inTime(check: HealthCheck['check']): Promise<HealthFinding> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<HealthFinding>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'failing', reason: 'TIMEOUT' }), PATIENCE_MS)
  })
  const failed = (): HealthFinding => ({ status: 'failing', reason: 'FAILED' })
  try {
    return await Promise.race([check().catch(failed), late])
  } finally {
    clearTimeout(timer)
  }
}

function keptFor<Value>(ms: number, ask: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly until: number; readonly answer: Promise<Value> } | null = null
  return () => {
    if (kept === null || performance.now() > kept.until)
      kept = { until: performance.now() + ms, answer: ask() }
    return kept.answer
  }
}
