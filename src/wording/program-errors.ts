import type { ErrorCode } from '../error-code.ts'
import type { Evidence } from './details/fill-sentence.ts'
import { errorSentence } from './error-sentence.ts'
import type { ErrorWording } from './errors/error-wording.ts'
import { inBothLanguages, type Language, unbreakable } from './language.ts'
import { pageErrorSentence } from './pages/error-pages.ts'

/** In place of sentences that speak of commands and of their options. */
const FOR_PROGRAMS = inBothLanguages(
  {
    BATCH_BUSY: {
      title: 'Un lot de ce client n’est pas fini, ou trop de lots attendent',
      advice: 'Suivez le lot en cours jusqu’à sa fin, puis remettez le suivant.',
    },
    DOCUMENT_WITHDRAWN: {
      title: 'Ce document a été retiré',
      advice:
        'Ne le remettez plus : qui le vérifie voit qu’il ne vaut plus rien. Son titulaire en lit le motif dans son espace.',
    },
    OPERATOR_KEY_REFUSED: {
      title: 'Cette clé n’est pas d’ici',
      advice: 'Vérifiez-la, ou demandez-en une à l’exploitant.',
    },
    OPERATOR_KEY_NOT_IN_FORCE: {
      title: 'Cette clé a été retirée, ou son dernier jour est passé',
      advice: 'Demandez-en une autre à l’exploitant.',
    },
    RECIPIENT_NOT_FOR_THIS_KIND: {
      title: 'Seule une ADCS peut être réservée à un destinataire',
      advice: 'Retirez le SIREN du destinataire, ou demandez une ADCS.',
    },
  },
  {
    BATCH_BUSY: {
      title: 'A batch of this client is not done, or too many batches wait',
      advice: 'Follow the batch under way to its end, then hand in the next one.',
    },
    DOCUMENT_WITHDRAWN: {
      title: 'This document was withdrawn',
      advice:
        'Hand it over no more: whoever verifies it sees that it is worth nothing. Its holder reads why in the driver pages.',
    },
    OPERATOR_KEY_REFUSED: {
      title: 'This key is none of this service',
      advice: 'Check it, or ask the operator for one.',
    },
    OPERATOR_KEY_NOT_IN_FORCE: {
      title: 'This key was taken back, or its last day is over',
      advice: 'Ask the operator for another one.',
    },
    RECIPIENT_NOT_FOR_THIS_KIND: {
      title: 'Only an ADCS can be reserved for a recipient',
      advice: 'Leave the SIREN of the recipient out, or ask for an ADCS.',
    },
  },
)

/** What programs are told as people are, without settings of ours. */
const AS_ON_PAGES: ReadonlySet<string> = new Set<ErrorCode>([
  'ACCESS_REFUSED',
  'DATABASE_LOCKED',
  'DATABASE_UNREACHABLE',
  'REVOCATION_LIST_MISSING',
  'TIMESTAMP_REFUSED',
  'TIMESTAMP_UNAVAILABLE',
])

/** Finds the sentences of a code as the API tells them: headers and fields are named, commands and options never. */
export function programErrorSentence(
  code: string,
  language: Language,
  { bodyTypes }: Evidence = {},
): ErrorWording {
  if (typeof bodyTypes === 'string') return bodyTypeSentence(bodyTypes, language)
  if (AS_ON_PAGES.has(code)) return pageErrorSentence(code, language)
  const own: Readonly<Record<string, ErrorWording>> = FOR_PROGRAMS[language]
  const found = own[code] ?? errorSentence(code, language)
  return language === 'fr' ? unbreakable(found) : found
}

/** Of a body whose type this address does not take: no document was looked at. */
function bodyTypeSentence(types: string, language: Language): ErrorWording {
  return language === 'fr'
    ? unbreakable({
        title: 'Ce type de corps n’est pas accepté à cette adresse',
        advice: `Annoncez dans Content-Type, et envoyez : ${types}.`,
      })
    : {
        title: 'This address does not take a body of this type',
        advice: `Announce in Content-Type, and send: ${types}.`,
      }
}
