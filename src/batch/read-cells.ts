import { parse } from 'csv-parse/sync'

/** Reads the cells of one line of CSV, with commas or semicolons; null where its quotes do not match. */
export function readCells(line: string): readonly string[] | null {
  try {
    const [cells] = parse(line, { delimiter: [',', ';'], trim: true, relax_column_count: true })
    return cells ?? []
  } catch {
    return null
  }
}
