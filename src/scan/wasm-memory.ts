const MEMORY_SECTION = 5
const PAGE = 65_536

/**
 * Lowers the maximum memory that a WebAssembly binary declares; nothing else in it changes.
 *
 * `resourceLimits` of a worker do not count WebAssembly memory, so this is the only bound on what a
 * hostile file can make such an engine take. WebAssembly core specification 1.0, §5.5.8.
 *
 * @throws {RangeError} when the binary has no memory of its own, or starts with more than `maxBytes`.
 */
export function capWasmMemory(binary: Uint8Array, maxBytes: number): Uint8Array<ArrayBuffer> {
  let at = 8
  while (at < binary.length) {
    const size = readLeb(binary, at + 1)
    const end = size.next + size.value
    if (binary[at] === MEMORY_SECTION) {
      const section = memorySection(binary, size.next, Math.floor(maxBytes / PAGE))
      return new Uint8Array(Buffer.concat([binary.subarray(0, at), section, binary.subarray(end)]))
    }
    at = end
  }
  throw new RangeError('no memory section found in the WebAssembly binary')
}

function memorySection(binary: Uint8Array, at: number, maxPages: number): Uint8Array {
  const count = readLeb(binary, at)
  const initial = readLeb(binary, count.next + 1)
  if (count.value !== 1) throw new RangeError(`one memory expected, found ${count.value}`)
  if (initial.value > maxPages)
    throw new RangeError(`memory starts with ${initial.value} pages, more than the ${maxPages} allowed`)
  const body = [1, 1, ...writeLeb(initial.value), ...writeLeb(maxPages)]
  return Uint8Array.from([MEMORY_SECTION, ...writeLeb(body.length), ...body])
}

function readLeb(binary: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = binary[at + index]
    if (byte === undefined) break
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  throw new RangeError(`no LEB128 number at offset ${at} of the WebAssembly binary`)
}

function writeLeb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeLeb(value >>> 7)]
}
