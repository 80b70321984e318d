import type { CalendarDay } from '../calendar-day.ts'
import type { CategoryCode } from './categories.ts'

/** Categories of the heavy group: medical advice and an end of validity of their own (R221-11). */
export const HEAVY_CATEGORIES = [
  'C1',
  'C1E',
  'C',
  'CE',
  'D1',
  'D1E',
  'D',
  'DE',
] as const satisfies readonly CategoryCode[]

/** Tells whether a category belongs to the heavy group. */
export function isHeavyCategory(code: CategoryCode): boolean {
  return (HEAVY_CATEGORIES as readonly CategoryCode[]).includes(code)
}

/** Tells whether a held category is valid on a day, its last day included (D2). One never touches another. */
export function isCategoryValidOn(
  category: { readonly obtainedOn: CalendarDay; readonly validUntil: CalendarDay | null },
  day: CalendarDay,
): boolean {
  return category.obtainedOn <= day && (category.validUntil === null || day <= category.validUntil)
}

/** Longest validity in years that a medical advice can give a heavy category, by age on that day (R221-11). */
export const MEDICAL_VALIDITY_YEARS = {
  goods: [
    { fromAge: 0, years: 5 },
    { fromAge: 60, years: 2 },
    { fromAge: 76, years: 1 },
  ],
  passengers: [
    { fromAge: 0, years: 5 },
    { fromAge: 60, years: 1 },
  ],
} as const
