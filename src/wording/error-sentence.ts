import type { ErrorCode } from '../error-code.ts'
import type { ErrorWording } from './errors/error-wording.ts'
import { ERRORS_EN } from './errors.en.ts'
import { ERRORS_FR } from './errors.fr.ts'

/** Finds the sentences of a code, in French unless the language is English; an unknown code is an error of ours. */
export function errorSentence(code: string, language?: string): ErrorWording {
  const errors = language?.toLowerCase().startsWith('en') ? ERRORS_EN : ERRORS_FR
  return Object.hasOwn(errors, code) ? errors[code as ErrorCode] : errors.INTERNAL
}
