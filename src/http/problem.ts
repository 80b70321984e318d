import type { Response } from 'express'
import type { ErrorCode } from '../error-code.ts'
import { CodedError } from '../errors.ts'
import { errorDetail } from '../wording/error-detail.ts'
import type { Language } from '../wording/language.ts'
import { OWN_FAULT } from '../wording/own-fault.ts'
import { programErrorSentence } from '../wording/program-errors.ts'
import { type BodyFault, RequestFault } from './request-fault.ts'

/** A problem in the sense of RFC 9457, with a stable `code` and what to do about it. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly advice: string
  /** Names this request in the service's log. */
  readonly instance?: string
  /** What is wrong in the body, by JSON pointer. */
  readonly errors?: readonly BodyFault[]
}

/** HTTP status of the codes that are the client's to mend; what is not here is our own fault, 500. */
const STATUS_BY_CODE: Readonly<Partial<Record<ErrorCode, number>>> = {
  REQUEST_MALFORMED: 400,
  NO_FILE: 400,
  UNKNOWN_CATEGORY: 400,
  IDEMPOTENCY_KEY_MISSING: 400,
  TOKEN_REQUIRED: 401,
  OPERATOR_KEY_REQUIRED: 401,
  OPERATOR_KEY_REFUSED: 401,
  OPERATOR_KEY_NOT_IN_FORCE: 403,
  ORDER_MALFORMED: 422,
  ORDERS_MISSING: 422,
  TOO_MANY_ORDERS: 413,
  QUEUE_FULL: 503,
  TOO_MANY_REQUESTS: 429,
  TOO_MANY_HOLDER_REQUESTS: 429,
  NOT_FOUND: 404,
  DOCUMENT_WITHDRAWN: 410,
  UPLOAD_TOO_SLOW: 408,
  METHOD_NOT_ALLOWED: 405,
  FILE_TOO_LARGE: 413,
  IMAGE_TOO_LARGE: 413,
  TOO_MANY_PAGES: 413,
  UNSUPPORTED_TYPE: 415,
  AMBIGUOUS_FILE: 415,
  HEIC_NOT_READ: 415,
  EMPTY_FILE: 422,
  UNREADABLE_IMAGE: 422,
  UNREADABLE_PDF: 422,
  PASSWORD_PROTECTED: 422,
  SCAN_TIMEOUT: 422,
  SCAN_MEMORY: 422,
  SCAN_BUSY: 503,
  ARCHIVE_TOO_LARGE: 413,
  ARCHIVE_BOMB: 413,
  ARCHIVE_UNREADABLE: 422,
  BATCH_BUSY: 503,
  TIMESTAMP_UNAVAILABLE: 503,
  TIMESTAMP_REFUSED: 503,
  REVOCATION_LIST_MISSING: 503,
  DATABASE_LOCKED: 503,
  DATABASE_UNREACHABLE: 503,
  IDEMPOTENCY_IN_FLIGHT: 409,
  IDEMPOTENCY_MISMATCH: 422,
  SIGN_IN_REQUIRED: 401,
  SIGN_IN_EXPIRED: 400,
  SIGN_IN_CANCELLED: 403,
  SIGN_IN_REFUSED: 403,
  PROVIDER_UNAVAILABLE: 503,
  ASSURANCE_TOO_LOW: 403,
  SECOND_FACTOR_MISSING: 403,
  IDENTITY_INCOMPLETE: 403,
  LINK_REFUSED: 403,
  LINK_NEAR_MISS: 403,
  LICENCE_LINKED_ELSEWHERE: 409,
  LICENCE_CODE_REFUSED: 403,
  TOO_MANY_ATTEMPTS: 429,
  EMAIL_MALFORMED: 422,
  PASSWORD_TOO_SHORT: 422,
  PASSWORD_TOO_LONG: 422,
  PASSWORD_TOO_COMMON: 422,
  PASSWORD_IS_EMAIL: 422,
  PASSWORDS_DIFFER: 422,
  PASSWORD_WRONG: 403,
  ACCOUNT_SIGN_IN_FAILED: 403,
  ACCOUNT_CODE_REFUSED: 403,
  NEPH_ENTRIES_DIFFER: 422,
  BIRTH_DATE_MALFORMED: 422,
  CODE_LINK_REFUSED: 403,
  ACCOUNTS_BUSY: 503,
  SERVICE_NOT_ALLOWED: 403,
  AGENT_PROVIDER_NOT_ALLOWED: 403,
  HABILITATION_MISSING: 403,
  HABILITATION_NOT_IN_FORCE: 403,
  CASE_NUMBER_MISSING: 422,
  CASE_NUMBER_MALFORMED: 422,
  PURPOSE_MISSING: 422,
  PURPOSE_NOT_ALLOWED: 403,
  DRIVERS_ONLY: 403,
  CLERKS_ONLY: 403,
  LICENCE_NOT_LINKED: 403,
  FORM_REFUSED: 403,
  ACCESS_REFUSED: 403,
  UNKNOWN_NEPH: 404,
  RECIPIENT_NOT_A_SIREN: 422,
  RECIPIENT_NOT_FOR_THIS_KIND: 422,
}

const STATUSES: ReadonlyMap<string, number> = new Map(Object.entries(STATUS_BY_CODE))

/** Gives the HTTP status of a code. */
export function statusOf(code: string): number {
  return STATUSES.get(code) ?? 500
}

/**
 * Turns anything thrown into a problem in the words of programs; what is not a coded error of the client's is told
 * without its content. In English `detail` is the message of the error; in French a sentence of its code, or the title.
 */
export function toProblem(error: unknown, language: Language = 'fr'): Problem {
  const told = error instanceof CodedError ? error : fromBodyParser(error)
  const status = statusOf(told?.code ?? '')
  const code = told === null || status === 500 ? 'INTERNAL' : told.code
  const { title, advice } = programErrorSentence(code, language, told?.evidence)
  const detail = detailOf(told, status, language) ?? title
  const problem = { type: `/erreurs/${code}`, title, status, code, detail, advice }
  return told instanceof RequestFault ? { ...problem, errors: told.faults } : problem
}

/** A fault of ours may name places of this machine: that is for the log. */
function detailOf(told: CodedError | null, status: number, language: Language): string | null {
  if (told === null || status === 500) return OWN_FAULT[language].fault
  return status < 500 || told.code === 'SCAN_BUSY' ? errorDetail(told, language) : OWN_FAULT[language].trouble
}

/** Answers with a problem, as JSON. */
export function sendProblem(response: Response, problem: Problem): void {
  const instance = response.get('X-Request-Id')
  response
    .type('application/problem+json')
    .send(JSON.stringify(instance === undefined ? problem : { ...problem, instance: `urn:uuid:${instance}` }))
}

/** Express and its parsers throw errors with a status below 500 for what the client sent; they may quote it. */
function fromBodyParser(error: unknown): CodedError<ErrorCode> | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  if (error.status === 413) return new CodedError('FILE_TOO_LARGE', 'the JSON body is too large')
  if (error.status === 415)
    return new CodedError('UNSUPPORTED_TYPE', 'expected a body in UTF-8, plain or compressed by gzip', {
      bodyTypes: 'application/json; charset=utf-8',
    })
  return error.status < 500
    ? new CodedError('REQUEST_MALFORMED', 'the body or the address cannot be read')
    : null
}
