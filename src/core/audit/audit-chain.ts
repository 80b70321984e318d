import type { AuditLine, ChainEnd } from './audit-line.ts'
import { type Digest, joinBytes, webDigest } from './digest.ts'

/** What the first line is chained to. */
export const CHAIN_START: ChainEnd = { seq: 0, hash: new Uint8Array(32) }

const utf8 = new TextEncoder()

/** Gives the SHA-256 of a body, in UTF-8. */
export function bodyHash(body: string, digest: Digest = webDigest): Uint8Array | Promise<Uint8Array> {
  return digest(utf8.encode(body))
}

/**
 * Gives the hash of a line: SHA-256 of the hash before, the hash of the body, and `seq|at|action` in ASCII, the
 * instant in UTC with milliseconds.
 *
 * Instant and action are hashed beside the body, so that an erasure before its time shows when the body is gone.
 */
export function lineHash(
  previous: Uint8Array,
  { seq, at, action, bodyHash }: Pick<AuditLine, 'seq' | 'at' | 'action' | 'bodyHash'>,
  digest: Digest = webDigest,
): Uint8Array | Promise<Uint8Array> {
  return digest(joinBytes(previous, bodyHash, utf8.encode(`${seq}|${at.toISOString()}|${action}`)))
}

/** A body that waits for its place in the chain. */
export type UnchainedLine = Pick<AuditLine, 'at' | 'action' | 'nephHash'> & { readonly body: string }

/** Chains bodies after the end of a chain, in their order. */
export async function chainLines(
  end: ChainEnd,
  unchained: readonly UnchainedLine[],
  digest: Digest = webDigest,
): Promise<readonly AuditLine[]> {
  const lines: AuditLine[] = []
  let { seq, hash } = end
  for (const waiting of unchained) {
    seq += 1
    const line = { ...waiting, seq, bodyHash: await bodyHash(waiting.body, digest) }
    hash = await lineHash(hash, line, digest)
    lines.push({ ...line, hash })
  }
  return lines
}
