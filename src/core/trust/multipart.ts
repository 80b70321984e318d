/**
 * Cuts a multipart body into the bodies of its parts (RFC 2046, 5.1), headers left out.
 *
 * The boundary is taken from the first line that begins with two hyphens, for files carry no Content-Type. Parts
 * with base64 are decoded. Gives nothing when the bytes are no multipart.
 */
export function multipartBodies(bytes: Uint8Array): readonly Uint8Array[] {
  // One character for each byte, so that places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(bytes)
  const [, boundary, lineEnd = ''] = /(?:^|\n)--([^\r\n]{1,70}?)[ \t]*(\r?\n)/.exec(text) ?? []
  if (boundary === undefined) return []
  // The line end of the first mark is that of all: before a bare LF a last byte 0D belongs to the certificate.
  const line = new RegExp(`(?:^|${lineEnd})--${escaped(boundary)}(?:--)?[ \\t]*(?=\\r?\\n|$)`, 'g')
  const marks = [...text.matchAll(line)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
  return marks.slice(0, -1).flatMap(({ end }, index) => {
    const part = { from: end, to: marks[index + 1]?.start ?? end }
    return bodyOf(bytes, text, part)
  })
}

function bodyOf(bytes: Uint8Array, text: string, { from, to }: { from: number; to: number }) {
  const start = from + (/^\r?\n/.exec(text.slice(from, from + 2))?.[0].length ?? 0)
  const head = text.slice(start, Math.min(to, start + LONGEST_HEAD))
  // A part may have headers before an empty line, or begin with its body at once.
  const headers = /^(?:[A-Za-z0-9-]+:[^\r\n]*\r?\n)*\r?\n/.exec(head)?.[0] ?? ''
  const body = bytes.subarray(start + headers.length, to)
  if (body.length === 0) return []
  return [/content-transfer-encoding:\s*base64/i.test(headers) ? decoded(body) : body]
}

const LONGEST_HEAD = 4_096

/** What is not base64 is left as it is: its reader says so better. */
function decoded(body: Uint8Array): Uint8Array {
  const compact = new TextDecoder('latin1').decode(body).replace(/\s+/g, '')
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return body
  return Uint8Array.from(atob(compact), (letter) => letter.charCodeAt(0))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
