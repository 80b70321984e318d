/** Encodes one DER value (X.690 §10) from its tag and the parts of its content. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const header = [tag]
  if (length < 0x80) header.push(length)
  else {
    const digits: number[] = []
    for (let rest = length; rest > 0; rest >>>= 8) digits.unshift(rest & 0xff)
    header.push(0x80 | digits.length, ...digits)
  }
  return Buffer.concat([Uint8Array.from(header), ...parts])
}
