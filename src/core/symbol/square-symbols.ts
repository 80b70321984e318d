/** What ISO/IEC 16022 table 7 fixes for one square symbol. */
export interface SquareSymbol {
  /** Modules on a side, finder pattern included and quiet zone excluded. */
  readonly size: number
  /** Data regions on a side. */
  readonly regions: number
  readonly dataCodewords: number
  /** Check codewords of all blocks together. */
  readonly checkCodewords: number
  /** Interleaved Reed-Solomon blocks. */
  readonly blocks: number
}

/** Lists the 24 square ECC 200 symbols in ascending order (ISO/IEC 16022 table 7). */
export const SQUARE_SYMBOLS: readonly SquareSymbol[] = [
  square(10, 1, 3, 5, 1),
  square(12, 1, 5, 7, 1),
  square(14, 1, 8, 10, 1),
  square(16, 1, 12, 12, 1),
  square(18, 1, 18, 14, 1),
  square(20, 1, 22, 18, 1),
  square(22, 1, 30, 20, 1),
  square(24, 1, 36, 24, 1),
  square(26, 1, 44, 28, 1),
  square(32, 2, 62, 36, 1),
  square(36, 2, 86, 42, 1),
  square(40, 2, 114, 48, 1),
  square(44, 2, 144, 56, 1),
  square(48, 2, 174, 68, 1),
  square(52, 2, 204, 84, 2),
  square(64, 4, 280, 112, 2),
  square(72, 4, 368, 144, 4),
  square(80, 4, 456, 192, 4),
  square(88, 4, 576, 224, 4),
  square(96, 4, 696, 272, 4),
  square(104, 4, 816, 336, 6),
  square(120, 6, 1050, 408, 6),
  square(132, 6, 1304, 496, 8),
  square(144, 6, 1558, 620, 10),
]

/** Lists the data capacities of the square symbols, in ascending order. */
export const SQUARE_CAPACITIES: readonly number[] = SQUARE_SYMBOLS.map((symbol) => symbol.dataCodewords)

function square(
  size: number,
  regions: number,
  dataCodewords: number,
  checkCodewords: number,
  blocks: number,
): SquareSymbol {
  return { size, regions, dataCodewords, checkCodewords, blocks }
}
