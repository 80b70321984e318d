import type { ErrorCode } from '../error-code.ts'
import { BATCHES_ERRORS_FR } from './errors/batches.fr.ts'
import { DOCUMENTS_ERRORS_FR } from './errors/documents.fr.ts'
import type { ErrorWording } from './errors/error-wording.ts'
import { PEOPLE_ERRORS_FR } from './errors/people.fr.ts'
import { SERVICE_ERRORS_FR } from './errors/service.fr.ts'
import { TRUST_ERRORS_FR } from './errors/trust.fr.ts'

/** Sentences for each error code, in French. */
export const ERRORS_FR: Readonly<Record<ErrorCode, ErrorWording>> = {
  ...PEOPLE_ERRORS_FR,
  ...TRUST_ERRORS_FR,
  ...BATCHES_ERRORS_FR,
  ...DOCUMENTS_ERRORS_FR,
  ...SERVICE_ERRORS_FR,
}
