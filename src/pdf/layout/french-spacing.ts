const noBreak = '\u00a0'
const narrowNoBreak = '\u202f'

const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const units = 't|kg|km|km\\/h|m|h|an|ans|mois|jours|point|points'
const numberOfUnits = new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}\\p{N}]))`, 'gu')
const dayOfMonth = new RegExp(`(\\d|1er) (?=(?:${months})(?!\\p{L}))`, 'gu')

/**
 * Puts the spaces that French typography asks for: a narrow no-break space before `;` `!` `?`, a no-break space
 * before `:` and inside guillemets, between a number and its unit, after `n°`, and inside a date in words.
 *
 * A mark is touched only at the end of a word: times (12:30), ratios (1:25), and anything that looks like an
 * address (`://`, `www.`) are left alone. Applying it twice changes nothing more.
 */
export function frenchSpacing(text: string): string {
  if (!/[:;!?«»%€°]|\d \p{Ll}|1er /u.test(text)) return text
  if (!/:\/\/|www\./.test(text)) return spacePlainText(text)
  return text
    .split(/(\S*(?::\/\/|www\.)\S*)/u)
    .map((part, index) => (index % 2 === 1 ? part : spacePlainText(part)))
    .join('')
}

function spacePlainText(text: string): string {
  return text
    .replace(/«[ \u00a0\u202f]?(?=\S)/gu, `«${noBreak}`)
    .replace(/(\S)[ \u00a0\u202f]?»/gu, `$1${noBreak}»`)
    .replace(/(^|[^\s:;!?])[ \u00a0\u202f]?([;!?]+)(?=[\s»)\]]|$)/gu, spaced(narrowNoBreak))
    .replace(/(^|[^\s:;!?])[ \u00a0\u202f]?(:)(?=\s|$)/gu, spaced(noBreak))
    .replace(/(\d) (?=[%€])/gu, `$1${noBreak}`)
    .replace(/(^|[\s(])([nN]°) (?=\S)/gu, `$1$2${noBreak}`)
    .replace(numberOfUnits, `$1${noBreak}`)
    .replace(dayOfMonth, `$1${noBreak}`)
}

/** At the start of a text there is nothing to hold the mark to, save an inline element just before: its space is kept tight. */
function spaced(space: string) {
  return (whole: string, before: string, mark: string): string =>
    before === '' && whole.length === mark.length ? whole : `${before}${space}${mark}`
}
