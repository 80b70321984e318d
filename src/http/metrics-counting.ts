import type { Atomically } from '../service/atomically.ts'
import type { DocumentRegister, NewDocument } from '../service/document-register.ts'
import type { Examine } from '../service/examine-document.ts'
import type { CompletedRequest } from '../service/idempotency.ts'
import type { AuditEntry, AuditLog } from '../service/ports.ts'
import type { ServiceMetrics } from './metrics.ts'

/** Measures how long an issuing procedure takes, whatever else it is given and gives. */
export function timeIssuing<
  Request extends { readonly kind: string },
  Rest extends readonly unknown[],
  Issued,
>(
  { issueSeconds }: ServiceMetrics,
  issue: (request: Request, ...rest: Rest) => Promise<Issued>,
): (request: Request, ...rest: Rest) => Promise<Issued> {
  return async (request, ...rest) => {
    const end = issueSeconds.startTimer({ kind: request.kind })
    try {
      return await issue(request, ...rest)
    } finally {
      end()
    }
  }
}

/** Counts the documents that enter the register. */
export function countRegister<Register extends Pick<DocumentRegister, 'register'>>(
  { issued }: ServiceMetrics,
  documents: Register,
): Register {
  return {
    ...documents,
    register: async (document: NewDocument, ...rest: [AuditEntry, CompletedRequest?]) => {
      await documents.register(document, ...rest)
      issued.inc({ kind: document.kind, outcome: 'issued' })
    },
  }
}

/** Counts what becomes of lines of batches; the document of one counts as any other. */
export function countLines({
  issued,
  batchLines,
}: ServiceMetrics): (outcome: string, kind: string | null) => void {
  return (outcome, kind) => {
    batchLines.inc({ kind: kind ?? 'none', outcome })
    if (outcome === 'done') issued.inc({ kind: kind ?? 'none', outcome: 'issued' })
  }
}

/** Counts verifications by verdict, and why their checks did not pass; what was verified is not told. */
export function countExamining({ verified, reasons }: ServiceMetrics, examine: Examine): Examine {
  return async (bytes, options) => {
    const report = await examine(bytes, options).catch((error: unknown) => {
      verified.inc({ verdict: 'unreadable' })
      throw error
    })
    verified.inc({ verdict: report.verdict })
    for (const { outcome, reason } of report.checks)
      if (reason !== undefined && (outcome === 'failed' || outcome === 'undetermined'))
        reasons.inc({ reason })
    return report
  }
}

/** Counts sign-ins, and documents that were not issued, by what the audit is told of them. */
export function countAudit(metrics: ServiceMetrics, audit: AuditLog): AuditLog {
  return {
    append: async (entry) => {
      countEntry(metrics, entry)
      await audit.append(entry)
    },
  }
}

/** Counts as {@link countAudit} what is told inside a transaction, once it is there. */
export function countAtomically<Stores extends { readonly audit: AuditLog }>(
  metrics: ServiceMetrics,
  atomically: Atomically<Stores>,
): Atomically<Stores> {
  return async (work) => {
    const told: AuditEntry[] = []
    const result = await atomically(async (stores) => {
      const append: AuditLog['append'] = async (entry) => {
        await stores.audit.append(entry)
        told.push(entry)
      }
      return work({ ...stores, audit: { append } })
    })
    for (const entry of told) countEntry(metrics, entry)
    return result
  }
}

function countEntry({ signIns, issued }: ServiceMetrics, entry: AuditEntry): void {
  const { action, role, outcome, kind, reason } = entry
  if (action === 'sign-in') signIns.inc({ role, outcome, reason: reason ?? 'none' })
  if (action === 'issue') issued.inc({ kind: kind ?? 'none', outcome: reason ?? outcome })
}
