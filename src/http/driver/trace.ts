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
      authorities: t.authorities(ports.authorityTraceDays),
      lines: grouped(
        lines.map((line) => ({ who: wording.by[line.by], ...lineView(line, language, wording) })),
      ).map((line) => ({ ...line, times: line.count > 1 ? t.times(line.count) : null })),
    })
  }
}

interface TraceLine {
  readonly who: string
  readonly day: string
  readonly iso: string
  readonly what: string
  readonly outcome: string | null
}

/** The same thing done again on the same day is one line, with the last time and how often. */
function grouped(lines: readonly TraceLine[]): readonly (TraceLine & { readonly count: number })[] {
  const groups: (TraceLine & { count: number })[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const key = ({ iso, what, who, outcome }: TraceLine) => [iso.slice(0, 10), what, who, outcome].join()
    if (last !== undefined && key(last) === key(line)) last.count += 1
    else groups.push({ ...line, count: 1 })
  }
  return groups
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
