import type { CodeLetter } from '../core/documents/code-letter.ts'
import type { CodeLetterPress } from '../service/ports.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { fileOptions, issuerOf, type PressSettings } from './file-options.ts'
import { layoutMarkup } from './layout-markup.ts'
import { holderStrings } from './letter-strings.ts'
import { groupedId } from './printed-strings.ts'
import { fillTemplate } from './templates.ts'
import { writePdf } from './write-pdf.ts'

const TITLE = 'Lettre relative au permis de conduire'

/** Makes the press of letters with a new confidential code: a tagged PDF without seal, with room for its signature. */
export function codeLetterPress(settings: PressSettings): CodeLetterPress {
  return {
    async print(letter) {
      const markup = fillTemplate('letter-code', {
        ...codeLetterStrings(letter),
        issuer: issuerOf(settings),
      })
      const pages = await layoutMarkup(markup, { sealModules: 0 })
      return writePdf(pages, { ...fileOptions({ ...letter, title: TITLE }, settings), seal: null })
    },
  }
}

/** Gives what `templates/pdf/letter-code.hbs` prints. */
function codeLetterStrings(letter: CodeLetter) {
  return {
    reference: groupedId(letter.id),
    letter: 'de code confidentiel',
    emittedOn: frenchDay(letter.emittedOn),
    neph: letter.neph,
    ...holderStrings(letter.holder),
    confidentialCode: letter.confidentialCode,
  }
}
