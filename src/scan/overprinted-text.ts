/** One character of a page with its box, in points from the bottom left. */
export interface PlacedCharacter {
  readonly character: string
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** Share of the smaller of two boxes that must be covered; kerning and accents cover far less. */
const COVERED = 0.3
const CELL = 12
const MOST_CHARACTERS = 60_000

/**
 * Finds words that share their place with other text: what an editor leaves who paints over a value and writes
 * another on it. Text covered by a picture or a plain box alone is not found.
 */
export function overprintedWords(characters: readonly PlacedCharacter[]): readonly string[] {
  if (characters.length > MOST_CHARACTERS) return []
  const cells = new Map<string, number[]>()
  const marked = new Set<number>()
  characters.forEach((character, index) => {
    if (character.character.trim() === '' || area(character) <= 0) return
    for (const cell of cellsOf(character)) {
      const others = cells.get(cell) ?? []
      for (const other of others) {
        const neighbour = characters[other]
        if (neighbour === undefined || index - other < 2 || !covers(character, neighbour)) continue
        marked.add(index).add(other)
      }
      cells.set(cell, [...others, index])
    }
  })
  return [...new Set([...marked].map((index) => wordAround(characters, index)))]
}

function area({ left, right, bottom, top }: PlacedCharacter): number {
  return (right - left) * (top - bottom)
}

function covers(a: PlacedCharacter, b: PlacedCharacter): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom)
  return width > 0 && height > 0 && width * height > COVERED * Math.min(area(a), area(b))
}

function cellsOf({ left, right, bottom, top }: PlacedCharacter): readonly string[] {
  const cells: string[] = []
  for (let x = Math.floor(left / CELL); x <= Math.min(right / CELL, left / CELL + 20); x++)
    for (let y = Math.floor(bottom / CELL); y <= Math.min(top / CELL, bottom / CELL + 20); y++)
      cells.push(`${x} ${y}`)
  return cells
}

function wordAround(characters: readonly PlacedCharacter[], index: number): string {
  const isSpace = (at: number) => (characters[at]?.character ?? ' ').trim() === ''
  let [from, to] = [index, index]
  while (!isSpace(from - 1)) from--
  while (!isSpace(to + 1)) to++
  return characters
    .slice(from, to + 1)
    .map(({ character }) => character)
    .join('')
}
