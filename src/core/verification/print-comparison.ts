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

/** The text layer prepared once for many look-ups. */
export interface PrintedText {
  /** Lines as printed, all pages one after the other, without those that are empty. */
  readonly lines: readonly string[]
  readonly spaced: string
  readonly joined: string
}

/** Prepares the text of all pages for {@link isPrinted} and its siblings. */
export function printedText(pageTexts: readonly string[]): PrintedText {
  const lines = pageTexts
    .flatMap((text) => text.split(/[\r\n]+/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const spaced = ` ${sealableText(lines.join(' '))} `
  return { lines, spaced, joined: spaced.replaceAll(' ', '') }
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
