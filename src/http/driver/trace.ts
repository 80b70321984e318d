import type { RequestHandler } from 'express'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { parisDateTime } from '../../core/calendar-day.ts'
import type { TraceLine } from '../../service/driver/holder-trace.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { TRACE_WORDS } from '../../wording/pages/driver-trace.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest } from './driver-request.ts'

/** `GET /conducteur/consultations`: who saw the own file; authorities are never named. */
export function getTrace(ports: DriverPorts): RequestHandler {
  return async (_request, response) => {
    const { holder, at } = ownFileRequest(response, ports.now)
    const lines = await ports.trace.list(holder.neph, at)
    await ports.audit.append(
      composeAuditEntry({
        at,
        action: 'consult-trace',
        outcome: 'granted',
        role: 'holder',
        neph: holder.neph,
      }),
    )
    const language = languageOf(response)
    const t = TRACE_WORDS[language]
    sendPage(response, 'driver-trace', {
      title: t.title,
      t,
      lines: lines.map((line) => lineView(line, language)),
    })
  }
}

function lineView({ at, action, outcome, actor, kind }: TraceLine, language: Language) {
  const t = TRACE_WORDS[language]
  const clock = parisDateTime(at)
  const known = Object.entries(t.actions).find(([name]) => name === action)?.[1] ?? t.actions.other
  const isDocument = kind === 'ADCS' || kind === 'RII' || kind === 'LETTER'
  return {
    day: `${pagePointsWording(language).day(clock.slice(0, 10))} ${clock.slice(11, 16)}`,
    iso: clock,
    what: isDocument && kind !== 'RII' ? `${known} (${kind})` : known,
    outcome: outcome === 'granted' ? null : t.outcomes[outcome],
    who: t.actors[actor],
  }
}
