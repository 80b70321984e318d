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
import { frenchDay } from '../wording/french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording/licence.fr.ts'

/** An event of a file in words: what it is, then lines that say when, where and by whom. */
export interface PrintedEvent {
  readonly title: string
  readonly details: readonly string[]
}

/** Gives the strings of an event of the file. */
export function eventStrings(event: LicenceEvent): PrintedEvent {
  if (isInfraction(event)) return infractionStrings(event)
  if (isStage(event)) return stageStrings(event)
  if (isLetter(event))
    return {
      title: `Lettre ${event.reference} – ${LICENCE_WORDING_FR.letters[event.reference]}`,
      details: [sentence([`envoyée le ${frenchDay(event.sentOn)}`, ...delivery(event)])],
    }
  if (isLicenceObtained(event))
    return {
      title: LICENCE_WORDING_FR.licenceObtained['licence-obtained'],
      details: [
        sentence([
          LICENCE_WORDING_FR.probations[event.probation?.kind ?? 'none'],
          ...recorded(event.recordedOn),
        ]),
      ],
    }
  return mentionStrings(event)
}

/** Gives the one line of a letter printed under what it announces. */
export function letterLine(letter: Letter): string {
  return sentence([`lettre ${letter.reference} envoyée le ${frenchDay(letter.sentOn)}`, ...delivery(letter)])
}

/** The three dates of an infraction: committed, established, recorded; the last defaults to the second (D11). */
function infractionStrings(event: Infraction): PrintedEvent {
  const { committedOn, committedAt, establishedOn, establishedBy, points } = event
  const time = committedAt === undefined ? '' : ` à ${committedAt}`
  const recordedOn = event.recordedOn ?? establishedOn
  return {
    title: event.label,
    details: [
      `Commise le ${frenchDay(committedOn)}${time}, ${event.place}.`,
      `Établie le ${frenchDay(establishedOn)} par ${LICENCE_WORDING_FR.establishment[establishedBy]}, enregistrée le ${frenchDay(recordedOn)}.`,
      `${capital(LICENCE_WORDING_FR.infractionClasses[event.class])}, art. ${event.article}, ${points} point${points > 1 ? 's' : ''} au barème.`,
    ],
  }
}

function stageStrings(event: Stage): PrintedEvent {
  const about = [`du ${frenchDay(event.from)} au ${frenchDay(event.to)}`, event.centre]
  return {
    title: LICENCE_WORDING_FR.stages[event.case],
    details: [sentence([...about, ...recorded(event.recordedOn)])],
  }
}

function delivery({ trackingNumber, presentedOn, notifiedOn }: Letter): readonly string[] {
  return [
    ...(trackingNumber ? [`recommandé n° ${trackingNumber}`] : []),
    ...(presentedOn ? [`présentée le ${frenchDay(presentedOn)}`] : []),
    ...(notifiedOn ? [`notifiée le ${frenchDay(notifiedOn)}`] : []),
    ...(trackingNumber && !notifiedOn ? ['aucune notification enregistrée'] : []),
  ]
}

function mentionStrings(event: Mention): PrintedEvent {
  const known = Object.entries(LICENCE_WORDING_FR.mentions).find(([kind]) => kind === event.kind)?.[1]
  const about = [
    event.nature === undefined ? '' : LICENCE_WORDING_FR.natures[event.nature],
    period(event),
    event.authority ?? '',
    event.place ?? '',
    ...recorded(event.recordedOn),
  ].filter((text) => text !== '')
  return {
    title: event.label ?? known ?? event.kind,
    details: about.length === 0 ? [] : [sentence(about)],
  }
}

function period({ on, from, to }: Mention): string {
  const span = from && to ? `du ${frenchDay(from)} au ${frenchDay(to)}` : ''
  const open = from && !to ? `à compter du ${frenchDay(from)}` : ''
  const last = !from && to ? `jusqu’au ${frenchDay(to)}` : ''
  return [span || open || last, on ? `le ${frenchDay(on)}` : ''].filter((text) => text !== '').join(', ')
}

function recorded(day: string | null | undefined): readonly string[] {
  return day ? [`enregistrement le ${frenchDay(day)}`] : []
}

function sentence(parts: readonly string[]): string {
  return `${capital(parts.join(', '))}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
