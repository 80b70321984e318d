import type { CalendarDay } from '../calendar-day.ts'
import { type CategoryCode, coversCategory } from '../licence/categories.ts'
import { printedText } from './print-comparison.ts'
import { printedCategoryRows } from './printed-categories.ts'
import type { SealCase } from './seal-case.ts'

/**
 * Finds the end of validity printed for a category: the latest of the rows of sealed categories that cover it.
 *
 * Null where a row is missing, tells no day, or two rows of one code disagree. Only worth something under a passed
 * PDF signature.
 */
export function printedCategoryEnd(
  { content, evidence }: Pick<SealCase, 'content' | 'evidence'>,
  category: CategoryCode,
): CalendarDay | null {
  const { lines } = printedText(evidence.pdf?.pageTexts ?? [])
  const rows = printedCategoryRows(lines)
  const covering = (content.categories ?? []).filter((held) => coversCategory(held, category))
  const ends = covering.map((held) => {
    const [first, ...others] = rows.filter(({ code }) => code === held).map(({ end }) => end)
    return first === undefined || first === 'unlimited' || others.some((end) => end !== first) ? null : first
  })
  return (
    ends
      .filter((end) => end !== null)
      .sort()
      .at(-1) ?? null
  )
}
