import type { Report } from '../core/verification/report.ts'
import { frenchDay } from '../wording/french-dates.ts'
import type { VerifierWording } from '../wording/verifier-wording.ts'

/** Writes what only a technician asks: of a seal that is not proved, no more than what it names. */
export function technicalRows({ seal, trust, checks, found = [] }: Report, words: VerifierWording) {
  const { result } = words
  const isProved = checks.some(({ name, outcome }) => name === 'seal-signature' && outcome === 'passed')
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [result.environment, trust.environment],
    [result.sealVersion, seal?.version],
    [
      isProved ? result.sealCertificate : result.sealCertificateNamed,
      seal && `${seal.caId} ${seal.certificateId}`,
    ],
    [result.sealIssuer, seal?.issuer],
    [result.signedOn, isProved && seal?.signedOn ? frenchDay(seal.signedOn) : null],
    ...found.map((place) => [result.codeRead, words.codeRead(place)] as const),
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
