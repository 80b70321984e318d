import { type Check, failed, notApplicable, passed } from '../check.ts'
import type { SealCase } from '../seal-case.ts'
import { KINDS_EXPECTED, type VerifyOptions } from '../verify-options.ts'

/** Checks that the seal belongs to a driving-licence document; an invoice is authentic and yet not one. */
export function checkDocumentKind({ content, seal }: SealCase): Check {
  return content.kind === 'OTHER'
    ? failed('document-kind', 'NOT_A_LICENCE_DOCUMENT', `document type ${seal.header.documentType}`)
    : passed('document-kind')
}

/** Checks that the document is the one the caller wanted (`--expect`). */
export function checkExpectedKind({ content }: SealCase, { expect }: VerifyOptions): Check {
  if (expect === undefined) return notApplicable('expected-kind', 'NOT_ASKED')
  return content.kind === KINDS_EXPECTED[expect]
    ? passed('expected-kind')
    : failed('expected-kind', 'UNEXPECTED_KIND', `expected ${KINDS_EXPECTED[expect]}, found ${content.kind}`)
}
