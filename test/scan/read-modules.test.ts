import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SQUARE_SYMBOLS } from '../../src/core/symbol/square-symbols.ts'
import type { ModuleMatrix } from '../../src/pdf/module-matrix.ts'
import { independentSealSymbol, sealSymbol } from '../../src/pdf/seal-symbol.ts'
import { readModules } from '../../src/scan/read-modules.ts'

describe('a symbol read back from its modules', () => {
  it('gives GS, RS and US as they are', async () => {
    const text = 'DC04FR000001\x1d01ABC\x1e/-,.\x1fQ2'
    expect(await readModules(sealSymbol(text))).toBe(text)
  })

  it.each(SQUARE_SYMBOLS)(
    'gives the text at the exact capacity of size $size and around it',
    async ({ size, dataCodewords }) => {
      const longest = 3 * Math.floor((dataCodewords - 1) / 2) + ((dataCodewords - 1) % 2)
      for (const length of [longest - 2, longest - 1, longest]) {
        const text = 'X7 9KLMN0'.repeat(300).slice(0, length)
        const symbol = sealSymbol(text)
        expect(symbol.size).toBe(size)
        expect(await readModules(symbol)).toBe(text)
      }
    },
  )

  it('gives any text of bytes, also drawn by bwip-js', async () => {
    const texts = fc
      .array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 400 })
      .map((bytes) => String.fromCharCode(...bytes))
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await readModules(sealSymbol(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
    expect(await readModules(independentSealSymbol('DC04\x1d'))).toBe('DC04\x1d')
  })

  it('is refused as unreadable when one module of its data is wrong, although correction would do', async () => {
    const symbol = sealSymbol('DC04FR000001')
    await expect(readModules(withFlipped(symbol, 2 * symbol.size + 2))).rejects.toMatchObject({
      code: 'SYMBOL_UNREADABLE',
    })
  })

  it('is refused as unreadable when nothing is drawn', async () => {
    await expect(readModules({ size: 12, modules: new Uint8Array(144) })).rejects.toMatchObject({
      code: 'SYMBOL_UNREADABLE',
    })
  })
})

function withFlipped({ size, modules }: ModuleMatrix, index: number): ModuleMatrix {
  return { size, modules: modules.map((module, place) => (place === index ? 1 - module : module)) }
}
