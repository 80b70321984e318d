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
import type { Language } from './language.ts'
import { LICENCE_WORDING_EN } from './licence.en.ts'
import { LICENCE_WORDING_FR } from './licence.fr.ts'
import { pagePointsWording } from './page-points.ts'
import { EVENT_WORDS } from './pages/events.ts'

/** An event of a file in words: what it is, then lines that say when, where and by whom. */
export interface EventLines {
  readonly title: string
  readonly details: readonly string[]
}

const LICENCE_WORDING = { fr: LICENCE_WORDING_FR, en: LICENCE_WORDING_EN } as const

/** Gives the words of an event of the file, for pages; what the registry wrote itself stays in French. */
export function eventLines(event: LicenceEvent, language: Language): EventLines {
  const wording = LICENCE_WORDING[language]
  if (isInfraction(event)) return infraction(event, language)
  if (isStage(event)) return stage(event, language)
  if (isLetter(event))
    return {
      title: EVENT_WORDS[language].letter(event.reference, wording.letters[event.reference]),
      details: [letterLine(event, language)],
    }
  if (isLicenceObtained(event))
    return {
      title: wording.licenceObtained['licence-obtained'],
      details: [sentence([wording.probations[event.probation?.kind ?? 'none']])],
    }
  return mention(event, language)
}

/** Gives the one line of what became of a letter: sent, presented, notified. */
export function letterLine(letter: Letter, language: Language): string {
  const t = EVENT_WORDS[language]
  const day = pagePointsWording(language).day
  const { trackingNumber, presentedOn, notifiedOn } = letter
  return sentence([
    t.sent(day(letter.sentOn)),
    ...(trackingNumber ? [t.registered(trackingNumber)] : []),
    ...(presentedOn ? [t.presented(day(presentedOn))] : []),
    ...(notifiedOn ? [t.notified(day(notifiedOn))] : []),
    ...(trackingNumber && !notifiedOn ? [t.notNotified] : []),
  ])
}

function infraction(event: Infraction, language: Language): EventLines {
  const t = EVENT_WORDS[language]
  const wording = LICENCE_WORDING[language]
  const day = pagePointsWording(language).day
  const { committedOn, committedAt, establishedOn, recordedOn, place } = event
  return {
    title: event.label,
    details: [
      t.committed(day(committedOn), committedAt ?? null, place),
      t.established(
        day(establishedOn),
        wording.establishment[event.establishedBy],
        day(recordedOn ?? establishedOn),
      ),
      sentence([wording.infractionClasses[event.class], t.scale(event.article, event.points)]),
    ],
  }
}

function stage({ from, to, centre, case: itsCase }: Stage, language: Language): EventLines {
  const day = pagePointsWording(language).day
  return {
    title: LICENCE_WORDING[language].stages[itsCase],
    details: [sentence([EVENT_WORDS[language].period(day(from), day(to)), centre])],
  }
}

function mention(event: Mention, language: Language): EventLines {
  const t = EVENT_WORDS[language]
  const wording = LICENCE_WORDING[language]
  const day = pagePointsWording(language).day
  const known = Object.entries(wording.mentions).find(([kind]) => kind === event.kind)?.[1]
  const { on, from, to, nature, authority, place } = event
  const about = [
    nature === undefined ? '' : wording.natures[nature],
    from && to ? t.period(day(from), day(to)) : from ? t.since(day(from)) : to ? t.until(day(to)) : '',
    on ? t.on(day(on)) : '',
    authority ?? '',
    place ?? '',
  ].filter((text) => text !== '')
  return {
    title: event.label ?? known ?? event.kind,
    details: about.length === 0 ? [] : [sentence(about)],
  }
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
