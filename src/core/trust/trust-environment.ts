import type { ChainState } from './issued-certificate.ts'

/** SHA-256 of public keys whose private key is published: that of FR00/0001, printed in the specification. */
const PUBLISHED_KEYS: ReadonlySet<string> = new Set([
  '2e4430bfd7c6ed624cc1cab0cb0541184bce0feaa88729c470ef962eac8e22c3',
])

/** Where an answer counts: documents for trial, or the real ones. */
export type TrustEnvironment = 'test' | 'production'

/**
 * Tells the environment a certificate answers for (D16): `test` for an authority whose id ends in 00, for
 * certificate 0000, for a key that anyone can use, and for whatever rests on handed-in material alone.
 *
 * A certificate handed in but proved by the key of an authority that is ours or of a pinned list needs no trust
 * in the hand that brought it: it takes that authority's environment.
 */
export function environmentOf(
  caId: string,
  certificateId: string | null,
  chain: ChainState,
  keySha256: string,
): TrustEnvironment {
  if (isTestAuthorityId(caId) || certificateId === '0000' || PUBLISHED_KEYS.has(keySha256)) return 'test'
  return chain.state === 'proved' && chain.authority.origin.kind !== 'handed-in' ? 'production' : 'test'
}

/** Tells whether a CA id is one of the test range xx00. */
export function isTestAuthorityId(caId: string): boolean {
  return caId.endsWith('00')
}
