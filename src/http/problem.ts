import type { Response } from 'express'
import { CodedError } from '../errors.ts'
import { errorSentence } from '../wording-errors.fr.ts'

/** A problem in the sense of RFC 9457, with a stable `code`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly instance?: string
}

/** HTTP status of the codes that are the client's to mend; what is not here is our own fault, 500. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  REQUEST_MALFORMED: 400,
  NO_FILE: 400,
  UNKNOWN_CATEGORY: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  FILE_TOO_LARGE: 413,
  IMAGE_TOO_LARGE: 413,
  TOO_MANY_PAGES: 413,
  UNSUPPORTED_TYPE: 415,
  EMPTY_FILE: 422,
  UNREADABLE_IMAGE: 422,
  UNREADABLE_PDF: 422,
  PASSWORD_PROTECTED: 422,
  SCAN_TIMEOUT: 422,
  SCAN_MEMORY: 422,
  SCAN_BUSY: 503,
}

/** Turns anything thrown into a problem; what is not a coded error of the client's is told without its content. */
export function toProblem(error: unknown): Problem {
  const code = error instanceof CodedError ? error.code : 'INTERNAL'
  const status = STATUS_BY_CODE[code] ?? 500
  const shown = status === 500 ? 'INTERNAL' : code
  return {
    type: `/erreurs/${shown}`,
    title: errorSentence(shown).title,
    status,
    code: shown,
    detail: status !== 500 && error instanceof CodedError ? error.message : errorSentence(shown).advice,
  }
}

/** Answers with a problem. */
export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 503) response.set('Retry-After', '2')
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
