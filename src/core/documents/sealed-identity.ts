import type { Holder } from '../licence/licence-record.ts'
import type { Neph } from '../licence/neph.ts'
import type { MessageField } from '../seal/compose-message.ts'
import { fitGivenNames, fitText, transliterate } from '../seal/text.ts'

/** Writes whose document it is: names and birth place as a seal can spell and hold them, and the file number. */
export function identityFields(holder: Holder, neph: Neph): readonly MessageField[] {
  return [
    { id: '6H', value: holder.civility },
    { id: '6G', ...fitText(transliterate(holder.birthName), 38) },
    { id: '60', ...fitGivenNames(holder.givenNames) },
    { id: '6A', ...fitText(transliterate(holder.birthPlace, 'AN sp'), 32) },
    { id: 'AC', value: neph },
  ]
}
