import type { Font, Path } from 'fontkit'

/** Draws the glyphs of a word one after the other as PDF path operators (ISO 32000-1 §8.5.2). */
export function outlinePath(font: Font, word: string, scale: number): string {
  const operators: string[] = []
  let x = 0
  for (const character of word) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
    appendPath(operators, glyph.path, x, scale)
    x += glyph.advanceWidth
  }
  return operators.join(' ')
}

/** PDF knows cubic curves only: a quadratic one has its controls two thirds of the way to its own. */
function appendPath(operators: string[], path: Path, dx: number, scale: number): void {
  let from: readonly [number, number] = [0, 0]
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    const write = (operator: string, ...points: number[]) => {
      const placed = points.map((value, index) => Math.round((value + (index % 2 === 0 ? dx : 0)) * scale))
      operators.push([...placed, operator].join(' '))
      from = [points.at(-2) ?? 0, points.at(-1) ?? 0]
    }
    if (command === 'moveTo') write('m', a, b)
    else if (command === 'lineTo') write('l', a, b)
    else if (command === 'bezierCurveTo') write('c', a, b, c, d, e, f)
    else if (command === 'quadraticCurveTo') {
      const toward = (end: number, control: number) => end + ((control - end) * 2) / 3
      write('c', toward(from[0], a), toward(from[1], b), toward(c, a), toward(d, b), c, d)
    } else operators.push('h')
  }
}
