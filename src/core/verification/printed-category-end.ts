import { type CalendarDay, isCalendarDay } from '../calendar-day.ts'
import { CATEGORY_CODES, type CategoryCode, coversCategory } from '../licence/categories.ts'
import { printedText, wordsAfter } from './print-comparison.ts'
import type { SealCase } from './seal-case.ts'

/**
 * Finds the end of validity printed for a category, in the row that begins with its code and holds two days,
 * obtention and end. Null where no such row is found. Only worth something under a passed PDF signature.
 */
export function printedCategoryEnd(
  { content, evidence }: Pick<SealCase, 'content' | 'evidence'>,
  category: CategoryCode,
): CalendarDay | null {
  const print = printedText(evidence.pdf?.pageTexts ?? [])
  const covering = (content.categories ?? []).filter((held) => coversCategory(held, category))
  const ends = covering.flatMap((held) => wordsAfter(print, held, ROW_WIDTH).map(endOfRow))
  return (
    ends
      .filter((end) => end !== null)
      .sort()
      .at(-1) ?? null
  )
}

const ROW_WIDTH = 260

function endOfRow(words: string): CalendarDay | null {
  const row = /^(.*?) (\d{2} \d{2} \d{4}) (\d{2} \d{2} \d{4})( |$)/.exec(words)
  const [, meaning = '', , end = ''] = row ?? []
  if (row === null || meaning.split(' ').some((word) => CATEGORY_CODES.some((code) => code === word)))
    return null
  const day = `${end.slice(6)}-${end.slice(3, 5)}-${end.slice(0, 2)}`
  return isCalendarDay(day) ? day : null
}
