import { DRIVING_RIGHT_BY_STATE, isLicenceState } from '../../core/licence/licence-state.ts'
import type { Report } from '../../core/verification/report.ts'
import type { FileAnswer } from './batch-file.ts'

/** Columns of the table of a batch (design.md section 2). */
export const VERDICT_COLUMNS = ['file', 'verdict', 'kind', 'emittedOn', 'expiresOn', 'reasons'] as const

/** Gives the row of one file; reasons are codes with a space between. */
export function verdictRow(answer: FileAnswer): readonly string[] {
  if ('error' in answer) return [answer.file, '', '', '', '', answer.error.code]
  const { verdict, document } = answer.report
  return [
    answer.file,
    verdict,
    document?.kind ?? '',
    document?.emittedOn ?? '',
    document?.expiresOn ?? '',
    reasonsOf(answer).join(' '),
  ]
}

/**
 * Gathers the codes of what a reader must know of an answer, each once: why the document is not valid, why it could
 * not be read, what is withheld, and why its holder may not drive although the document is valid.
 */
export function reasonsOf(answer: FileAnswer): readonly string[] {
  if ('error' in answer) return [answer.error.code]
  const { checks, withheld, entitlement } = answer.report
  const unsettled = checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'undetermined')
  return [
    ...new Set([
      ...unsettled.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
      ...unsettled.flatMap(({ name, detail }) =>
        name === 'seal-found' && detail !== undefined && CODE.test(detail) ? [detail] : [],
      ),
      ...(withheld === null ? [] : [withheld.reason]),
      ...(entitlement === null || entitlement.answer === 'yes' ? [] : [entitlement.reason]),
      ...(entitlement === null ? stateReasons(answer.report) : []),
    ]),
  ]
}

const CODE = /^[A-Z][A-Z_]+$/

/** Without a question about a category nobody has said that a valid document tells of a licence suspended. */
function stateReasons({ document }: Report): readonly string[] {
  const state = document?.licence?.state?.label
  if (state === undefined || !isLicenceState(state)) return []
  const right = DRIVING_RIGHT_BY_STATE[state]
  if (right === 'yes') return []
  return [right === 'no' ? 'LICENCE_STATE_FORBIDS' : 'LICENCE_STATE_UNKNOWN']
}
