import type { HistoryLine } from '../core/documents/rii.ts'
import {
  type Infraction,
  isInfraction,
  isLetter,
  isLicenceObtained,
  isStage,
  type Letter,
  type LicenceEvent,
  type Mention,
  type Stage,
} from '../core/licence/licence-event.ts'
import type { Movement, MovementLimit } from '../core/licence/points-movement.ts'
import { frenchDay } from '../french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording-licence.fr.ts'
import { POINTS_WORDING_FR } from '../wording-points.fr.ts'

/** One line of the history as the RII prints it. */
export interface PrintedHistoryLine {
  readonly day: string
  readonly title: string
  readonly details: readonly string[]
  /** Signed, with a true minus; empty where points do not move. */
  readonly points: string
  readonly balance: string
}

/** Gives the strings of a history line: an event of the file, or what law gave by itself. */
export function historyStrings({ day, event, movements }: HistoryLine): PrintedHistoryLine {
  const { title, details } = event === null ? byLaw(movements) : ofEvent(event)
  const total = movements.reduce((sum, movement) => sum + movement.delta, 0)
  const limits = movements.flatMap(({ limit }) => (limit === null || TOLD_BY_TITLE.has(limit) ? [] : [limit]))
  const last = movements.at(-1)
  return {
    day: day === UNDATED ? 'sans date' : frenchDay(day),
    title,
    details: [...details, ...limits.map((limit) => `${capital(POINTS_WORDING_FR.limits[limit])}.`)],
    points: last === undefined ? '' : signed(total),
    balance: last === undefined ? '' : `${last.balance} / ${last.cap}`,
  }
}

const UNDATED = '1000-01-01'

/** The title of such a stage says already that it gives nothing back. */
const TOLD_BY_TITLE: ReadonlySet<MovementLimit | null> = new Set(['STAGE_GIVES_NO_POINTS'] as const)

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function signed(points: number): string {
  if (points === 0) return '0'
  return points < 0 ? `−${-points}` : `+${points}`
}

function byLaw(movements: readonly Movement[]): Pick<PrintedHistoryLine, 'title' | 'details'> {
  const [movement] = movements
  if (movement === undefined) return { title: '', details: [] }
  return { title: POINTS_WORDING_FR.rules[movement.rule], details: [`C. route ${movement.article}`] }
}

function ofEvent(event: LicenceEvent): Pick<PrintedHistoryLine, 'title' | 'details'> {
  if (isInfraction(event)) return ofInfraction(event)
  if (isStage(event)) return ofStage(event)
  if (isLetter(event)) return ofLetter(event)
  if (isLicenceObtained(event))
    return {
      title: LICENCE_WORDING_FR.licenceObtained['licence-obtained'],
      details: [LICENCE_WORDING_FR.probations[event.probation?.kind ?? 'none']],
    }
  return ofMention(event)
}

function ofInfraction(event: Infraction) {
  const time = event.committedAt === undefined ? '' : ` à ${event.committedAt}`
  return {
    title: event.label,
    details: [
      `Commise le ${frenchDay(event.committedOn)}${time}, ${event.place}. ${capital(LICENCE_WORDING_FR.infractionClasses[event.class])}, art. ${event.article}, ${event.points} point${event.points > 1 ? 's' : ''} au barème.`,
      `Établie le ${frenchDay(event.establishedOn)} : ${LICENCE_WORDING_FR.establishment[event.establishedBy]}.`,
      ...(event.recordedOn === undefined ? [] : [`Enregistrée le ${frenchDay(event.recordedOn)}.`]),
    ],
  }
}

function ofStage(event: Stage) {
  return {
    title: LICENCE_WORDING_FR.stages[event.case],
    details: [
      `Du ${frenchDay(event.from)} au ${frenchDay(event.to)}, ${event.centre}.`,
      ...(event.recordedOn === undefined ? [] : [`Enregistré le ${frenchDay(event.recordedOn)}.`]),
    ],
  }
}

function ofLetter(event: Letter) {
  const tracking = event.trackingNumber ? ` Recommandé n° ${event.trackingNumber}.` : ''
  const received = event.notifiedOn ? ` Notifiée le ${frenchDay(event.notifiedOn)}.` : ''
  return {
    title: `Lettre ${event.reference} : ${LICENCE_WORDING_FR.letters[event.reference]}`,
    details: [`Envoyée le ${frenchDay(event.sentOn)}.${received}${tracking}`],
  }
}

function ofMention(event: Mention) {
  const known = Object.entries(LICENCE_WORDING_FR.mentions).find(([kind]) => kind === event.kind)?.[1]
  const nature = event.nature === undefined ? [] : [LICENCE_WORDING_FR.natures[event.nature]]
  const period = [
    ...(event.from ? [`du ${frenchDay(event.from)}`] : []),
    ...(event.to ? [`au ${frenchDay(event.to)}`] : []),
    ...(event.on ? [`le ${frenchDay(event.on)}`] : []),
  ].join(' ')
  const about = [...nature, period, event.authority ?? '', event.place ?? ''].filter((text) => text !== '')
  return {
    title: event.label ?? known ?? event.kind,
    details: [
      ...(about.length === 0 ? [] : [`${capital(about.join(', '))}.`]),
      ...(event.recordedOn ? [`Enregistré le ${frenchDay(event.recordedOn)}.`] : []),
    ],
  }
}
