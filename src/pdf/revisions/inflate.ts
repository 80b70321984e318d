/**
 * Unpacks zlib data (RFC 1950) with the decompressor of the platform; null for what lenient ones read in ways of their
 * own, such as data that end early or go on after their end. It stops one byte past the length expected, so that a bomb
 * goes off in vain.
 */
export async function inflate(data: Uint8Array<ArrayBuffer>, expected: number): Promise<Uint8Array | null> {
  const whole = await unpack(data, expected)
  if (whole === null) return null
  // Node 20, unlike browsers, passes over what follows the end: data of which the last byte is not needed have it.
  const isUsedUp = (await unpack(data.subarray(0, -1), expected)) === null
  return isUsedUp ? whole : null
}

async function unpack(data: Uint8Array<ArrayBuffer>, expected: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value)
      length += read.value.length
      if (length <= expected) continue
      await reader.cancel()
      return null
    }
  } catch {
    return null
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
