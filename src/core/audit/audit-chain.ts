import { hex } from '../trust/hex.ts'
import type { AuditLine, ChainEnd } from './audit-line.ts'

/** What the first line is chained to. */
export const CHAIN_START: ChainEnd = { seq: 0, hash: new Uint8Array(32) }

const utf8 = new TextEncoder()

/** Gives the SHA-256 of a text in UTF-8. */
export function textHash(text: string): Promise<Uint8Array> {
  return sha256(utf8.encode(text))
}

/**
 * Gives the hash of a line: SHA-256 of `previous|seq|at|action|body hash` in ASCII, hashes in hexadecimal, the
 * instant in UTC with milliseconds.
 *
 * Instant and action are hashed beside the body, so that an erasure before its time shows when the body is gone.
 */
export function lineHash(
  previous: Uint8Array,
  { seq, at, action, bodyHash }: Pick<AuditLine, 'seq' | 'at' | 'action' | 'bodyHash'>,
): Promise<Uint8Array> {
  return textHash([hex(previous), seq, at.toISOString(), action, hex(bodyHash)].join('|'))
}

/** A body that waits for its place in the chain. */
export type UnchainedLine = Pick<AuditLine, 'at' | 'action' | 'nephHash'> & { readonly body: string }

/** Chains bodies after the end of a chain, in their order. */
export async function chainLines(
  end: ChainEnd,
  unchained: readonly UnchainedLine[],
): Promise<readonly AuditLine[]> {
  const bodyHashes = await Promise.all(unchained.map(({ body }) => textHash(body)))
  const lines: AuditLine[] = []
  let { seq, hash } = end
  for (const [index, line] of unchained.entries()) {
    seq += 1
    const bodyHash = bodyHashes[index] ?? (await textHash(line.body))
    hash = await lineHash(hash, { ...line, seq, bodyHash })
    lines.push({ ...line, seq, bodyHash, hash })
  }
  return lines
}

/**
 * Gives the root of the Merkle tree over the hashes of lines (RFC 6962, 2.1: leaves and nodes have prefixes of
 * their own, so that a node passes for no leaf).
 */
export async function merkleRoot(hashes: readonly Uint8Array[]): Promise<Uint8Array> {
  let level = await Promise.all(hashes.map((hash) => sha256(joined(LEAF, hash))))
  if (level.length === 0) return sha256(new Uint8Array())
  while (level.length > 1) level = await parents(level)
  return level[0] ?? new Uint8Array(32)
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** A last node without a neighbour goes up as it is, which gives the very tree of RFC 6962. */
function parents(level: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, index) =>
    level.slice(2 * index, 2 * index + 2),
  )
  return Promise.all(
    pairs.map(async ([left = LEAF, right]) => (right ? sha256(joined(NODE, left, right)) : left)),
  )
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}
