import { printedText, sealableText } from '../../core/verification/print-comparison.ts'

/** A word of so many letters broken over two lines is found by its letters without mistake. */
const UNMISTAKABLE = 12

/** Gives the text that a filled document template prints, without its markup. */
export function markupText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** Tells whether pages print every word of a text, each at least as often; accents, signs and order are not looked at. */
export function allPrinted(text: string, pageTexts: readonly string[]): boolean {
  const print = printedText(pageTexts)
  const left = counts(print.spaced)
  return words(text).every((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0 || (word.length >= UNMISTAKABLE && print.joined.includes(word))
  })
}

function words(text: string): readonly string[] {
  return sealableText(text)
    .split(' ')
    .filter((word) => word !== '')
}

function counts(spaced: string): Map<string, number> {
  const counted = new Map<string, number>()
  for (const word of words(spaced)) counted.set(word, (counted.get(word) ?? 0) + 1)
  return counted
}
