import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

const TRUST_HELP = 'Check the files given with --trust.'
const LIST_HELP =
  'Download the list in force from its official address; a new signer is handed in with --signer, once checked.'
const KEYS_HELP = 'See keys/README.md.'

/** Sentences for the error codes of the registry, keys and trust, in English. */
export const TRUST_ERRORS_EN = {
  // registry, keys, trust
  RECORD_MALFORMED: { title: 'The licence file is refused', advice: 'Correct each place named.' },
  REGISTRY_UNREADABLE: { title: 'The registry is unreadable', advice: 'Correct each file named.' },
  REAL_DATA_IN_DEMONSTRATION: {
    title: 'The demonstration admits fictitious drivers only',
    advice: 'Remove the real licence files.',
  },
  FICTITIOUS_IN_PRODUCTION: {
    title: 'A production admits no fictitious driver',
    advice: 'Remove the files of the demonstration: their documents would pass for real ones.',
  },
  DATABASE_LOCKED: {
    title: 'Another process holds the database',
    advice: 'Stop the other service or command, then try again; one instance at a time without DATABASE_URL.',
  },
  DATABASE_UNREACHABLE: {
    title: 'The database does not answer',
    advice: 'Try again in a moment; the operator checks DATABASE_URL and the state of the server.',
  },
  DATABASE_UNSAFE: {
    title: 'The database does not flush everything to the disk',
    advice: 'Turn fsync and synchronous_commit back on: a power cut would lose documents that were issued.',
  },
  DATABASE_UNSUPPORTED: {
    title: 'This version of the database is not supported',
    advice:
      'PostgreSQL 15 or later is needed, and the version of the service that was last in use, or a later one.',
  },
  BACKUP_UNREADABLE: {
    title: 'The copy to restore is no whole backup',
    advice: 'Nothing was written. Take another copy made by “permis backup”.',
  },
  DATABASE_UNREADABLE: {
    title: 'The files of the database do not open',
    advice: 'Put a backup of the data folder back in place; delete nothing before.',
  },
  DATA_KEY_MISMATCH: {
    title: 'The database was encrypted with another key',
    advice: 'Put the original data.key back: all instances of one database share it.',
  },
  DATABASE_OF_DEMONSTRATION: {
    title: 'This database is that of a demonstration',
    advice: 'Give the production a data folder or a database of its own: PERMIS_DATA_DIR, DATABASE_URL.',
  },
  DATABASE_OF_PRODUCTION: {
    title: 'This database is that of a production',
    advice:
      'Run the command with NODE_ENV=production and the settings of the service, or give the demonstration a folder of its own.',
  },
  DATA_UNREADABLE: {
    title: 'An encrypted value does not decrypt',
    advice: 'The fault is ours, or the database was changed: the operator compares with a backup.',
  },
  IDEMPOTENCY_IN_FLIGHT: {
    title: 'This request is already being done',
    advice: 'Wait a moment, then send it again with the same key to learn its result.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    title: 'The key of the request is missing',
    advice: 'Send an Idempotency-Key header, 1 to 200 characters without a space, for this request only.',
  },
  IDEMPOTENCY_MISMATCH: {
    title: 'This key was used for another request',
    advice: 'Take a new Idempotency-Key for a new request.',
  },
  PKI_EXISTS: { title: 'The keys already exist', advice: `They are never overwritten. ${KEYS_HELP}` },
  PKI_BUSY: { title: 'Another command is working on the keys', advice: 'Retry in a moment.' },
  PKI_FOREIGN_FILES: { title: 'The folder of keys holds unknown files', advice: KEYS_HELP },
  PKI_MISSING: { title: 'The keys are missing', advice: 'Run “permis pki init”.' },
  PKI_UNREADABLE: { title: 'The keys are unreadable', advice: KEYS_HELP },
  PKI_IDS_EXHAUSTED: { title: 'Every certificate number has been used', advice: KEYS_HELP },
  DEMONSTRATION_SECRET: {
    title: 'A secret of a demonstration is handed to a production',
    advice: 'Remove the file that is named, and give the production secrets of its own: keys/README.md.',
  },
  KEY_FILE_EXPOSED: {
    title: 'Others can read a private key',
    advice: 'Restore its permissions: chmod 600.',
  },
  KEY_UNREADABLE: { title: 'A private key is unreadable', advice: KEYS_HELP },
  KEY_MISMATCH: { title: 'The key is not that of the certificate', advice: KEYS_HELP },
  KEY_NOT_SUPPORTED: { title: 'This type of key is not used here', advice: KEYS_HELP },
  PKCS12_WRONG_PASSWORD: { title: 'The password of the PKCS#12 is wrong', advice: KEYS_HELP },
  PKCS12_UNREADABLE: { title: 'The PKCS#12 cannot be read', advice: KEYS_HELP },
  PKCS12_NO_KEY: { title: 'The PKCS#12 holds no key', advice: KEYS_HELP },
  PKCS12_NO_CERTIFICATE: { title: 'The PKCS#12 holds no certificate', advice: KEYS_HELP },
  PKCS12_KEY_NOT_SUPPORTED: { title: 'This kind of key is not used here', advice: KEYS_HELP },
  CERTIFICATE_UNKNOWN: { title: 'Unknown certificate', advice: KEYS_HELP },
  CERTIFICATE_ID_USED: {
    title: 'This certificate number has served another purpose',
    advice: `A certificate seals one type of document, for life; ask for a new one. ${KEYS_HELP}`,
  },
  CERTIFICATE_STATE_REFUSED: {
    title: 'A certificate cannot pass into this state',
    advice: `A certificate is prepared, active, retired, then revoked, never the other way. ${KEYS_HELP}`,
  },
  TEST_KEYS_IN_PRODUCTION: {
    title: 'Test keys are refused in production',
    advice: `Hand over keys and certificates of a real authority. ${KEYS_HELP}`,
  },
  PKCS11_UNAVAILABLE: {
    title: 'The PKCS#11 package of Node (pkcs11js) is not installed',
    advice: 'Install a compiler, then run “npm rebuild pkcs11js”.',
  },
  PKCS11_MODULE_UNUSABLE: {
    title: 'The PKCS#11 library cannot be loaded',
    advice: `Check PKCS11_MODULE. ${KEYS_HELP}`,
  },
  PKCS11_TOKEN_MISSING: {
    title: 'The security module cannot be found',
    advice: `Check PKCS11_TOKEN and the connection. ${KEYS_HELP}`,
  },
  PKCS11_PIN_REFUSED: {
    title: 'The security module refuses the PIN',
    advice:
      'Correct the file of PKCS11_PIN_FILE before starting again: a few more tries would lock the module.',
  },
  PKCS11_KEY_MISSING: {
    title: 'The key is not in the security module',
    advice: `Its label must be the number of the certificate. ${KEYS_HELP}`,
  },
  PKCS11_FAILED: {
    title: 'The security module answers no more',
    advice: 'No document was issued. Try again; if it lasts, check the module.',
  },
  TRUST_FOLDER_EMPTY: { title: 'The trust folder holds nothing to trust', advice: TRUST_HELP },
  TRUST_FOLDER_UNREADABLE: { title: 'The trust folder is unreadable', advice: TRUST_HELP },
  DER_MALFORMED: { title: 'Malformed certificate or list', advice: TRUST_HELP },
  PEM_MALFORMED: { title: 'Malformed certificate or list', advice: TRUST_HELP },
  CERTIFICATE_UNREADABLE: { title: 'Unreadable certificate', advice: TRUST_HELP },
  REVOCATION_LIST_UNREADABLE: { title: 'Unreadable revocation list', advice: TRUST_HELP },
  REVOCATION_LIST_UNPROVED: {
    title: 'The revocation list obtained is not signed by its authority',
    advice: TRUST_HELP,
  },
  REVOCATION_LIST_OLDER: {
    title: 'The revocation list obtained is older than the one already known',
    advice: TRUST_HELP,
  },
  REVOCATION_LIST_NOT_YET_ISSUED: {
    title: 'The revocation list obtained is dated in the future',
    advice: TRUST_HELP,
  },
  REVOCATION_LIST_MISSING: {
    title: 'The revocation list to put into the PDF is not available',
    advice: 'No document was issued; try again later, or lower PADES_LEVEL.',
  },
  TIMESTAMP_UNAVAILABLE: {
    title: 'The time-stamp authority does not answer',
    advice: 'No document was issued; try again later.',
  },
  TIMESTAMP_REFUSED: {
    title: 'The time-stamp authority refuses to time-stamp',
    advice: 'No document was issued; check TIMESTAMP_URL, or try again later.',
  },
  TIMESTAMP_INVALID: {
    title: 'The answer of the time-stamp authority does not verify',
    advice: 'No document was issued; check TIMESTAMP_URL.',
  },
  TIMESTAMP_AUTHORITY_UNKNOWN: {
    title: 'The time-stamp comes from another authority than the one configured',
    advice: 'No document was issued; check TIMESTAMP_URL and TIMESTAMP_CA_FILE.',
  },
  REVOCATION_LIST_PARTIAL: { title: 'Partial revocation list', advice: TRUST_HELP },
  WITHDRAWAL_LIST_UNREADABLE: { title: 'The list of withdrawn documents cannot be read', advice: TRUST_HELP },
  WITHDRAWAL_LIST_UNPROVED: {
    title: 'No authority known here proves the list of withdrawn documents: it is left aside',
    advice: TRUST_HELP,
  },
  WITHDRAWAL_LIST_OLDER: {
    title: 'The list of withdrawn documents is older than one already known: it is left aside',
    advice: TRUST_HELP,
  },
  BUNDLE_UNREADABLE: { title: 'The answer of the certificate directory cannot be read', advice: TRUST_HELP },
  CERTIFICATE_WITHOUT_ID: { title: 'Certificate without a name', advice: TRUST_HELP },
  // trust list
  LIST_TOO_LARGE: { title: 'The trust list is too large', advice: LIST_HELP },
  LIST_DOCTYPE: { title: 'The trust list declares a document type, which is refused', advice: LIST_HELP },
  LIST_NOT_XML: { title: 'The trust list cannot be read', advice: LIST_HELP },
  LIST_NOT_PLAIN: {
    title: 'The trust list holds a comment or an instruction, which is refused',
    advice: LIST_HELP,
  },
  LIST_OF_ANOTHER_KIND: { title: 'This XML file is no trust list', advice: LIST_HELP },
  LIST_SIGNATURE_ABSENT: { title: 'The trust list is not signed', advice: LIST_HELP },
  LIST_SIGNATURE_MISPLACED: {
    title: 'The signature of the trust list is not in its place',
    advice: LIST_HELP,
  },
  LIST_SIGNATURE_MALFORMED: { title: 'The signature of the trust list is malformed', advice: LIST_HELP },
  LIST_ID_REPEATED: { title: 'An identifier of the trust list stands twice', advice: LIST_HELP },
  LIST_ALGORITHM_REFUSED: {
    title: 'The signature of the trust list uses an algorithm that is refused',
    advice: LIST_HELP,
  },
  LIST_TRANSFORM_REFUSED: {
    title: 'The signature of the trust list uses a transform that is refused',
    advice: LIST_HELP,
  },
  LIST_REFERENCE_REFUSED: { title: 'The signature does not cover the whole trust list', advice: LIST_HELP },
  LIST_SIGNER_UNKNOWN: { title: 'The signer of the trust list is not trusted', advice: LIST_HELP },
  LIST_SIGNER_OUT_OF_PERIOD: {
    title: 'The certificate of the signer did not cover the date of the trust list',
    advice: LIST_HELP,
  },
  LIST_SIGNER_DIFFERS: { title: 'The trust list names another signer than its own', advice: LIST_HELP },
  LIST_SIGNATURE_FALSE: { title: 'The signature of the trust list is false', advice: LIST_HELP },
  LIST_DIGEST_DIFFERS: { title: 'The trust list was changed after it was signed', advice: LIST_HELP },
  LIST_MALFORMED: { title: 'The trust list is signed but malformed', advice: LIST_HELP },
  LIST_AUTHORITY_REPEATED: { title: 'An authority stands twice in the trust list', advice: LIST_HELP },
  LIST_OLDER: { title: 'A newer trust list is known', advice: LIST_HELP },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
