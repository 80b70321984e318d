import type { RequestHandler } from 'express'
import { exploreWhatIf } from '../../service/driver/explore-what-if.ts'
import { CALENDAR_WORDS } from '../../wording/pages/driver-calendar.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { calendarView } from './calendar-view.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest, queryField } from './driver-request.ts'
import { askedHypothesis, commonHypotheses } from './what-if-form.ts'
import { whatIfView } from './what-if-view.ts'

/** `GET /conducteur/calendrier`: what is to come and why; with `?points=&classe=&jour=` what an infraction would change. */
export function getCalendar(ports: DriverPorts): RequestHandler {
  return async (request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const language = languageOf(response)
    const form = askedHypothesis((name) => queryField(request, name), asked.at)
    const calendar = await exploreWhatIf(ports, asked, form.hypothesis)
    const t = CALENDAR_WORDS[language]
    const view = {
      title: t.title,
      t,
      ...calendarView(calendar, language),
      common: commonHypotheses(asked.at, language),
      isAsked: form.hypothesis !== null || form.isFaulty,
      form: form.fields(language),
      isFaulty: form.isFaulty,
      answer: whatIfView(calendar, form.hypothesis, language),
    }
    sendPage(response, 'driver-calendar', view, form.isFaulty ? 422 : 200)
  }
}
