import { CodedError } from '../errors.ts'
import { EXIT, type ExitCode } from './exit-code.ts'

const EXITS: readonly (readonly [ExitCode, readonly string[]])[] = [
  [EXIT.usage, ['USAGE', 'RECIPIENT_NOT_A_SIREN', 'RECIPIENT_NOT_FOR_THIS_KIND']],
  [EXIT.inputMissing, ['INPUT_MISSING', 'TRUST_FOLDER_UNREADABLE']],
  [EXIT.unknownNeph, ['UNKNOWN_NEPH']],
  [
    EXIT.unavailable,
    [
      'BATCH_BUSY',
      'SCAN_BUSY',
      'PKI_BUSY',
      'DATABASE_LOCKED',
      'DATABASE_UNREACHABLE',
      'PORT_TAKEN',
      'PKCS11_FAILED',
      'SERVICE_BUSY',
      'SERVICE_DIFFERS',
      'SERVICE_KIND_DIFFERS',
    ],
  ],
  [EXIT.unavailable, ['TIMESTAMP_UNAVAILABLE', 'TIMESTAMP_REFUSED', 'REVOCATION_LIST_MISSING']],
  [EXIT.configuration, ['TIMESTAMP_INVALID', 'TIMESTAMP_AUTHORITY_UNKNOWN']],
  [EXIT.cannotWrite, ['BATCH_EXISTS', 'CANNOT_WRITE', 'DATABASE_EXISTS', 'FILE_EXISTS', 'PKI_EXISTS']],
  [EXIT.refused, ['ACCESS_REFUSED']],
  [
    EXIT.usage,
    ['HABILITATION_OVERLAPS', 'HABILITATION_UNKNOWN', 'OPERATOR_KEY_UNKNOWN', 'CASE_UNKNOWN', 'LINK_UNKNOWN'],
  ],
  [EXIT.usage, ['DOCUMENT_UNKNOWN']],
  [
    EXIT.configuration,
    ['CONFIGURATION', 'REGISTRY_UNREADABLE', 'REAL_DATA_IN_DEMONSTRATION', 'FICTITIOUS_IN_PRODUCTION'],
  ],
]

const OURS =
  /^(LINT_|INTERNAL|DATA_UNREADABLE|UNKNOWN_MARKUP|BAD_MARKUP|UNKNOWN_TEMPLATE|TEMPLATE_FAULT|SEAL_MISMATCH|SYMBOL_|FONT_|SCANNER_|SIGNATURE_DOES|NO_SIGNATURE_P)/
const CONFIGURATION =
  /^(PKI_|KEY_|DATABASE_|DEMONSTRATION_|DATA_KEY_|PKCS1[12]_|CERTIFICATE_(UNKNOWN|ID_USED|STATE_REFUSED)|TEST_KEYS_)/

/** Gives the exit code of an error: what is not coded, or is our own doing, is 70; other coded faults are bad data, 65. */
export function exitForError(error: unknown): ExitCode {
  if (!(error instanceof CodedError)) return EXIT.internal
  const listed = EXITS.find(([, codes]) => codes.includes(error.code))
  if (listed) return listed[0]
  if (OURS.test(error.code)) return EXIT.internal
  return CONFIGURATION.test(error.code) ? EXIT.configuration : EXIT.badData
}
