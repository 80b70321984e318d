import type { Wording } from './wording/report-wording.ts'
import { WORDING_EN } from './wording.en.ts'
import { WORDING_FR } from './wording.fr.ts'

/** Picks the sentences in a language, `fr` or `en`; French where the language is another or none. */
export function wordingFor(language: string | undefined): Wording {
  return language?.toLowerCase().startsWith('en') ? WORDING_EN : WORDING_FR
}
