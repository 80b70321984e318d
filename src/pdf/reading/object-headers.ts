/**
 * Goes through bytes of any kind and gives the offset of each word `obj` that may end the header of an object: two
 * numbers before it, white space or comments between them.
 *
 * Readers that mend a file, or are sent into the middle of something, take such a header for one wherever it stands: in
 * a string, in the data of a stream, in a picture. Packed data holds one by chance once in some 10¹¹ bytes.
 */
export function* objectHeaders(bytes: Uint8Array): Generator<number> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = file.indexOf('obj', 0, 'latin1'); at !== -1; at = file.indexOf('obj', at + 3, 'latin1'))
    if (numbersBefore(file, at).some((generation) => numbersBefore(file, generation).length > 0)) yield at
}

/** Gives where the numbers begin that may stand before an offset; there are several where comments part them. */
function numbersBefore(bytes: Uint8Array, end: number): readonly number[] {
  const numbers: number[] = []
  const add = (numberEnd: number) => {
    const start = skipBack(bytes, numberEnd, isNumeric)
    if (start < numberEnd) numbers.push(start)
  }
  for (let from = end; from !== -1; ) {
    const at = skipBack(bytes, from, isSpace)
    add(at)
    if (!bytes.subarray(at, from).some(isLineEnd)) break
    // The line before may end in a comment, which may begin at any percent sign of it.
    from = -1
    for (let percent = at - 1; percent >= 0 && !isLineEnd(bytes[percent]); percent -= 1) {
      if (bytes[percent] !== PERCENT) continue
      const before = skipBack(bytes, percent, isBlank)
      add(before)
      if (before === 0 || isLineEnd(bytes[before - 1])) from = percent
    }
  }
  return numbers
}

function skipBack(bytes: Uint8Array, end: number, isSkipped: (byte: number) => boolean): number {
  let at = end
  while (at > 0 && isSkipped(bytes[at - 1] ?? 0)) at -= 1
  return at
}

const PERCENT = 0x25
/** The white space of the standard, and two bytes that PDFium takes for such as well. */
const BLANKS: readonly number[] = [0x00, 0x09, 0x0c, 0x20, 0x80, 0xff]

function isBlank(byte: number): boolean {
  return BLANKS.includes(byte)
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d
}

function isSpace(byte: number): boolean {
  return isLineEnd(byte) || isBlank(byte)
}

/** Digits, and what some readers accept among them. */
function isNumeric(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e
}
