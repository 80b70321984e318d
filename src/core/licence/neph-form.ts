import type { Neph } from './neph.ts'

/**
 * What a file number says of its origin. Facts read off the digits, for help texts: nothing follows from an
 * implausible one, for overseas and Corsican departments are not documented.
 */
export type NephForm =
  /** Twelve digits, given since 1 June 1975: year, month, department, office, order in the month. */
  | {
      readonly form: 'post-1975'
      readonly year: number
      readonly month: number
      readonly department: string
      readonly office: string
      readonly order: string
      /** False when the month is none or the department is written 00: perhaps an older number, or a slip. */
      readonly plausible: boolean
    }
  /** One to fifteen characters, then two digits of year and two of department. */
  | { readonly form: 'legacy'; readonly number: string; readonly year: number; readonly department: string }

const TWELVE_DIGITS = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/

/** Tells the form of a file number with its parts; never a reason to refuse it (domain.md section 5). */
export function nephForm(neph: Neph): NephForm {
  const match = TWELVE_DIGITS.exec(neph)
  if (!match)
    return {
      form: 'legacy',
      number: neph.slice(0, -4),
      year: 1900 + Number(neph.slice(-4, -2)),
      department: neph.slice(-2),
    }
  const [, yy = '', mm = '', department = '', office = '', order = ''] = match
  const month = Number(mm)
  // The form began in 1975, so that 75 to 99 are of the last century.
  const year = Number(yy) + (Number(yy) >= 75 ? 1900 : 2000)
  const plausible = month >= 1 && month <= 12 && department !== '00'
  return { form: 'post-1975', year, month, department, office, order, plausible }
}
