import type { Adcs } from '../core/documents/statement.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { statementStrings } from './printed-strings.ts'

/** Gives what `templates/pdf/adcs.hbs` prints. Nothing of points, infractions or the confidential code is in it. */
export function adcsStrings(adcs: Adcs) {
  return {
    ...statementStrings(adcs),
    expiresOn: frenchDay(adcs.expiresOn),
    recipientSiren: adcs.recipientSiren === null ? '' : adcs.recipientSiren.replace(/(\d{3})(?=\d)/g, '$1 '),
  }
}
