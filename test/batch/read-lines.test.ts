import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCells } from '../../src/batch/read-cells.ts'
import { readLines, type TextLine } from '../../src/batch/read-lines.ts'

async function linesOf(pieces: readonly Uint8Array[], most = 100): Promise<readonly TextLine[]> {
  const lines: TextLine[] = []
  for await (const line of readLines(pieces, most)) lines.push(line)
  return lines
}

const texts = async (text: string) => (await linesOf([Buffer.from(text)])).map((line) => line.text)

describe('lines', () => {
  it('end at line feeds, with or without a carriage return, the last one needing none', async () => {
    expect(await texts('\ufeffa\r\nb\n\nc')).toEqual(['a', 'b', '', 'c'])
    expect(await texts('a\n')).toEqual(['a'])
    expect(await texts('')).toEqual([])
  })

  it('are the same however the bytes come', async () => {
    const piece = fc.constantFrom('a', 'é', '\n', '\r\n', '€', '"', '\u2028')
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 5 }), async (parts, size) => {
        const bytes = Buffer.from(parts.join(''))
        const pieces: Uint8Array[] = []
        for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
        expect(await linesOf(pieces)).toEqual(await linesOf([bytes]))
      }),
    )
  })

  it('that are too long, or not UTF-8, are told by their number alone', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${'x'.repeat(101)}\nok\n`),
      Buffer.from([0xe9, 0x0a]),
      Buffer.from('end'),
    ])
    expect(await linesOf([bytes])).toEqual([
      { line: 1, text: null },
      { line: 2, text: 'ok' },
      { line: 3, text: null },
      { line: 4, text: 'end' },
    ])
  })
})

describe('cells', () => {
  it('stand between commas or semicolons, quoted or not, without the spaces around them', () => {
    expect(readCells('adcs, 0512 27308989 ,')).toEqual(['adcs', '0512 27308989', ''])
    expect(readCells('"adcs";"05,12"')).toEqual(['adcs', '05,12'])
  })

  it('are none where quotes do not match', () => {
    expect(readCells('"adcs,1')).toBeNull()
    expect(readCells('"adcs"x,1')).toBeNull()
  })
})
