import { isCalendarDay } from '../calendar-day.ts'
import { AccountError } from './account-error.ts'

/**
 * Parses a birth date as typed, `09/04/1988` or `1988-04-09`, into `YYYY-MM-DD`. What the civil register does not
 * know is `00`, or left out: `00/00/1961`, `07/1961`, `1961`.
 *
 * @throws {AccountError} BIRTH_DATE_MALFORMED
 */
export function parseBirthDate(typed: string): string {
  const parts = typed.trim().split(/[\s./-]+/)
  const ordered = /^\d{4}$/.test(parts[0] ?? '') ? parts : parts.toReversed()
  const [year = '', month = '00', day = '00', ...more] = ordered
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (more.length > 0 || !isBirthDate(date))
    throw new AccountError('BIRTH_DATE_MALFORMED', 'expected a date of the form dd/mm/yyyy')
  return date
}

/**
 * Tells whether a date as typed is the one held. Where the register does not know the month or the day, other papers
 * bear a presumed one, the first or the last of the year or the month: both are taken as the same.
 */
export function sameBirthDate(held: string, typed: string): boolean {
  if (held === typed) return true
  const [year, month = '', day = ''] = held.split('-')
  const [typedYear, typedMonth = '', typedDay = ''] = typed.split('-')
  if (year !== typedYear) return false
  if (month === '00') return ['00-00', '01-01', '12-31'].includes(`${typedMonth}-${typedDay}`)
  return month === typedMonth && day === '00' && ['00', '01'].includes(typedDay)
}

function isBirthDate(date: string): boolean {
  const [year = '', month = '', day = ''] = date.split('-')
  if (month === '00') return day === '00' && /^(18|19|20)\d\d$/.test(year)
  return isCalendarDay(`${year}-${month}-${day === '00' ? '01' : day}`)
}
