/** A line of a text, from 1; null where it is too long or not UTF-8, so that nobody reads it. */
export interface TextLine {
  readonly line: number
  readonly text: string | null
}

const LINE_FEED = 0x0a

/**
 * Cuts bytes into lines as they come. Lines end at line feeds only, a carriage return before it being left out; a
 * byte order mark at the start is no part of the text.
 *
 * @param mostBytes of one line; what exceeds it is dropped as it comes, so that no line takes all memory
 */
export async function* readLines(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<TextLine> {
  let line = 1
  let parts: Uint8Array[] = []
  let length = 0
  const keep = (part: Uint8Array): void => {
    length += part.length
    if (length <= mostBytes) parts.push(part)
    else parts = []
  }
  const take = (): TextLine => {
    const text = length > mostBytes ? null : decode(Buffer.concat(parts))
    parts = []
    length = 0
    line += 1
    return { line: line - 1, text }
  }
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      keep(piece.subarray(from, end))
      yield take()
      from = end + 1
    }
    if (from < piece.length) keep(piece.subarray(from))
  }
  if (length > 0) yield take()
}

/** The decoder takes a byte order mark away; inside a file it is one, too, where files were joined. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, '')
  } catch {
    return null
  }
}
