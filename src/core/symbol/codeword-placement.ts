type Shape = readonly (readonly [row: number, column: number])[]

/** The eight modules of an ordinary codeword, most significant bit first, seen from its last module. */
const ORDINARY: Shape = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
]

/** Marks a module that no codeword covers. */
const FREE = -1

/**
 * Computes which bit each module of a square mapping matrix carries (ISO/IEC 16022 annex F).
 *
 * Codewords are laid along diagonals that sweep up to the right and down to the left in turn; what leaves
 * the matrix on one side comes back on the other, and four corner shapes take what does not fit. The value
 * is 8 × codeword + bit, bit 0 being the most significant, or -1 for the (at most four) modules left over.
 */
export function placeCodewords(side: number): Int16Array {
  const bits = new Int16Array(side * side).fill(FREE)
  let codeword = 0
  const place = (shape: Shape, row: number, column: number) => {
    shape.forEach(([down, right], bit) => {
      bits[wrappedIndex(row + down, column + right, side)] = 8 * codeword + bit
    })
    codeword++
  }
  const placeIfFree = (row: number, column: number) => {
    const inside = row >= 0 && row < side && column >= 0 && column < side
    if (inside && bits[row * side + column] === FREE) place(ORDINARY, row, column)
  }
  let row = 4
  let column = 0
  while (row < side || column < side) {
    const corner = cornerShape(row, column, side)
    if (corner !== undefined) place(corner, 0, 0)
    for (; row >= 0 && column < side; row -= 2, column += 2) placeIfFree(row, column)
    row += 1
    column += 3
    for (; row < side && column >= 0; row += 2, column -= 2) placeIfFree(row, column)
    row += 3
    column += 1
  }
  return bits
}

/** A module past the top or the left edge reappears opposite, moved so that the columns of bits still fit. */
function wrappedIndex(row: number, column: number, side: number): number {
  const drift = 4 - ((side + 4) % 8)
  let [wrappedRow, wrappedColumn] = [row, column]
  if (wrappedRow < 0) {
    wrappedRow += side
    wrappedColumn += drift
  }
  if (wrappedColumn < 0) {
    wrappedColumn += side
    wrappedRow += drift
  }
  return wrappedRow * side + wrappedColumn
}

/** The corner shape due when a sweep begins at this place, in absolute coordinates. */
function cornerShape(row: number, column: number, side: number): Shape | undefined {
  const end = side - 1
  if (row === side && column === 0) return [...bottomRow(end, 3), ...topRow(end, 2), ...rightColumn(end, 3)]
  if (row === side - 2 && column === 0) {
    if (side % 4 !== 0) return [...leftColumn(end), ...topRow(end, 4), ...rightColumn(end, 1)]
    if (side % 8 === 4) return [...leftColumn(end), ...topRow(end, 2), ...rightColumn(end, 3)]
  }
  if (row === side + 4 && column === 2 && side % 8 === 0) {
    return [[end, 0], [end, end], ...topRow(end, 3), [1, end - 2], [1, end - 1], [1, end]]
  }
  return undefined
}

function bottomRow(end: number, length: number): Shape {
  return Array.from({ length }, (_, index) => [end, index] as const)
}

function topRow(end: number, length: number): Shape {
  return Array.from({ length }, (_, index) => [0, end - length + 1 + index] as const)
}

function leftColumn(end: number): Shape {
  return Array.from({ length: 3 }, (_, index) => [end - 2 + index, 0] as const)
}

function rightColumn(end: number, length: number): Shape {
  return Array.from({ length }, (_, index) => [1 + index, end] as const)
}
