import { type CategoryCode, waysToCover } from '../licence/categories.ts'
import { isHeavyCategory } from '../licence/category-validity.ts'
import { printedCategoryEnd } from './printed-category-end.ts'
import type { SealCase } from './seal-case.ts'

/**
 * How a category held on the day of issue stands today, best first, by the end printed for it: ends are never sealed.
 *
 * `endless`: a signed page says that it has no end. `running`: its end, on a signed page, is not over. `untold`: an end
 * may be printed, but nothing proves it, or none was found, and the category seldom has one. `unknown`: it has an
 * end, and nothing proves which. `ended-unproved`: a page that nobody signed says that it is over. `ended`: a signed one.
 */
const STANDINGS = ['endless', 'running', 'untold', 'unknown', 'ended-unproved', 'ended'] as const

export type CategoryStanding = (typeof STANDINGS)[number]

/**
 * Tells how the right to drive a category stands: by the best of the ways in which it is held, each as good as the
 * worst of the categories that it rests on.
 *
 * An end printed counts for any category: A and B too may be given for a time, after a medical examination (C. route
 * R221-10 to R221-12). C1 to DE always have one (R221-11).
 */
export function categoryStanding(
  sealCase: SealCase,
  category: CategoryCode,
  pdfSignaturePassed: boolean,
): CategoryStanding {
  const ways = waysToCover(sealCase.content.categories ?? [], category)
  const ranks = ways.map((way) =>
    Math.max(...way.map((held) => STANDINGS.indexOf(standingOf(sealCase, held, pdfSignaturePassed)))),
  )
  return STANDINGS[Math.min(...ranks)] ?? 'unknown'
}

function standingOf(sealCase: SealCase, held: CategoryCode, pdfSignaturePassed: boolean): CategoryStanding {
  const end = printedCategoryEnd(sealCase, held)
  const isDay = end !== 'unlimited' && end !== 'untold' && end !== 'unclear'
  const isOver = isDay && end < sealCase.today
  const isHeavy = isHeavyCategory(held)
  if (!pdfSignaturePassed) return isHeavy ? 'unknown' : isOver ? 'ended-unproved' : 'untold'
  if (isDay) return isOver ? 'ended' : 'running'
  if (end === 'unclear' || isHeavy) return 'unknown'
  return end === 'unlimited' ? 'endless' : 'untold'
}
