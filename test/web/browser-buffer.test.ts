import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Buffer as BrowserBuffer } from '../../src/web/reader/browser-buffer.ts'

const bytes = fc.uint8Array({ maxLength: 200 })

describe('the stand-in for Buffer', () => {
  it('does with bytes and text what Node does', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(20), (one, other, from) => {
        const [ours, nodes] = [BrowserBuffer.from(one), Buffer.from(one)]
        expect(ours.toString('latin1')).toBe(nodes.toString('latin1'))
        expect(ours.toString('hex')).toBe(nodes.toString('hex'))
        expect(BrowserBuffer.from(nodes.toString('hex'), 'hex')).toEqual(ours)
        expect([...BrowserBuffer.concat([one, other])]).toEqual([...Buffer.concat([one, other])])
        expect(BrowserBuffer.compare(one, other)).toBe(Buffer.compare(one, other))
        const word = String.fromCharCode(...one.subarray(from, from + 3))
        if (word !== '') expect(ours.indexOf(word, 1)).toBe(nodes.indexOf(word, 1, 'latin1'))
      }),
    )
  })

  it('looks at a stretch of a buffer without copying it, and reads UTF-16', () => {
    const whole = Uint8Array.of(0, 0x41, 0, 0xe9, 0)
    const stretch = BrowserBuffer.from(whole.buffer, 1, 4)
    whole[1] = 0x42
    expect(stretch.toString('utf16le')).toBe('Bé')
    expect(String(stretch.subarray(2))).toBe('é\0')
    expect(() => stretch.toString('base64')).toThrow(RangeError)
  })
})
