import { type CalendarDay, parisDay } from '../core/calendar-day.ts'
import type { OperatorKey } from '../service/operator/operator-key.ts'
import { frenchDay } from '../wording/french-dates.ts'

/** Writes keys for a person, one a line, and whether each is in force. */
export function operatorKeyTable(list: readonly OperatorKey[], today: CalendarDay): string {
  if (list.length === 0) return 'Aucune clé.\n'
  return list.map((key) => `${key.id}  ${operatorKeyLine(key, today)}\n`).join('')
}

/** Writes one key for a person; its text is not kept. */
export function operatorKeyLine(key: OperatorKey, today: CalendarDay): string {
  const { name, purpose, kinds, grantedBy, grantedAt, validTo } = key
  return `${name}, motif « ${purpose} », ${kinds.join(' et ')}, du ${frenchDay(parisDay(grantedAt))} au ${frenchDay(validTo)}, par ${grantedBy} : ${standing(key, today)}`
}

function standing({ revokedBy, validTo }: OperatorKey, today: CalendarDay): string {
  if (revokedBy !== null) return `retirée par ${revokedBy}`
  return today > validTo ? 'terminée' : 'en vigueur'
}
