/** Longest number taken, so that nothing else finds room. */
export const LONGEST_CASE_NUMBER = 24

/** Groups of digits and of at most four capitals: « 24/01234 », « RG 24/01234 », « 24PA01234 », « 24123000456 ». A text falls into groups in one way. */
const FORM = /^(?:\d+(?!\d)|[A-Z]{1,4}(?![A-Z]))(?:[ ./-]?(?:\d+(?!\d)|[A-Z]{1,4}(?![A-Z])))*$/

const FEWEST_DIGITS = 4

/**
 * Reads the number of a case as courts write it, in capitals and with single spaces, « n° » left out; null where it
 * is none. A name does not pass: it has no digits, and a word has more than four letters.
 */
export function readCaseNumber(text: string): string | null {
  const number = text
    .trim()
    .toUpperCase()
    .replace(/^N\s*[°º]\s*/, '')
    .replace(/\s+/g, ' ')
  const digits = number.replace(/\D/g, '').length
  return number.length <= LONGEST_CASE_NUMBER && digits >= FEWEST_DIGITS && FORM.test(number) ? number : null
}
