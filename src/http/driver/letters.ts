import type { RequestHandler } from 'express'
import type { CalendarDay } from '../../core/calendar-day.ts'
import { type OwnLetter, ownLetters } from '../../service/driver/own-letters.ts'
import { type OwnHistory, readOwnHistory } from '../../service/driver/read-own-history.ts'
import { letterLine } from '../../wording/event-lines.ts'
import { type Language, unbreakable } from '../../wording/language.ts'
import { LICENCE_WORDING_EN } from '../../wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../../wording/licence.fr.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { longDay } from '../../wording/pages/dates.ts'
import { LETTERS_WORDS } from '../../wording/pages/driver-letters.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest } from './driver-request.ts'

/** `GET /conducteur/courriers`: letters sent in ten years with the delays that they start, and those due. */
export function getLetters(ports: DriverPorts): RequestHandler {
  return async (_request, response) => {
    const history = await readOwnHistory(ports, ownFileRequest(response, ports.now))
    const language = languageOf(response)
    const t = LETTERS_WORDS[language]
    const letters = ownLetters(history).map((letter) => letterView(letter, history, language))
    sendPage(response, 'driver-letters', { title: t.title, t, letters })
  }
}

function letterView(own: OwnLetter, { today, events }: OwnHistory, language: Language) {
  const { reference, day, letter, movement, deadlines, takesPoints } = own
  const t = LETTERS_WORDS[language]
  const wording = pagePointsWording(language)
  const labels = language === 'en' ? LICENCE_WORDING_EN : unbreakable(LICENCE_WORDING_FR)
  const until = (on: CalendarDay | null, say: (day: string, isPast: boolean) => string) =>
    on === null ? [] : [{ text: say(wording.day(on), on < today), isOpen: on >= today }]
  const isNotified = Boolean(letter?.notifiedOn)
  return {
    heading: t.letter(reference),
    subject: labels.letters[reference],
    day: longDay(day, language),
    iso: day,
    standing: letter === null ? t.due : isNotified ? t.received : t.waiting,
    tone: letter === null ? 'warn' : 'none',
    line: letter === null ? t.dueText : letterLine(letter, language),
    about: movement === null ? null : wording.explanations.movement(movement, events),
    deadlines: [
      ...until(deadlines.stage, t.stage),
      ...until(deadlines.handIn, t.handIn),
      ...until(deadlines.remedy, t.remedy),
    ],
    notRunning: letter !== null && takesPoints && !isNotified ? t.notRunning : null,
  }
}
