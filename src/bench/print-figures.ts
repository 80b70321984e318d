import type { FigureRow, MissingTool } from './figure.ts'

const HEADS = ['figure', 'what', 'ours', 'peer', 'ratio', 'by the clock', 'target', 'reached'] as const

/** Prints figures as a table for people. */
export function printFigures(rows: readonly FigureRow[], left: readonly MissingTool[]): string {
  const cells = [HEADS, ...rows.map(cellsOf)]
  const widths = HEADS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '))
  return `${[...lines, ...left.map(({ tool, line }) => `not measured, ${tool} is missing: ${line}`)].join('\n')}\n`
}

function cellsOf({
  figure,
  what,
  unit,
  ours,
  peer,
  ratio,
  wallRatio,
  target,
  reached,
}: FigureRow): readonly string[] {
  return [
    figure,
    what,
    `${short(ours)} ${unit}`,
    peer === null ? '–' : short(peer),
    times(ratio),
    times(wallRatio),
    target ?? '–',
    reached === null ? '–' : reached ? 'yes' : 'NO',
  ]
}

function times(ratio: number | null): string {
  return ratio === null ? '–' : `${short(ratio)} ×`
}

/** Three digits that mean something. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
