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
export function countAudit({ signIns, issued }: ServiceMetrics, audit: AuditLog): AuditLog {
  return {
    append: async (entry) => {
      const { action, role, outcome, kind, reason } = entry
      if (action === 'sign-in') signIns.inc({ role, outcome, reason: reason ?? 'none' })
      if (action === 'issue') issued.inc({ kind: kind ?? 'none', outcome: reason ?? outcome })
      await audit.append(entry)
    },
  }
}
