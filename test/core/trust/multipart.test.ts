import { describe, expect, it } from 'vitest'
import { multipartBodies } from '../../../src/core/trust/multipart.ts'

const multipart = (lineEnd: string, body: Uint8Array) =>
  Buffer.concat([Buffer.from(`--End${lineEnd}`), body, Buffer.from(`${lineEnd}--End--${lineEnd}`)])

describe('a multipart of certificates', () => {
  it.each([
    ['line feeds alone', '\n'],
    ['carriage returns and line feeds', '\r\n'],
  ])('with %s leaves the last bytes of a body alone, whatever they look like', (_, lineEnd) => {
    for (const ending of [[0x0d], [0x0a], [0x0d, 0x0a], [0x2d, 0x2d]]) {
      const body = Uint8Array.from([0x30, 0x82, 1, 0, ...ending])
      expect(multipartBodies(multipart(lineEnd, body)).map((part) => [...part])).toEqual([[...body]])
    }
  })
})
