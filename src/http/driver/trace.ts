import type { RequestHandler } from 'express'
import { isCalendarDay } from '../../core/calendar-day.ts'
import { readOwnTrace } from '../../service/audit/read-own-trace.ts'
import { TRACE_WORDS } from '../../wording/pages/driver-trace.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest, queryField } from './driver-request.ts'
import { traceLineView } from './trace-line-view.ts'

const PAGE = '/conducteur/consultations'

/**
 * `GET /conducteur/consultations`: who saw the own file, by whole days; `avant` is the day before which the page
 * begins. Authorities are never named.
 */
export function getTrace(ports: DriverPorts): RequestHandler {
  return async (request, response) => {
    const { holder, at } = ownFileRequest(response, ports.now)
    const asked = queryField(request, 'avant')
    const before = isCalendarDay(asked) ? asked : undefined
    const { lines, older } = await readOwnTrace(ports, { neph: holder.neph, requester: holder, at, before })
    const language = languageOf(response)
    const t = TRACE_WORDS[language]
    sendPage(response, 'driver-trace', {
      title: t.title,
      t,
      authorities: t.authorities(ports.authorityTraceDays),
      lines: lines.map((line) => traceLineView(line, language)),
      none: before === undefined ? t.none : t.noneOlder,
      otherLines: [
        ...(older === null ? [] : [{ href: `${PAGE}?avant=${older}`, label: t.older }]),
        ...(before === undefined ? [] : [{ href: PAGE, label: t.newest }]),
      ],
    })
  }
}
