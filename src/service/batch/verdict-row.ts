import type { CategoryCode } from '../../core/licence/categories.ts'
import { DRIVING_RIGHT_BY_STATE, isLicenceState } from '../../core/licence/licence-state.ts'
import type { Reason } from '../../core/verification/reason.ts'
import type { Report } from '../../core/verification/report.ts'
import type { FileAnswer } from './batch-file.ts'

/** Columns of the table of a batch (design.md section 2). */
export const VERDICT_COLUMNS = ['file', 'verdict', 'kind', 'emittedOn', 'expiresOn', 'reasons'] as const

/** Columns that stand behind those where they are asked for: the table then holds personal data. */
export const DETAIL_COLUMNS = ['notices', 'holder', 'state', 'entitled'] as const

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
 * Gives the details of one file; notices are codes with a space between. Of a document withheld there is neither holder
 * nor state; whether its holder may drive is then unknown, where a category was asked about.
 */
export function detailCells(answer: FileAnswer, category: CategoryCode | undefined): readonly string[] {
  if ('error' in answer) return ['', '', '', '']
  const { document, entitlement } = answer.report
  return [
    noticesOf(answer).join(' '),
    holderOf(answer.report),
    document?.licence?.state?.label ?? '',
    category === undefined ? '' : (entitlement?.answer ?? 'unknown'),
  ]
}

/** Tells the holder as sealed, name first; empty where the document shows none to this requester. */
export function holderOf({ document }: Report): string {
  const { name = null, givenNames = [] } = document?.holder ?? {}
  return [name ?? '', givenNames.join(' ')].filter((part) => part !== '').join(', ')
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

/**
 * Gathers the codes of what is left to the reader although nothing failed, each once: to compare with the page, a
 * recipient to declare, test material, what an answer about a category depends on. {@link reasonsOf} has the rest.
 */
export function noticesOf(answer: FileAnswer): readonly Reason[] {
  if ('error' in answer) return []
  const { checks, entitlement } = answer.report
  const reasons = reasonsOf(answer)
  const told = [
    ...checks.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    ...(entitlement?.conditions ?? []),
  ]
  return [...new Set(told)].filter((reason) => !reasons.includes(reason) && !OF_NO_CONSEQUENCE.has(reason))
}

/** Why a check has nothing to be about, or what holds of every document. */
const OF_NO_CONSEQUENCE: ReadonlySet<Reason> = new Set<Reason>([
  'NOT_A_PDF',
  'NOT_A_LICENCE_DOCUMENT',
  'NOT_ASKED',
  'NOT_BOUND_TO_A_RECIPIENT',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'NO_WITHDRAWAL_LIST',
  'RESTRICTIONS_NOT_SEALED',
  'SEAL_NOT_PROVED',
])
