import type { CalendarDay } from '../core/calendar-day.ts'
import type { RegisteredHabilitation } from '../service/clerk/habilitation-register.ts'
import { frenchDay } from '../wording/french-dates.ts'

const COURTS = { judicial: 'judiciaire', administrative: 'administrative' } as const

/** Writes habilitations for a person, one a line, and whether each is in force. */
export function habilitationTable(list: readonly RegisteredHabilitation[], today: CalendarDay): string {
  if (list.length === 0) return 'Aucune habilitation.\n'
  return list.map((habilitation) => `${habilitation.id}  ${habilitationLine(habilitation, today)}\n`).join('')
}

/** Writes one habilitation for a person. */
export function habilitationLine(habilitation: RegisteredHabilitation, today: CalendarDay): string {
  const { uid, siret, jurisdiction, court, validFrom, validTo, grantedBy } = habilitation
  return `${uid}, SIRET ${siret}, ${jurisdiction} (juridiction ${COURTS[court]}), du ${frenchDay(validFrom)} au ${frenchDay(validTo)}, par ${grantedBy} : ${standing(habilitation, today)}`
}

function standing({ revoked, validFrom, validTo }: RegisteredHabilitation, today: CalendarDay): string {
  if (revoked) return 'retirée'
  if (today < validFrom) return 'à venir'
  return today > validTo ? 'terminée' : 'en vigueur'
}
