import type { ErrorCode } from '../../error-code.ts'

/** What was found, expected and where, for the error codes that are met over HTTP alone, in French. */
export const SERVICE_DETAILS_FR = {
  CLERKS_ONLY: [],
  DRIVERS_ONLY: [],
  FORM_REFUSED: [],
  IDEMPOTENCY_IN_FLIGHT: [],
  IDEMPOTENCY_KEY_MISSING: [],
  IDEMPOTENCY_MISMATCH: [],
  LICENCE_NOT_LINKED: [],
  METHOD_NOT_ALLOWED: ['méthodes admises : {methods}'],
  NOT_FOUND: [],
  NO_FILE: ['champ attendu dans le formulaire : « {field} »'],
  OPERATOR_KEY_NOT_IN_FORCE: [],
  OPERATOR_KEY_REFUSED: [],
  OPERATOR_KEY_REQUIRED: [],
  SIGN_IN_REQUIRED: [],
  TOKEN_REQUIRED: [],
  TOO_MANY_HOLDER_REQUESTS: [],
  TOO_MANY_REQUESTS: ['demandes admises en une minute : {limit}'],
  UNKNOWN_CATEGORY: ['attendu : {categories}'],
  UPLOAD_TOO_SLOW: ['{received} octets reçus en {seconds} s'],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>
