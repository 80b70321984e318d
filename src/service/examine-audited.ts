import { decideAccess, RESERVED_DOCUMENTS } from '../core/access/decide-access.ts'
import { auditedRequester, composeAuditEntry } from '../core/audit/audit-entry.ts'
import type { Report } from '../core/verification/report.ts'
import type { Examine } from './examine-document.ts'
import type { AuditLog } from './ports.ts'

/**
 * Makes an examination leave an audit line where it told reserved content to somebody entitled to it; every other
 * verification stays without a trace, so that nobody can follow where a document is shown.
 */
export function auditedExaminer(
  examine: Examine,
  { audit, now }: { readonly audit: AuditLog; readonly now: () => Date },
): Examine {
  return async (bytes, options) => {
    const report = await examine(bytes, options)
    const { requester } = options
    const neph = requester.role === 'holder' ? requester.neph : undefined
    for (const { kind, id } of reservedShown(report)) {
      const { granted, ...right } = decideAccess(requester, 'read-sealed-content', kind)
      await audit.append(
        composeAuditEntry({
          ...auditedRequester(requester),
          at: now(),
          action: 'read-document',
          outcome: granted ? 'granted' : 'refused',
          ...right,
          kind,
          documentId: id,
          ...(neph === undefined ? {} : { neph }),
        }),
      )
    }
    return report
  }
}

function reservedShown({ document, codes = [] }: Report) {
  const shown = [document, ...codes.map((code) => code.document)].filter((found) => found !== null)
  const reserved = shown.filter(({ kind }) => RESERVED_DOCUMENTS.includes(kind))
  return [...new Map(reserved.map((found) => [found.id, found])).values()]
}
