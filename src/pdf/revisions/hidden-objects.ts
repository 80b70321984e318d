import { objectHeaders } from '../reading/object-headers.ts'

/** What a stretch of a file was found to consist of. */
export interface PartsFound {
  readonly objects: number
  readonly streams: number
  readonly sections: number
  readonly tables: number
}

/**
 * Tells whether the bytes after a signature hold more beginnings and ends of objects, trailers and ends of revisions
 * than those that were read as such.
 *
 * A reader that finds a fault, or believes to find one, looks for these words throughout the file, in strings and in
 * the data of streams too, and shows what it finds. The certificates and revocation lists of a security store are
 * looked through like the rest: they hold such a word by chance once in some 10¹¹ bytes.
 */
export function hidesObjects(bytes: Uint8Array, found: PartsFound): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const expected: readonly (readonly [string, number])[] = [
    ['endobj', found.objects],
    ['endstream', found.streams],
    ['trailer', found.tables],
    ['startxref', found.sections],
    ['%%EOF', found.sections],
    ['%PDF-', 0],
  ]
  return (
    expected.some(([word, count]) => countOf(file, word) !== count) ||
    [...objectHeaders(bytes)].length !== found.objects
  )
}

function countOf(file: Buffer, word: string): number {
  let count = 0
  for (let at = file.indexOf(word, 0, 'latin1'); at !== -1; at = file.indexOf(word, at + 1, 'latin1'))
    count += 1
  return count
}
