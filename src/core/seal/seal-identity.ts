import type { Seal } from './seal.ts'

/**
 * Computes what identifies a seal: SHA-256 over header and message, in lower-case hexadecimal (decision D19).
 *
 * The signature takes no part: whoever has one valid signature can make a second one of it.
 */
export async function sealIdentity(seal: Pick<Seal, 'signedBytes'>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', seal.signedBytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
