/** Languages in which the pages are written; French has authority. */
export const LANGUAGES = ['fr', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** What a page says: sentences by name, in groups, with functions where a value stands in the sentence. */
export interface Words {
  readonly [name: string]: string | readonly string[] | Words | ((...values: never[]) => string)
}

/** The same names as another table, so that no sentence is missing in a language. */
export type SameWords<W> = {
  readonly [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : W[K] extends readonly string[]
        ? readonly string[]
        : SameWords<W[K]>
}

/**
 * Puts the two tables of a page together; the compiler refuses an English one that lacks a name of the French one.
 * French spaces before `: ; ! ?` and inside guillemets are made unbreakable, so that tables are written with plain ones.
 */
export function inBothLanguages<const W extends Words>(fr: W, en: SameWords<W>) {
  return { fr: unbreakable(fr), en }
}

/** Makes the French spaces of sentences unbreakable, in tables and in what their functions give. */
export function unbreakable<T>(words: T): T {
  return spaced(words) as T
}

function spaced(words: unknown): unknown {
  if (typeof words === 'string') return words.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0')
  if (typeof words === 'function') return (...values: readonly unknown[]) => spaced(words(...values))
  if (Array.isArray(words)) return words.map(spaced)
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, spaced(value)]))
}

/** Tells whether the text names a language of the pages. */
export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text)
}
