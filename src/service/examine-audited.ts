import { decideAccess, RESERVED_DOCUMENTS } from '../core/access/decide-access.ts'
import { type AuditEntry, auditedRequester, composeAuditEntry } from '../core/audit/audit-entry.ts'
import { DOCUMENT_PRESENTED } from '../core/audit/audit-rights.ts'
import type { DocumentKind } from '../core/documents/document-kind.ts'
import type { Report } from '../core/verification/report.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import { visibilityFor } from '../core/verification/withhold.ts'
import { claimedContents } from './clerk/claimed-contents.ts'
import {
  type Examine,
  type Examined,
  type ExamineOptions,
  type ExaminePorts,
  examiner,
} from './examine-document.ts'
import type { AuditLog } from './ports.ts'

/**
 * Makes the examiner whose examinations leave an audit line where they told reserved content to somebody entitled to
 * it, or withheld it from somebody who is not; every other verification stays without a trace, so that nobody can
 * follow where a document is shown.
 *
 * What was withheld leaves its kind and the reason, and of whoever is signed in who that is; nothing of the document
 * or of its holder, not even whether it is genuine. How many such lines anybody can make is bounded by what bounds
 * verifications: the rate limit of an address and the turns of the readers.
 */
export function auditedExaminer(
  ports: ExaminePorts & { readonly audit: AuditLog },
  environment: VerifyOptions['environment'],
): Examine {
  return examiner(ports, environment, async (examined, options) => {
    const at = ports.now()
    const lines = [...linesOfShown(examined.report, options, at), ...linesOfWithheld(examined, options, at)]
    for (const line of lines) await ports.audit.append(line)
  })
}

function linesOfShown(report: Report, options: ExamineOptions, at: Date): readonly AuditEntry[] {
  const { requester } = options
  return reservedShown(report).map(({ kind, id: documentId }) => {
    const { granted, ...right } = decideAccess(requester, 'read-sealed-content', kind)
    return composeAuditEntry({
      ...{ ...whoAsks(options), ...right, at, kind, documentId },
      action: 'read-document',
      outcome: granted ? 'granted' : 'refused',
    })
  })
}

function reservedShown({ document, codes = [] }: Report) {
  const shown = [document, ...codes.map((code) => code.document)].filter((found) => found !== null)
  const reserved = shown.filter(({ kind }) => RESERVED_DOCUMENTS.includes(kind))
  return [...new Map(reserved.map((found) => [found.id, found])).values()]
}

function linesOfWithheld(
  { evidence, report }: Examined,
  options: ExamineOptions,
  at: Date,
): readonly AuditEntry[] {
  if (report.withheld === null) return []
  const withheld = claimedContents(evidence).filter(
    (content) => visibilityFor(options.requester, content).withheld !== null,
  )
  const kinds = new Set<DocumentKind>(withheld.map(({ kind }) => kind))
  const { reason, basis } = report.withheld
  return [...kinds].map((kind) =>
    composeAuditEntry({
      ...{ ...whoAsks(options), at, kind, reason, basis },
      ...{ action: 'read-document', outcome: 'refused', purpose: DOCUMENT_PRESENTED },
    }),
  )
}

function whoAsks({ requester, signedIn }: ExamineOptions) {
  const neph = requester.role === 'holder' ? (requester.neph ?? null) : null
  return { ...auditedRequester(requester), neph, ...signedIn }
}
