import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleMatrix } from '../../src/pdf/module-matrix.ts'
import { sealSymbol } from '../../src/pdf/seal-symbol.ts'
import { symbolPath } from '../../src/pdf/symbol-path.ts'

describe('the path of a symbol', () => {
  it.each([0, 3, 40, 200, 330, 600, 1600])(
    'paints exactly the dark modules, for a text of %i characters',
    (length) => {
      const symbol = sealSymbol('DC04FR0A1B2C3/D4\x1d'.repeat(100).slice(0, length))
      expect(paint(symbolPath(symbol), symbol.size)).toEqual(symbol)
    },
  )

  it('paints exactly the dark modules of any matrix', () => {
    const matrices = fc
      .integer({ min: 1, max: 20 })
      .chain((size) =>
        fc
          .array(fc.integer({ min: 0, max: 1 }), { minLength: size * size, maxLength: size * size })
          .map((modules): ModuleMatrix => ({ size, modules: Uint8Array.from(modules) })),
      )
    fc.assert(
      fc.property(matrices, (matrix) => {
        expect(paint(symbolPath(matrix), matrix.size)).toEqual(matrix)
      }),
    )
  })

  it('is one path: rectangles, then a single fill', () => {
    expect(symbolPath(sealSymbol('DC04'))).toMatch(/^(\d+ \d+ \d+ \d+ re\n)+f$/)
  })

  it('is drawn from the bottom left corner, one unit a module', () => {
    expect(symbolPath({ size: 2, modules: Uint8Array.of(1, 0, 1, 1) })).toBe('0 0 1 2 re\n1 0 1 1 re\nf')
  })

  it('merges modules both ways', () => {
    expect(symbolPath({ size: 3, modules: new Uint8Array(9).fill(1) })).toBe('0 0 3 3 re\nf')
  })
})

/** Fills the rectangles of a path on a grid of modules, refusing what leaves the grid. */
function paint(path: string, size: number): ModuleMatrix {
  const modules = new Uint8Array(size * size)
  for (const line of path.split('\n').slice(0, -1)) {
    const [x = 0, y = 0, width = 0, height = 0] = line.split(' ').slice(0, 4).map(Number)
    expect(x >= 0 && y >= 0 && x + width <= size && y + height <= size).toBe(true)
    for (let up = y; up < y + height; up++) {
      modules.fill(1, (size - 1 - up) * size + x, (size - 1 - up) * size + x + width)
    }
  }
  return { size, modules }
}
