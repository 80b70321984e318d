import type { CalendarDay } from '../calendar-day.ts'

/**
 * The text of a page reduced to what a seal can say: capitals A-Z and digits without accents, every
 * other run of characters one space. Both sides of a comparison go through it.
 */
export function sealableText(text: string): string {
  return text
    .replace(/[œŒ]/g, 'OE')
    .replace(/[æÆ]/g, 'AE')
    .replace(/ß/g, 'SS')
    .replace(/[øØ]/g, 'O')
    .replace(/[łŁ]/g, 'L')
    .replace(/[đĐ]/g, 'D')
    .replace(/\u00ad/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
}

/** A page's text prepared once for many look-ups. */
export interface PrintedText {
  readonly spaced: string
  readonly joined: string
  /** Words as printed, accents and case kept: « à ce jour » is no category A. */
  readonly words: readonly string[]
}

/** Prepares the text of all pages for {@link isPrinted} and its siblings. */
export function printedText(pageTexts: readonly string[]): PrintedText {
  const spaced = ` ${pageTexts.map(sealableText).join(' ')} `
  const words = pageTexts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== '')
  return { spaced, joined: spaced.replaceAll(' ', ''), words }
}

/**
 * Tells whether a sealed value is printed as whole words; for a truncated value, whether words printed
 * begin with it. A word broken over two lines is found by its letters when it is long enough to be unmistakable.
 */
export function isPrinted(print: PrintedText, value: string, truncated = false): boolean {
  const wanted = sealableText(value)
  if (wanted === '') return true
  if (print.spaced.includes(truncated ? ` ${wanted}` : ` ${wanted} `)) return true
  const letters = wanted.replaceAll(' ', '')
  return letters.length >= 12 && print.joined.includes(letters)
}

/** Tells whether a number (NEPH) is printed, whatever its grouping. */
export function isNumberPrinted(print: PrintedText, number: string): boolean {
  const wanted = sealableText(number).replaceAll(' ', '')
  return new RegExp(`(^| )${[...wanted].join(' ?')}( |$)`).test(print.spaced)
}

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

/**
 * Tells whether a day is printed in a form in use: 12/04/1985, 12-04-1985, 1985-04-12, 12 avril 1985, 1er avril
 * 1985. `00` for an unknown day or month is looked up as printed, 00/00/1985, or as the year alone.
 */
export function isDayPrinted(print: PrintedText, day: CalendarDay | string): boolean {
  const [year = '', month = '', date = ''] = day.split('-')
  const monthName = MONTHS[Number(month) - 1]
  const forms = [`${date} ${month} ${year}`, `${year} ${month} ${date}`]
  if (monthName) forms.push(`${Number(date)} ${monthName} ${year}`, `${date} ${monthName} ${year}`)
  if (monthName && date === '01') forms.push(`1ER ${monthName} ${year}`)
  if (date === '00') forms.push(monthName ? `${monthName} ${year}` : year, `${month} ${year}`)
  return forms.some((form) => print.spaced.includes(` ${form} `))
}

/** Tells whether a time HH:mm is printed, as 09:05, 09 h 05 or 9 h 05. */
export function isTimePrinted(print: PrintedText, time: string): boolean {
  const [hours = '', minutes = ''] = time.split(':')
  const forms = [
    `${hours} ${minutes}`,
    `${hours} H ${minutes}`,
    `${hours}H${minutes}`,
    `${Number(hours)} H ${minutes}`,
  ]
  return forms.some((form) => print.spaced.includes(` ${form} `))
}

/** Finds every run of two or more category codes printed one after the other. */
export function printedCategoryRuns(print: PrintedText, codes: readonly string[]): readonly string[][] {
  const known = new Set(codes)
  const runs: string[][] = []
  let run: string[] = []
  for (const word of [...print.words, '']) {
    if (known.has(word)) {
      run.push(word)
      continue
    }
    if (run.length > 1) runs.push(run)
    run = []
  }
  return runs
}

/** Gives the words that follow a label wherever it is printed, up to a number of characters. */
export function wordsAfter(print: PrintedText, label: string, width = 60): readonly string[] {
  const found: string[] = []
  const needle = ` ${label} `
  for (let at = print.spaced.indexOf(needle); at !== -1; at = print.spaced.indexOf(needle, at + 1))
    found.push(print.spaced.slice(at + needle.length, at + needle.length + width))
  return found
}
