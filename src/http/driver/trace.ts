import type { RequestHandler } from 'express'
import type { HolderTraceLine } from '../../core/audit/holder-trace.ts'
import { readOwnTrace } from '../../service/audit/read-own-trace.ts'
import type { AuditWording } from '../../wording/audit.fr.ts'
import { auditWordingFor } from '../../wording/audit.ts'
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
    const lines = await readOwnTrace(ports, { neph: holder.neph, requester: holder, at })
    const language = languageOf(response)
    const t = TRACE_WORDS[language]
    const wording = auditWordingFor(language)
    sendPage(response, 'driver-trace', {
      title: t.title,
      t,
      lines: lines.map((line) => ({
        who: wording.by[line.by],
        ...lineView(line, language, wording),
      })),
    })
  }
}

function lineView(line: HolderTraceLine, language: Language, wording: AuditWording) {
  const { day } = pagePointsWording(language)
  if (line.by === 'authority')
    return { day: day(line.on), iso: line.on, what: TRACE_WORDS[language].access, outcome: null }
  const { at, action, outcome, kind } = line
  const isDocument = kind === 'ADCS' || kind === 'RII' || kind === 'LETTER'
  return {
    day: `${day(at.slice(0, 10))} ${at.slice(11, 16)}`,
    iso: at,
    what: isDocument ? `${wording.actions[action]} (${kind})` : wording.actions[action],
    outcome: outcome === 'granted' ? null : wording.outcomes[outcome],
  }
}
