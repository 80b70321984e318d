import { type Digest, joinBytes, webDigest } from './digest.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/**
 * Gives the root of the Merkle tree over the hashes of lines (RFC 6962, 2.1: leaves and nodes have prefixes of
 * their own, so that a node passes for no leaf).
 */
export async function merkleRoot(
  hashes: readonly Uint8Array[],
  digest: Digest = webDigest,
): Promise<Uint8Array> {
  let level = await Promise.all(hashes.map((hash) => digest(joinBytes(LEAF, hash))))
  while (level.length > 1) level = await parents(level, digest)
  return level[0] ?? digest(new Uint8Array())
}

/** A last node without a neighbour goes up as it is, which gives the very tree of RFC 6962. */
function parents(level: readonly Uint8Array[], digest: Digest): Promise<Uint8Array[]> {
  const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, index) =>
    level.slice(2 * index, 2 * index + 2),
  )
  return Promise.all(
    pairs.map(([left = LEAF, right]) => (right ? digest(joinBytes(NODE, left, right)) : left)),
  )
}
