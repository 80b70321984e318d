import { CATEGORY_CODES, type CategoryCode, waysToCover } from '../licence/categories.ts'
import {
  isCategoryPrinted,
  printedCategoryLists,
  printedCategoryRows,
  printedCategoryRuns,
} from './printed-categories.ts'
import type { Named, PrintedDifference } from './printed-differences.ts'

/**
 * Compares the categories sealed with those that the page gives to the holder.
 *
 * Every category sealed is printed. No row gives another one without an end that has passed by the day of emission,
 * and the sentence of categories in force, or where a page has none any list of codes, names no other.
 */
export function categoryDifferences(
  { content, seal }: Named,
  lines: readonly string[],
): readonly PrintedDifference[] {
  const { categories } = content
  if (categories === null) return []
  const sealed = categories.join(' ') || 'none'
  const held = new Set(CATEGORY_CODES.filter((code) => waysToCover(categories, code).length > 0))
  const differ = (printed: readonly CategoryCode[]) => [
    { value: 'categories', sealed, printed: printed.join(' ') || 'none' },
  ]
  const lists = printedCategoryLists(lines)
  const wrongList = (lists.length > 0 ? lists : printedCategoryRuns(lines)).find((list) =>
    list.some((code) => !held.has(code)),
  )
  if (wrongList) return differ(wrongList)
  const shortList = lists.find((list) => categories.some((code) => !list.includes(code)))
  if (shortList) return differ(shortList)
  const { emittedOn } = seal.header
  const rows = printedCategoryRows(lines).filter(({ code, end }) => {
    const ended = end !== null && end !== 'unlimited' && emittedOn !== null && end < emittedOn
    return !held.has(code) && end !== null && !ended
  })
  if (rows.length > 0) return differ(rows.map(({ code }) => code))
  const absent = categories.filter((code) => !isCategoryPrinted(lines, code))
  return absent.length === 0 ? [] : [{ value: 'categories', sealed: absent.join(' ') }]
}
