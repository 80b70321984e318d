import type { OwnDocument } from '../core/documents/own-document.ts'
import { sealedContent } from '../core/documents/sealed-content.ts'
import { sealedMessage } from '../core/documents/sealed-message.ts'
import { decodeSeal } from '../core/seal/seal.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { CodeFound, Evidence } from '../core/verification/evidence.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import { IssuingError } from './issuing-error.ts'
import type { OwnDocumentReader, PrintedPages } from './ports.ts'

/**
 * How a document is read back before it leaves: `page` rasterises its own rendered page and reads code and
 * text; `symbol` decodes the modules of the code without rendering (for bulk).
 */
export type LintDepth = 'page' | 'symbol'

export interface LintPorts {
  readonly reader: OwnDocumentReader
  /** What proves documents of ours that bear the day of `at`. */
  readonly ownTrust: (at: Date) => Promise<TrustMaterial>
  /** Where the documents are for. */
  readonly environment: VerifyOptions['environment']
}

export interface LintRequest {
  readonly document: OwnDocument
  readonly payload: string
  readonly printed: PrintedPages
  readonly depth: LintDepth
  readonly at: Date
}

/**
 * Reads a document back before it leaves and compares it with the record it states.
 *
 * The code read must be the one sealed, its signature must verify with our own published certificate, every field
 * sealed must equal what the record gives anew, and (depth `page`) the text printed must say the same.
 *
 * @throws {IssuingError} a LINT code; the document must not leave
 */
export async function lintDocument(ports: LintPorts, request: LintRequest): Promise<void> {
  const evidence =
    request.depth === 'page' ? await readPages(ports, request) : await readSymbol(ports, request)
  const [code] = evidence.codes
  if (code === undefined)
    throw new IssuingError('LINT_CODE_UNREADABLE', 'the code of the document made cannot be read back')
  if (evidence.codes.some((found) => found.text !== request.payload))
    throw new IssuingError('LINT_CODE_DIFFERS', 'the code read back is not the one that was sealed')
  compareFields(request)
  await judge(ports, request, evidence)
}

async function readPages(ports: LintPorts, request: LintRequest): Promise<Evidence> {
  const { codes, pageTexts, overprinted, pageCount } = await ports.reader.readPages(request.printed.pdf)
  return { source: 'pdf', codes, otherCodes: [], pdf: { pageCount, pageTexts, overprinted, signatures: [] } }
}

async function readSymbol(ports: LintPorts, request: LintRequest): Promise<Evidence> {
  const text = await ports.reader.readSymbol(request.printed.symbol)
  const code: CodeFound = { text, page: 1, position: null }
  return { source: 'seal-text', codes: [code], otherCodes: [], pdf: null }
}

/** Field by field against a message composed anew; only the page count is taken from the seal. */
function compareFields({ document, payload }: LintRequest): void {
  const seal = decodeSeal(payload)
  const { pageCount } = sealedContent(seal.header, seal.fields)
  const expected = sealedMessage(document, seal.header, pageCount ?? 0)
  const differing = expected.fields
    .filter((field) => seal.fields.find(({ id }) => id === field.id)?.value !== field.value)
    .map((field) => field.id)
  if (differing.length > 0 || seal.fields.length !== expected.fields.length)
    throw new IssuingError(
      'LINT_FIELD_DIFFERS',
      `sealed fields differ from the record: ${differing.join(', ')}`,
      {
        fields: differing,
      },
    )
}

async function judge(ports: LintPorts, request: LintRequest, evidence: Evidence): Promise<void> {
  const report = await verifyDocument(evidence, await ports.ownTrust(request.at), request.at, {
    requester: { role: 'authority' },
    environment: ports.environment,
  })
  const [wrong] = report.checks.filter(
    (check) =>
      check.outcome === 'failed' ||
      (check.outcome === 'undetermined' && check.name !== 'certificate-revocation'),
  )
  if (wrong)
    throw new IssuingError(
      'LINT_CHECK_FAILED',
      `the document made fails ${wrong.name}: ${wrong.reason ?? ''}`,
      {
        check: wrong.name,
        reason: wrong.reason,
      },
    )
}
