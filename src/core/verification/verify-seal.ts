import { parisDay } from '../calendar-day.ts'
import { sealedContent } from '../documents/sealed-content.ts'
import { decodeSeal, type Seal } from '../seal/seal.ts'
import { SealError } from '../seal/seal-error.ts'
import { sealIdentity } from '../seal/seal-identity.ts'
import type { TrustMaterial } from '../trust/trust-material.ts'
import { type Check, type CheckName, failed, passed, undetermined } from './check.ts'
import { checkCertificateChain } from './checks/certificate-chain.ts'
import { checkCertificatePeriod } from './checks/certificate-period.ts'
import { checkCertificateRevocation } from './checks/certificate-revocation.ts'
import { checkDocumentKind, checkExpectedKind } from './checks/document-kind.ts'
import { checkEnvironment } from './checks/environment.ts'
import { checkIssuedOn } from './checks/issued-on.ts'
import { checkIssuerAllowed } from './checks/issuer-allowed.ts'
import { checkPageCount } from './checks/page-count.ts'
import { checkPdfSignature } from './checks/pdf-signature.ts'
import { checkRecipient } from './checks/recipient.ts'
import { checkSealFormat } from './checks/seal-format.ts'
import { checkSealSignature } from './checks/seal-signature.ts'
import { checkValidityPeriod } from './checks/validity-period.ts'
import { checkVerifierClock } from './checks/verifier-clock.ts'
import { checkVisibleText } from './checks/visible-text.ts'
import { checkWithdrawal } from './checks/withdrawal.ts'
import { conclude } from './conclude.ts'
import { documentContent, sealSummary } from './content-shown.ts'
import { decideEntitlement } from './entitlement.ts'
import { type CodeFound, type CodePlace, codePlace, type Evidence } from './evidence.ts'
import { onlyAsProved } from './only-as-proved.ts'
import type { CodeReport, Entitlement } from './report.ts'
import type { SealCase } from './seal-case.ts'
import { proveSeal } from './seal-proof.ts'
import type { VerifyOptions } from './verify-options.ts'
import { visibilityFor } from './withhold.ts'

/** The judgement of one code, with what only the whole input needs to know. */
export interface JudgedCode extends CodeReport {
  readonly entitlement: Entitlement | null
  /** Header and message, which identify a seal (D19); null when the text is no seal that can be read. */
  readonly identity: string | null
  readonly isLicenceSeal: boolean
}

/** Judges one 2D-Doc code against the trust material, at an instant. */
export async function verifySeal(
  code: CodeFound,
  evidence: Evidence,
  trust: TrustMaterial,
  at: Date,
  options: VerifyOptions,
): Promise<JudgedCode> {
  const seal = readSeal(code.text)
  if (seal instanceof SealError) return unreadable(code, seal)
  const content = sealedContent(seal.header, seal.fields)
  const proof = await proveSeal(seal, trust)
  const visibility = visibilityFor(options.requester, content)
  const mayQuote = visibility.withheld === null
  const today = parisDay(at)
  const identity = await sealIdentity(seal)
  const facts = { seal, identity, content, proof, evidence }
  const sealCase: SealCase = { ...facts, mayQuote, trust, at, today, options }
  const checks = mayQuote ? judge(sealCase) : judge(sealCase).map(withoutValues)
  const verdict = conclude(checks)
  const pdfSigned = checks.some((check) => check.name === 'pdf-signature' && check.outcome === 'passed')
  const isShown = mayQuote && proof.state === 'proved'
  const asked = isShown ? options.category : undefined
  return {
    ...placeOf(code),
    verdict,
    checks,
    document: isShown ? documentContent(sealCase, visibility) : null,
    withheld: visibility.withheld,
    seal: sealSummary(sealCase, visibility),
    entitlement: asked === undefined ? null : decideEntitlement(sealCase, asked, verdict, pdfSigned),
    identity: seal.signedText,
    isLicenceSeal: content.kind !== 'OTHER',
  }
}

function judge(sealCase: SealCase): readonly Check[] {
  return allChecks(sealCase).map((check) => onlyAsProved(check, sealCase.proof))
}

function allChecks(sealCase: SealCase): readonly Check[] {
  return [
    passed('seal-found'),
    checkSealFormat(sealCase),
    checkSealSignature(sealCase),
    checkPdfSignature(sealCase),
    checkVisibleText(sealCase),
    checkPageCount(sealCase),
    checkCertificateChain(sealCase),
    checkCertificatePeriod(sealCase),
    checkCertificateRevocation(sealCase),
    checkIssuerAllowed(sealCase),
    checkEnvironment(sealCase),
    checkDocumentKind(sealCase),
    checkIssuedOn(sealCase),
    checkValidityPeriod(sealCase),
    checkWithdrawal(sealCase),
    checkRecipient(sealCase),
    checkExpectedKind(sealCase, sealCase.options),
    ...checkVerifierClock(sealCase.options),
  ]
}

/** Checks whose detail quotes nothing of the message, only certificates, fault codes or names of values. */
const QUOTING_NOTHING: ReadonlySet<CheckName> = new Set<CheckName>([
  'seal-format',
  'seal-signature',
  'pdf-signature',
  'visible-text',
  'certificate-chain',
  'certificate-revocation',
  'issuer-allowed',
  'withdrawal',
])

/** Of a document withheld no detail quotes a value (design.md section 2). */
function withoutValues(check: Check): Check {
  if (QUOTING_NOTHING.has(check.name)) return check
  const { detail: _, ...rest } = check
  return rest
}

/** A fault in the document is a result, not an error of ours. */
function readSeal(text: string): Seal | SealError {
  try {
    return decodeSeal(text)
  } catch (error) {
    if (error instanceof SealError) return error
    throw error
  }
}

function placeOf(code: CodeFound): CodePlace & Pick<CodeReport, 'parts'> {
  return { ...codePlace(code), ...(code.parts === undefined ? {} : { parts: code.parts }) }
}

function unreadable(code: CodeFound, error: SealError): JudgedCode {
  const detail = `${error.code} at offset ${error.offset}`
  // A reader that drops control characters proves nothing against the code it read.
  const checks =
    error.code === 'SEPARATORS_LOST'
      ? [
          undetermined('seal-format', 'SEPARATORS_LOST', detail),
          undetermined('seal-signature', 'SEPARATORS_LOST'),
        ]
      : [failed('seal-format', 'FORMAT_FAILURE', detail), failed('seal-signature', 'FORMAT_FAILURE')]
  return {
    ...placeOf(code),
    verdict: conclude([passed('seal-found'), ...checks]),
    checks: [passed('seal-found'), ...checks],
    document: null,
    withheld: null,
    seal: null,
    entitlement: null,
    identity: null,
    isLicenceSeal: false,
  }
}
