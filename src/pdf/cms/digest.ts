import type { Hash } from './detached-cms.ts'

/** Names of the hashes in WebCrypto. */
export const WEB_CRYPTO_HASH = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
} as const satisfies Record<Hash, string>

/** Digests stretches of bytes, one after the other, in Node and in browsers alike. */
export async function digest(hash: Hash, ...stretches: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = new Uint8Array(stretches.reduce((sum, stretch) => sum + stretch.length, 0))
  let at = 0
  for (const stretch of stretches) {
    whole.set(stretch, at)
    at += stretch.length
  }
  return new Uint8Array(await crypto.subtle.digest(WEB_CRYPTO_HASH[hash], whole))
}
