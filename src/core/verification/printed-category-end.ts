import type { CalendarDay } from '../calendar-day.ts'
import type { CategoryCode } from '../licence/categories.ts'
import { printedText } from './print-comparison.ts'
import { printedCategoryRows } from './printed-categories.ts'
import type { SealCase } from './seal-case.ts'

/** `untold`: no row tells it; `unclear`: rows of one category disagree. */
export type PrintedEnd = CalendarDay | 'unlimited' | 'untold' | 'unclear'

/**
 * Finds the end of validity printed for a category. Only under a passed PDF signature does it prove anything.
 */
export function printedCategoryEnd(
  { evidence }: Pick<SealCase, 'evidence'>,
  category: CategoryCode,
): PrintedEnd {
  const { lines } = printedText(evidence.pdf?.pageTexts ?? [])
  const ends = printedCategoryRows(lines).flatMap(({ code, end }) => (code === category ? [end] : []))
  const [first, ...others] = ends
  if (first === undefined) return 'untold'
  if (others.some((end) => end !== first)) return 'unclear'
  return first ?? 'untold'
}
