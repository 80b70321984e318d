import type { Reason } from '../../core/verification/reason.ts'
import { verifyDocument } from '../../core/verification/verify-document.ts'
import type { VerifyOptions } from '../../core/verification/verify-options.ts'
import type { ExaminePorts } from '../examine-document.ts'

/** Tells why verification refuses a seal, for the certificate that made it or because its document was withdrawn; null where it does not. */
export type RefusalOfSeal = (payload: string, at: Date) => Promise<Reason | null>

/**
 * Makes the procedure that judges the seal of an own document as verification would at that instant, with the same trust.
 *
 * Only what is proved against it beside its dates, which are known, is told; what cannot be answered now is no refusal.
 * Whoever asks is anybody, for nothing sealed is told, and no line is left but that of the list itself.
 */
export function refusalOfSeal(
  { currentTrust }: Pick<ExaminePorts, 'currentTrust'>,
  environment: VerifyOptions['environment'],
): RefusalOfSeal {
  return async (text, at) => {
    const codes = [{ text, page: 1, position: null }]
    const evidence = { source: 'seal-text', codes, otherCodes: [], pdf: null } as const
    const asked = { requester: { role: 'anonymous' }, environment } as const
    const { checks } = await verifyDocument(evidence, await currentTrust(), at, asked)
    const found = checks.find(({ name, outcome }) => outcome === 'failed' && TOLD.has(name))
    return found?.reason ?? null
  }
}

const TOLD: ReadonlySet<string> = new Set(['certificate-chain', 'certificate-revocation', 'withdrawal'])
