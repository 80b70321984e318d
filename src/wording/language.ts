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

/** Puts the two tables of a page together; the compiler refuses an English one that lacks a name of the French one. */
export function inBothLanguages<const W extends Words>(fr: W, en: SameWords<W>) {
  return { fr, en }
}

/** Tells whether the text names a language of the pages. */
export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text)
}
