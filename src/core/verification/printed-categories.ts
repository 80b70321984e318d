import { type CalendarDay, isCalendarDay } from '../calendar-day.ts'
import { CATEGORY_CODES, type CategoryCode, isCategoryCode } from '../licence/categories.ts'
import { sealableText } from './print-comparison.ts'
import { beginsAnotherPart } from './printed-cells.ts'

/** A row of a printed table of categories. */
export interface PrintedCategoryRow {
  readonly code: CategoryCode
  /** Null where the row tells no end. */
  readonly end: CalendarDay | 'unlimited' | null
}

const CODES = [...CATEGORY_CODES].sort((a, b) => b.length - a.length).join('|')
/** A code in capitals, then the meaning with its capital or a date: what wraps around goes on in small letters. */
const ROW_START = new RegExp(`^(${CODES})(?:\\s+(?=[\\p{Lu}\\d])|\\s*$)`, 'u')
const DATES = /(\d{2}\/\d{2}\/\d{4})(?:\s+(?:(\d{2}\/\d{2}\/\d{4})|(sans limite)))?/i
const MOST_LINES = 8

/** Reads the rows of printed tables of categories: code, meaning over some lines, day of obtention, end. */
export function printedCategoryRows(lines: readonly string[]): readonly PrintedCategoryRow[] {
  return lines.flatMap((line, index) => {
    const code = ROW_START.exec(line)?.[1]
    if (code === undefined || !isCategoryCode(code)) return []
    const rest = lines.slice(index + 1, index + MOST_LINES)
    const stop = rest.findIndex((next) => ROW_START.test(next) || beginsAnotherPart(sealableText(next)))
    const row = [line, ...(stop === -1 ? rest : rest.slice(0, stop))]
    const dates = row.map((text) => DATES.exec(text)).find((found) => found !== null)
    return dates ? [{ code, end: endOf(dates) }] : []
  })
}

function endOf([, , end, unlimited]: RegExpExecArray): PrintedCategoryRow['end'] {
  if (unlimited !== undefined) return 'unlimited'
  if (end === undefined) return null
  const day = `${end.slice(6)}-${end.slice(3, 5)}-${end.slice(0, 2)}`
  return isCalendarDay(day) ? day : null
}

const LIST = /^\s*cat[ée]gories en cours de validit[ée]\s*:?\s*([^.]*)/i

/** Gives the codes of each printed sentence « Catégories en cours de validité : … . » */
export function printedCategoryLists(lines: readonly string[]): readonly (readonly CategoryCode[])[] {
  return lines.flatMap((line, index) => {
    const list = LIST.exec(line) && LIST.exec(lines.slice(index, index + 2).join(' '))?.[1]
    return list ? [list.split(/[^A-Z0-9]+/).filter(isCategoryCode)] : []
  })
}

const RUN = new RegExp(`(?<![\\p{L}\\d])(?:${CODES})(?:[ ,;/]+(?:${CODES}))+(?![\\p{L}\\d])`, 'gu')

/** Finds every run of two or more codes printed one after the other on a line, addresses left out. */
export function printedCategoryRuns(lines: readonly string[]): readonly (readonly CategoryCode[])[] {
  return lines
    .filter((line) => !/^\s*adresse/i.test(line))
    .flatMap((line) => line.match(RUN) ?? [])
    .map((run) => run.split(/[ ,;/]+/).filter(isCategoryCode))
}

/** Tells whether a code is printed in capitals as a word of its own. */
export function isCategoryPrinted(lines: readonly string[], code: CategoryCode): boolean {
  const word = new RegExp(`(?<![\\p{L}\\d])${code}(?![\\p{L}\\d])`, 'u')
  return lines.some((line) => word.test(line))
}
