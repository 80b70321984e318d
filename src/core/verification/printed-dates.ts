import type { CalendarDay } from '../calendar-day.ts'
import type { PrintedText } from './print-comparison.ts'

const MONTHS = [
  'JANVIER',
  'FEVRIER',
  'MARS',
  'AVRIL',
  'MAI',
  'JUIN',
  'JUILLET',
  'AOUT',
  'SEPTEMBRE',
  'OCTOBRE',
  'NOVEMBRE',
  'DECEMBRE',
] as const

/** Gives the ways in which a day is printed: 12/04/1985, 12-04-1985, 1985-04-12, 12 avril 1985, 1er avril 1985. */
export function dayForms(day: CalendarDay | string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const monthName = MONTHS[Number(month) - 1]
  const forms = [`${date} ${month} ${year}`, `${year} ${month} ${date}`]
  if (monthName === undefined || date === '00') return forms
  forms.push(`${Number(date)} ${monthName} ${year}`, `${date} ${monthName} ${year}`)
  return date === '01' ? [...forms, `1ER ${monthName} ${year}`] : forms
}

/**
 * Tells whether a day is printed in one of its {@link dayForms}; an unknown day or month also where it is left
 * out: avril 1985, 1985. What is left out must not be there after all: 12 avril 1985 is another day.
 */
export function isDayPrinted(print: PrintedText, day: CalendarDay | string): boolean {
  if (dayForms(day).some((form) => print.spaced.includes(` ${form} `))) return true
  const [year = '', month = '', date = ''] = day.split('-')
  if (date !== '00') return false
  const monthName = MONTHS[Number(month) - 1]
  const short = monthName ? `(?:${monthName}|${month}) ${year}` : year
  return new RegExp(`(?<! \\d{1,2}| 1ER| ${MONTHS.join('| ')}) ${short} `).test(print.spaced)
}

/** Tells whether a time HH:mm is printed, as 09:05, 09 h 05 or 9 h 05. */
export function isTimePrinted(print: PrintedText, time: string): boolean {
  return timeForms(time).some((form) => print.spaced.includes(` ${form} `))
}

/** Gives the ways in which a time HH:mm is printed. */
export function timeForms(time: string): readonly string[] {
  const [hours = '', minutes = ''] = time.split(':')
  return [
    `${hours} ${minutes}`,
    `${hours} H ${minutes}`,
    `${hours}H${minutes}`,
    `${Number(hours)} H ${minutes}`,
    `${Number(hours)}H${minutes}`,
  ]
}
