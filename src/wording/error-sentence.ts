import type { ErrorCode } from '../error-code.ts'
import { ERRORS_EN } from './errors.en.ts'
import { ERRORS_FR, type ErrorWording } from './errors.fr.ts'

/** Finds the sentences of a code, in French unless the language is English; an unknown code is an error of ours. */
export function errorSentence(code: string, language?: string): ErrorWording {
  const errors = language?.toLowerCase().startsWith('en') ? ERRORS_EN : ERRORS_FR
  return Object.hasOwn(errors, code) ? errors[code as ErrorCode] : errors.INTERNAL
}
