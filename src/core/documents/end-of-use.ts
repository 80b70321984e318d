import { addDays, type CalendarDay, parisDateTime } from '../calendar-day.ts'

/** Gives the instant at which a last day of use is over: midnight at its end in Europe/Paris (D2). */
export function endOfUse(lastDay: CalendarDay): Date {
  const next = `${addDays(lastDay, 1)}T00:00:00`
  const [winter, summer] = [1, 2].map((hours) => new Date(Date.parse(`${next}Z`) - hours * HOUR_MS))
  if (summer && parisDateTime(summer).startsWith(next)) return summer
  return winter ?? new Date(Date.parse(`${next}Z`))
}

const HOUR_MS = 3_600_000
