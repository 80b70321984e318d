import type { Response } from 'express'
import { CodedError } from '../../errors.ts'
import { errorSentence } from '../../wording/error-sentence.ts'
import { languageOf } from '../language.ts'
import { toProblem } from '../problem.ts'

/** What a form is sent back with. */
export interface TellableFault {
  readonly fault: { readonly title: string; readonly advice: string }
  readonly status: number
}

/**
 * Tells what was wrong with a form, for the page that it came from; what is no fault of the form is thrown on. A file
 * number that cannot be one is a slip, and says nothing of any licence.
 */
export function tellFault(error: unknown, response: Response): TellableFault {
  if (!(error instanceof CodedError)) throw error
  const status = error.code.startsWith('NEPH_') ? 422 : toProblem(error).status
  if (status >= 500 && error.code !== 'ACCOUNTS_BUSY') throw error
  const { title, advice } = errorSentence(error.code, languageOf(response))
  return { fault: { title, advice }, status }
}

/** No answer comes sooner, so that its time does not tell what was found. */
export const LEAST_MS = 300
