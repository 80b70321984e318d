import { decodeSeal } from '../core/seal/seal.ts'
import type { SealKey } from '../core/seal/signature.ts'
import { findSealCertificates, type TrustMaterial } from '../core/trust/trust-material.ts'
import type { Evidence } from '../core/verification/evidence.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import { complete, type Effort, type FigureResult, type FigureRow } from './figure.ts'
import { measureInTurn } from './measure.ts'
import { issueAdcs, type Workshop, withWorkshop } from './workshop.ts'

const MOST_RATIO = 2

/** Measures a seal decoded and judged, trust in memory, against the bare ECDSA verification of the same bytes. */
export async function measureVerifying(effort: Effort): Promise<FigureResult> {
  return withWorkshop(async (workshop) => {
    const { ownTrust } = workshop
    const what = 'seal decoded and judged, trust in memory'
    return complete({ figure: 'verify', what, ...(await compareJudging(workshop, ownTrust, effort)) })
  })
}

/** Compares judging a seal of ours, by the trust given, with the bare verification of its signature. */
export async function compareJudging(
  workshop: Workshop,
  trust: TrustMaterial,
  effort: Effort,
): Promise<Omit<FigureRow, 'figure' | 'what'>> {
  const { payload } = await issueAdcs(workshop.demonstration.issue, workshop.at, 'symbol')
  const times = effort === 'smoke' ? 5 : 400
  const [ours, peer] = await measureInTurn(
    [
      { warmUp: 2 * times, times, run: () => judge(workshop, trust, payload) },
      { warmUp: 2 * times, times, run: bareVerification(workshop, payload) },
    ],
    effort === 'smoke' ? 1 : 21,
  )
  if (ours === undefined || peer === undefined) throw new TypeError('two sides were to be measured')
  const ratio = ours.cpuMs / peer.cpuMs
  return {
    unit: 'CPU microseconds',
    ours: ours.cpuMs * 1000,
    peer: peer.cpuMs * 1000,
    ratio,
    wallRatio: ours.wallMs / peer.wallMs,
    target: `at most ${MOST_RATIO} times subtle.verify`,
    reached: ratio <= MOST_RATIO,
  }
}

async function judge({ at }: Workshop, trust: TrustMaterial, payload: string): Promise<void> {
  const evidence: Evidence = {
    source: 'seal-text',
    codes: [{ text: payload, page: 1, position: null }],
    otherCodes: [],
    pdf: null,
  }
  const report = await verifyDocument(evidence, trust, at, {
    requester: { role: 'anonymous' },
    environment: 'test',
  })
  if (report.verdict !== 'valid') throw new TypeError(`a seal of ours is ${report.verdict}`)
}

/** Gives the bare verification of the signature of a seal of ours, its key imported beforehand. */
export function bareVerification({ ownTrust }: Workshop, payload: string): () => Promise<void> {
  const seal = decodeSeal(payload)
  const { caId, certificateId } = seal.header
  const { key } = usableKey(findSealCertificates(ownTrust, caId, certificateId))
  return async () => {
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    if (!(await crypto.subtle.verify(algorithm, key, seal.signature, seal.signedBytes)))
      throw new TypeError('a seal of ours does not verify')
  }
}

function usableKey(certificates: ReturnType<typeof findSealCertificates>): SealKey {
  for (const { key } of certificates) if (key.usable) return key.sealKey
  throw new TypeError('the trust material of the demonstration lacks its own seal certificate')
}
