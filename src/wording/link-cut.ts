import { englishDay } from './days.en.ts'
import { frenchDay } from './french-dates.ts'
import { inBothLanguages } from './language.ts'

/** What the command says that cuts the link of an identity. */
const LINK_CUT_WORDS = inBothLanguages(
  {
    cut: (day: string) =>
      `Le rattachement de l’identité FranceConnect, qui datait du ${frenchDay(day)}, est coupé ; ses connexions sont fermées.`,
    next: 'Le titulaire trouvera un avis, et peut rattacher l’identité d’aujourd’hui.',
  },
  {
    cut: (day: string) =>
      `The link with the FranceConnect identity, of ${englishDay(day)}, is cut; its sessions are ended.`,
    next: 'The holder will find a notice, and can link the identity of today.',
  },
)

/** Picks the words in a language, `fr` or `en`; French where the language is another or none. */
export function linkCutWordsFor(language: string | undefined): (typeof LINK_CUT_WORDS)['en'] {
  return language?.toLowerCase().startsWith('en') ? LINK_CUT_WORDS.en : LINK_CUT_WORDS.fr
}
