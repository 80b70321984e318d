import type { BatchErrorCode } from './batch/batch-error.ts'
import type { AccountErrorCode } from './core/account/account-error.ts'
import type { LetterErrorCode } from './core/documents/find-due-letter.ts'
import type { SignInErrorCode } from './core/identity/sign-in-error.ts'
import type { NephErrorCode } from './core/licence/neph.ts'
import type { SealErrorCode, SealValueErrorCode } from './core/seal/seal-error.ts'
import type { TrustErrorCode } from './core/trust/trust-error.ts'
import type { TrustListErrorCode } from './core/trust/trust-list-error.ts'
import type { HandoverErrorCode } from './handover/handover-error.ts'
import type { RenderingErrorCode } from './pdf/rendering-error.ts'
import type { TimestampErrorCode } from './pdf/timestamp/timestamp-error.ts'
import type { ScanErrorCode } from './scan/scan-error.ts'
import type { OrderErrorCode } from './service/batch/order-error.ts'
import type { HabilitationErrorCode } from './service/clerk/habilitation-error.ts'
import type { ValidationErrorCode } from './service/clerk/validation-error.ts'
import type { IssuingErrorCode } from './service/issuing-error.ts'
import type { OperatorKeyErrorCode } from './service/operator/operator-key-error.ts'
import type { WithdrawalErrorCode } from './service/withdrawal/withdrawal-error.ts'
import type { Pkcs12ErrorCode } from './signing/pkcs12-error.ts'
import type { PkiErrorCode } from './signing/pki-error.ts'
import type { TokenErrorCode } from './signing/token-error.ts'
import type { DatabaseErrorCode } from './storage/database/database-error.ts'

/** Every code that a person may be shown; the wording files have a sentence for each. */
export type ErrorCode =
  | AccountErrorCode
  | BatchErrorCode
  | DatabaseErrorCode
  | HabilitationErrorCode
  | HandoverErrorCode
  | IssuingErrorCode
  | LetterErrorCode
  | NephErrorCode
  | OperatorKeyErrorCode
  | OrderErrorCode
  | Pkcs12ErrorCode
  | PkiErrorCode
  | RenderingErrorCode
  | ScanErrorCode
  | SealErrorCode
  | SealValueErrorCode
  | SignInErrorCode
  | TokenErrorCode
  | TrustErrorCode
  | TrustListErrorCode
  | TimestampErrorCode
  | ValidationErrorCode
  | WithdrawalErrorCode
  | 'REVOCATION_LIST_MISSING'
  | 'CANNOT_WRITE'
  | 'CASE_UNKNOWN'
  | 'CLERKS_ONLY'
  | 'CONFIGURATION'
  | 'DEMONSTRATION_SECRET'
  | 'DOCUMENT_WITHDRAWN'
  | 'DRIVERS_ONLY'
  | 'FILE_EXISTS'
  | 'FORM_REFUSED'
  | 'IDEMPOTENCY_KEY_MISSING'
  | 'IDEMPOTENCY_MISMATCH'
  | 'HOLDER_REQUEST_UNKNOWN'
  | 'INPUT_MISSING'
  | 'FICTITIOUS_IN_PRODUCTION'
  | 'INTERNAL'
  | 'LINK_UNKNOWN'
  | 'KEY_FILE_EXPOSED'
  | 'LICENCE_NOT_LINKED'
  | 'METHOD_NOT_ALLOWED'
  | 'NO_CODE'
  | 'NO_FILE'
  | 'NOT_FOUND'
  | 'PORT_TAKEN'
  | 'QUEUE_FULL'
  | 'REAL_DATA_IN_DEMONSTRATION'
  | 'RECORD_MALFORMED'
  | 'REGISTRY_UNREADABLE'
  | 'REQUEST_MALFORMED'
  | 'SEAL_TOO_LONG'
  | 'SIGN_IN_REQUIRED'
  | 'TOKEN_REQUIRED'
  | 'TOO_MANY_HOLDER_REQUESTS'
  | 'TOO_MANY_REQUESTS'
  | 'UNKNOWN_CATEGORY'
  | 'UPLOAD_TOO_SLOW'
  | 'USAGE'
