import type { HolderTraceLine } from '../../core/audit/holder-trace.ts'
import { auditWordingFor } from '../../wording/audit.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { clockTime } from '../../wording/pages/dates.ts'
import { TRACE_WORDS } from '../../wording/pages/driver-trace.ts'

/** A line of the trace, as the page shows it. */
export interface TraceLineView {
  readonly iso: string
  readonly day: string
  /** Empty where no time is told. */
  readonly times: string
  readonly what: string
  /** How often, where `what` does not say it. */
  readonly often: string | null
  readonly outcome: string | null
  readonly who: string
}

type OwnLine = Exclude<HolderTraceLine, { readonly by: 'authority' }>

/** Tells a line of the trace in a language. */
export function traceLineView(line: HolderTraceLine, language: Language): TraceLineView {
  const t = TRACE_WORDS[language]
  const wording = auditWordingFor(language)
  const at = { iso: line.day, day: pagePointsWording(language).day(line.day) }
  if (line.by === 'authority')
    return {
      ...at,
      ...{ times: '', what: t.access(line.count), often: null, outcome: null },
      who: wording.by.authority,
    }
  const read = readTold(line, language)
  return {
    ...at,
    times: timesTold(line, language),
    what: read ?? deedTold(line, language),
    often: read === null && line.count > 1 ? t.times(line.count) : null,
    outcome: line.outcome === 'granted' ? null : wording.outcomes[line.outcome],
    who: line.signedInBy === null ? wording.by[line.by] : t.by[line.by][line.signedInBy],
  }
}

/** Two times of more doings are the first and the last. */
function timesTold({ times, count }: OwnLine, language: Language): string {
  const told = times.map((time) => clockTime(time, language))
  const [first = '', last = ''] = told
  return told.length === 2 && count > 2 ? TRACE_WORDS[language].between(first, last) : told.join(', ')
}

function readTold({ action, kind, count }: OwnLine, language: Language): string | null {
  const { reads } = TRACE_WORDS[language]
  switch (action) {
    case 'read-points':
      return reads.POINTS(count)
    case 'read-licence':
      return kind === 'DOCUMENTS' ? reads.DOCUMENTS(count) : reads.LICENCE(count)
    case 'read-document':
      return reads.DOCUMENT(count) + documentTold(kind)
    case 'read-letter':
      return reads.LETTER(count)
    case 'consult-trace':
      return reads.TRACE(count)
    default:
      return null
  }
}

function deedTold({ action, kind, outcome }: OwnLine, language: Language): string {
  const t = TRACE_WORDS[language]
  if (action === 'link-licence' && kind === 'franceconnect' && outcome === 'granted')
    return t.linkedByFranceConnect
  if (kind === 'account' && action === 'link-licence') return t.links.link
  if (kind === 'account' && action === 'cut-link') return t.links.cut
  return auditWordingFor(language).actions[action] + documentTold(kind)
}

function documentTold(kind: string | null): string {
  return kind === 'ADCS' || kind === 'RII' || kind === 'LETTER' ? ` (${kind})` : ''
}
