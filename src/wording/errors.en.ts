import type { ErrorCode } from '../error-code.ts'
import { BATCHES_ERRORS_EN } from './errors/batches.en.ts'
import { DOCUMENTS_ERRORS_EN } from './errors/documents.en.ts'
import type { ErrorWording } from './errors/error-wording.ts'
import { PEOPLE_ERRORS_EN } from './errors/people.en.ts'
import { SERVICE_ERRORS_EN } from './errors/service.en.ts'
import { TRUST_ERRORS_EN } from './errors/trust.en.ts'

/** Sentences for each error code, in English. */
export const ERRORS_EN: Readonly<Record<ErrorCode, ErrorWording>> = {
  ...PEOPLE_ERRORS_EN,
  ...TRUST_ERRORS_EN,
  ...BATCHES_ERRORS_EN,
  ...DOCUMENTS_ERRORS_EN,
  ...SERVICE_ERRORS_EN,
}
