import type { ChainState } from './issued-certificate.ts'

/** Where an answer counts: documents for trial, or the real ones. */
export type TrustEnvironment = 'test' | 'production'

/**
 * Tells the environment a certificate answers for (D16): `test` for an authority whose id ends in 00, for
 * certificate 0000, and for whatever rests on handed-in material alone.
 *
 * A certificate handed in but proved by the key of an authority that is ours or of a pinned list needs no trust
 * in the hand that brought it: it takes that authority's environment.
 */
export function environmentOf(
  caId: string,
  certificateId: string | null,
  chain: ChainState,
): TrustEnvironment {
  if (isTestAuthorityId(caId) || certificateId === '0000') return 'test'
  return chain.state === 'proved' && chain.authority.origin.kind !== 'handed-in' ? 'production' : 'test'
}

/** Tells whether a CA id is one of the test range xx00. */
export function isTestAuthorityId(caId: string): boolean {
  return caId.endsWith('00')
}
