import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the metrics ask for when they are read; what fails is left out of that reading. */
export interface MetricSources {
  /** Lines of the audit that wait to be chained. */
  readonly auditPending?: () => Promise<number>
  /** Age in days of the lists that verification rests on, by issuer. */
  readonly trustAges?: () => Promise<readonly { readonly issuer: string; readonly ageDays: number }[]>
  /** Files handed in that are being read, or wait for it. */
  readonly filesUnderWay?: () => number
  /** Lines of batches that wait, and that are being issued. */
  readonly queueDepth?: () => Promise<{ readonly queued: number; readonly running: number }>
}

/** The counts of a service. No label tells of a person, a document or an address. */
export interface ServiceMetrics {
  readonly registry: Registry
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>
  readonly issued: Counter<'kind' | 'outcome'>
  readonly issueSeconds: Histogram<'kind'>
  readonly batchLines: Counter<'kind' | 'outcome'>
  readonly verified: Counter<'verdict'>
  readonly reasons: Counter<'reason'>
  readonly signIns: Counter<'role' | 'outcome' | 'reason'>
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

/** Makes the counts of a service in a registry of its own, with those of the process. */
export function serviceMetrics(sources: MetricSources = {}): ServiceMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'permis_' })
  addGauges(registry, sources)
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers })
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets: SECONDS, registers })
  return {
    registry,
    requestSeconds: histogram('permis_http_request_seconds', 'Time to answer, by pattern of the address', [
      'method',
      'route',
      'status',
    ]),
    issued: counter('permis_issues_total', 'Documents asked for, by what became of it', ['kind', 'outcome']),
    issueSeconds: histogram('permis_issue_seconds', 'Time to issue a document', ['kind']),
    batchLines: counter('permis_batch_lines_total', 'Lines of batches tried, by what became of it', [
      'kind',
      'outcome',
    ]),
    verified: counter('permis_verifications_total', 'Verifications, by verdict', ['verdict']),
    reasons: counter('permis_verification_reasons_total', 'Why checks did not pass', ['reason']),
    signIns: counter('permis_sign_ins_total', 'Sign-ins, by what became of it', [
      'role',
      'outcome',
      'reason',
    ]),
  }
}

function addGauges(
  registry: Registry,
  { auditPending, trustAges, filesUnderWay, queueDepth }: MetricSources,
): void {
  const registers = [registry]
  if (queueDepth) addQueueGauge(registry, queueDepth)
  if (auditPending)
    new Gauge({
      name: 'permis_audit_pending_lines',
      help: 'Lines of the audit that wait to be chained',
      registers,
      async collect() {
        await auditPending().then(
          (lines) => this.set(lines),
          () => this.reset(),
        )
      },
    })
  if (trustAges)
    new Gauge({
      name: 'permis_trust_list_age_days',
      help: 'Age of the lists that verification rests on',
      labelNames: ['issuer'],
      registers,
      async collect() {
        this.reset()
        for (const { issuer, ageDays } of await trustAges().catch(() => [])) this.set({ issuer }, ageDays)
      },
    })
  if (filesUnderWay)
    new Gauge({
      name: 'permis_files_under_way',
      help: 'Files handed in that are being read, or wait for it',
      registers,
      collect() {
        this.set(filesUnderWay())
      },
    })
}

function addQueueGauge(registry: Registry, queueDepth: NonNullable<MetricSources['queueDepth']>): void {
  new Gauge({
    name: 'permis_queue_lines',
    help: 'Lines of batches that wait, and that are being issued',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset()
      const depth = await queueDepth().catch(() => ({}))
      for (const [state, lines] of Object.entries(depth)) this.set({ state }, lines)
    },
  })
}

/** Measures each request by the pattern of its address, never by the address itself. */
export function measureRequests({ requestSeconds }: ServiceMetrics): RequestHandler {
  return (request, response, next) => {
    const end = requestSeconds.startTimer()
    response.on('finish', () => {
      const path: unknown = request.route?.path
      const route = typeof path === 'string' ? path : 'other'
      end({ method: request.method, route, status: String(response.statusCode) })
    })
    next()
  }
}
