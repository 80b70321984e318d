import type { ErrorCode } from '../error-code.ts'
import type { ErrorWording } from './errors.fr.ts'

const NEPH_HELP =
  'Three cases: since June 1975, twelve digits (051227308989); before, one to fifteen letters or digits, then two digits of year and two of department (822114 68 19); 5 to 19 characters in all. It stands on the back of the card, above the chip, or beside field 5 of the old pink licence.'
const SEAL_HELP = 'Read the code again with another reader, or hand in the photo or the PDF instead of text.'
const OUR_FAULT = 'Nothing was issued. Tell the operator this message.'
const REGISTRY_HELP = 'Correct the licence file in the registry and try again: nothing was issued.'
const TRUST_HELP = 'Check the files given with --trust.'
const LIST_HELP =
  'Download the list in force from its official address; a new signer is handed in with --signer, once checked.'
const KEYS_HELP = 'See keys/README.md.'

/** Sentences for each error code, in English. */
export const ERRORS_EN: Readonly<Record<ErrorCode, ErrorWording>> = {
  // handing in several documents
  ARCHIVE_UNREADABLE: {
    title: 'Neither a folder nor a ZIP archive that can be read',
    advice: 'Hand in a folder, or a ZIP archive without a password.',
  },
  ARCHIVE_TOO_LARGE: {
    title: 'The archive holds too many files or too much data',
    advice: 'Split it into several archives.',
  },
  ARCHIVE_BOMB: {
    title: 'The archive is compressed beyond measure',
    advice: 'It was not opened: make it again from the documents themselves.',
  },
  ENTRY_ENCRYPTED: {
    title: 'The file is encrypted in the archive',
    advice: 'Make the archive again without a password.',
  },
  ENTRY_NAME_UNSAFE: {
    title: 'The name of the file leads out of the archive',
    advice: 'Make the archive again with ordinary names, without ".." or a root.',
  },
  ENTRY_UNREADABLE: {
    title: 'The file is damaged in the archive, or compressed in a way that is not read',
    advice: 'Make the archive again as an ordinary ZIP.',
  },
  FILE_UNREADABLE: { title: 'The file could not be opened', advice: 'Check that it may be read.' },
  LINK_NOT_FOLLOWED: {
    title: 'It is a symbolic link, which is not followed',
    advice: 'Put the document itself into the folder.',
  },
  // issuing several documents
  ORDER_MALFORMED: {
    title: 'The line is no order that can be read',
    advice: 'A line is kind,neph or kind,neph,siren: adcs,051227308989.',
  },
  ORDER_KIND_UNKNOWN: { title: 'This kind of document is not known', advice: 'Write adcs or rii.' },
  LINE_UNREADABLE: {
    title: 'The line is too long, or not UTF-8',
    advice: 'Save the file as UTF-8, one order or record a line.',
  },
  BATCH_BUSY: {
    title: 'Another command is at work on this batch',
    advice: 'Wait until it has ended.',
  },
  BATCH_EXISTS: {
    title: 'The folder holds a batch already',
    advice: 'Go on with it by --resume, or name another folder.',
  },
  BATCH_DIFFERS: {
    title: 'The folder holds the batch of another file',
    advice: 'Go on with the same file, or name another folder.',
  },
  // handing in a document
  EMPTY_FILE: { title: 'The file is empty', advice: 'Save it again and retry.' },
  FILE_TOO_LARGE: {
    title: 'The file is too large',
    advice: 'The limit is 20 MB; scan only the page that bears the code.',
  },
  UNSUPPORTED_TYPE: {
    title: 'This type of file is not read',
    advice: 'Hand in a PDF, a PNG, JPEG, WebP or TIFF picture, or the text of the code.',
  },
  HEIC_NOT_READ: {
    title: 'HEIC photos are not read',
    advice:
      'Save the photo as JPEG (iPhone: Settings, Camera, Formats, “Most Compatible”), or hand in a screenshot of it.',
  },
  UNREADABLE_IMAGE: {
    title: 'The picture is unreadable or incomplete',
    advice: 'Take the photo or the scan again.',
  },
  IMAGE_TOO_LARGE: {
    title: 'The picture has too many pixels',
    advice: 'Make it smaller, or photograph the code only.',
  },
  UNREADABLE_PDF: { title: 'The PDF is unreadable or incomplete', advice: 'Download it again.' },
  PASSWORD_PROTECTED: {
    title: 'The PDF is protected by a password',
    advice: 'Hand in the document without a password, as it was issued.',
  },
  TOO_MANY_PAGES: {
    title: 'The document has too many pages',
    advice: 'Hand in the pages of the licence document only.',
  },
  SCAN_TIMEOUT: {
    title: 'Reading took too long',
    advice: 'Hand in a simpler picture, framed on the code.',
  },
  SCAN_BUSY: {
    title: 'The service is already reading too many documents',
    advice: 'Retry in a few seconds.',
  },
  SCAN_MEMORY: {
    title: 'Reading needs too much memory',
    advice: 'Hand in a simpler picture, framed on the code.',
  },
  SCANNER_NOT_BUILT: { title: 'The reader has not been built', advice: 'Run “npm run build”.' },
  NO_CODE: {
    title: 'No readable 2D-Doc code',
    advice: 'Check that the whole code is visible, sharp and large enough, then retry.',
  },
  NO_FILE: { title: 'No file received', advice: 'Attach the document in the field “file”.' },
  REQUEST_MALFORMED: {
    title: 'The request is malformed',
    advice: 'See “Verify” in the README.',
  },
  UNKNOWN_CATEGORY: { title: 'Unknown licence category', advice: 'Give B, BE, C or D, for example.' },
  NOT_FOUND: { title: 'This page does not exist', advice: 'Go back to the home page.' },
  METHOD_NOT_ALLOWED: { title: 'This method is not allowed here', advice: 'See the README.' },
  // text of a code
  NOT_A_SEAL: { title: 'This text is not a 2D-Doc code', advice: SEAL_HELP },
  CODE_PART: {
    title: 'This code is only one of several that belong together',
    advice: 'Hand in all the codes of the set at once, for example the whole page.',
  },
  UNSUPPORTED_VERSION: { title: 'Unknown version of 2D-Doc', advice: 'Versions 01 to 04 are read.' },
  TEXT_TOO_LONG: { title: 'The text is too long for a 2D-Doc', advice: SEAL_HELP },
  CODE_POINT_TOO_HIGH: {
    title: 'The text holds a character that no 2D-Doc carries',
    advice: SEAL_HELP,
  },
  HEADER_TOO_SHORT: { title: 'The header of the code is incomplete', advice: SEAL_HELP },
  HEADER_CHARACTER: { title: 'The header of the code holds a forbidden character', advice: SEAL_HELP },
  HEADER_DATE: { title: 'A date of the header cannot be read', advice: SEAL_HELP },
  SIGNATURE_MISSING: { title: 'The code has no signature', advice: SEAL_HELP },
  SIGNATURE_REPEATED: { title: 'The code has several signatures', advice: SEAL_HELP },
  SEPARATORS_LOST: { title: 'The separators of the code were lost', advice: SEAL_HELP },
  BASE32_CHARACTER: { title: 'The signature holds a forbidden character', advice: SEAL_HELP },
  BASE32_LENGTH: { title: 'The signature is incomplete', advice: SEAL_HELP },
  BASE32_PADDING: { title: 'The signature bears forbidden padding', advice: SEAL_HELP },
  BASE32_UNUSED_BITS: { title: 'The signature is badly written', advice: SEAL_HELP },
  BLOCK_OVERRUN: { title: 'A binary block of the code is longer than the code', advice: SEAL_HELP },
  SIGNATURE_BLOCK: { title: 'The signature block of the code is malformed', advice: SEAL_HELP },
  SWITCH_AMBIGUOUS: {
    title: 'The change from text to binary data can be read in several ways',
    advice: SEAL_HELP,
  },
  // issuing
  ACCESS_REFUSED: {
    title: 'Issue refused',
    advice: 'Give the purpose (--purpose) and the person who asks (--requested-by).',
  },
  UNKNOWN_NEPH: { title: 'No licence has this NEPH number', advice: NEPH_HELP },
  NEPH_EMPTY: { title: 'The NEPH number is missing', advice: NEPH_HELP },
  NEPH_TOO_SHORT: { title: 'The NEPH number is too short', advice: NEPH_HELP },
  NEPH_TOO_LONG: { title: 'The NEPH number is too long', advice: NEPH_HELP },
  NEPH_BAD_CHARACTER: { title: 'The NEPH number holds a forbidden character', advice: NEPH_HELP },
  NEPH_ENDING_NOT_DIGITS: {
    title: 'The last four characters of a NEPH number must be digits',
    advice: NEPH_HELP,
  },
  RECIPIENT_NOT_A_SIREN: {
    title: 'The SIREN of the recipient is wrong',
    advice: 'A SIREN has nine digits, the last of which checks the others.',
  },
  RECIPIENT_NOT_FOR_THIS_KIND: {
    title: 'Only an ADCS can be reserved for a recipient',
    advice: 'Leave --recipient out.',
  },
  LETTER_NOT_DUE: {
    title: 'This letter is not due',
    advice: 'See the movements of points in the file; --infraction names that of one infraction.',
  },
  LINT_CODE_UNREADABLE: { title: 'The code of the document made cannot be read back', advice: OUR_FAULT },
  LINT_CODE_DIFFERS: { title: 'The code read back is not the one that was signed', advice: OUR_FAULT },
  LINT_FIELD_DIFFERS: { title: 'A signed value differs from the licence file', advice: OUR_FAULT },
  LINT_CHECK_FAILED: { title: 'The document made does not pass its own verification', advice: OUR_FAULT },
  CHARACTER_NOT_SEALABLE: {
    title: 'A character of the licence file cannot stand in a 2D-Doc',
    advice: `Write it in Latin letters. ${REGISTRY_HELP}`,
  },
  CHARACTER_NOT_PRINTABLE: {
    title: 'The font of the document lacks a character of the licence file',
    advice: REGISTRY_HELP,
  },
  HOLDER_REQUEST_UNKNOWN: {
    title: 'No request has this number',
    advice: 'permis request list gives those that wait.',
  },
  DATABASE_EXISTS: {
    title: 'There is a database already',
    advice: 'Move the data folder away, or restore into another one.',
  },
  SERVICE_BUSY: {
    title: 'The service that holds the registry does not answer',
    advice: 'Retry in a moment; if the service is stopping, wait for its end.',
  },
  SERVICE_DIFFERS: {
    title: 'The running service is another edition than this command',
    advice: 'Restart the service with the installed edition, then retry.',
  },
  SEAL_TOO_LONG: { title: 'The data do not fit in a 2D-Doc', advice: OUR_FAULT },
  SYMBOL_UNREADABLE: { title: 'The 2D-Doc drawn cannot be read back', advice: OUR_FAULT },
  BAD_HEADER: { title: 'Impossible code header', advice: OUR_FAULT },
  BAD_DATE: { title: 'A date that a 2D-Doc cannot express', advice: REGISTRY_HELP },
  BAD_VALUE: { title: 'A value that a 2D-Doc cannot express', advice: REGISTRY_HELP },
  UNKNOWN_VALUE: { title: 'A value unknown to the 2D-Doc specification', advice: REGISTRY_HELP },
  UNKNOWN_IDENTIFIER: { title: 'A field unknown to the 2D-Doc specification', advice: OUR_FAULT },
  DUPLICATE_FIELD: { title: 'A field repeated in the code', advice: OUR_FAULT },
  FIELD_TOO_SHORT: { title: 'A value too short for a 2D-Doc', advice: REGISTRY_HELP },
  FIELD_TOO_LONG: { title: 'A value too long for a 2D-Doc', advice: REGISTRY_HELP },
  FORBIDDEN_CHARACTER: { title: 'A character forbidden in a 2D-Doc', advice: REGISTRY_HELP },
  FORBIDDEN_TRUNCATION: { title: 'A value that may not be cut short', advice: OUR_FAULT },
  NOT_CONFORMANT: { title: 'The code would not follow the specification', advice: OUR_FAULT },
  UNKNOWN_MARKUP: { title: 'Faulty document template', advice: OUR_FAULT },
  BAD_MARKUP: { title: 'Faulty document template', advice: OUR_FAULT },
  UNKNOWN_TEMPLATE: { title: 'Document template missing', advice: OUR_FAULT },
  TEMPLATE_FAULT: { title: 'Faulty document template', advice: OUR_FAULT },
  SEAL_MISMATCH: { title: 'The code does not have the size expected', advice: OUR_FAULT },
  BLOCK_TOO_WIDE: { title: 'A block of the document is wider than the page', advice: OUR_FAULT },
  FONT_UNREADABLE: { title: 'The font of the document is unreadable', advice: OUR_FAULT },
  // registry, keys, trust
  RECORD_MALFORMED: { title: 'The licence file is refused', advice: 'Correct each place named.' },
  REGISTRY_UNREADABLE: { title: 'The registry is unreadable', advice: 'Correct each file named.' },
  REAL_DATA_IN_DEMONSTRATION: {
    title: 'The demonstration admits fictitious drivers only',
    advice: 'Remove the real licence files.',
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
  DATABASE_UNREADABLE: {
    title: 'The files of the database do not open',
    advice: 'Put a backup of the data folder back in place; delete nothing before.',
  },
  DATA_KEY_MISMATCH: {
    title: 'The database was encrypted with another key',
    advice: 'Put the original data.key back: all instances of one database share it.',
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
  // signing in
  TOKEN_REQUIRED: {
    title: 'For the operator only',
    advice: 'Bring the METRICS_TOKEN, or ask from the machine itself.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Too many requests in a short time',
    advice: 'Wait for the seconds that the Retry-After header tells, then try again.',
  },
  SIGN_IN_REQUIRED: { title: 'You have to be signed in', advice: 'Sign in, then try again.' },
  SIGN_IN_CANCELLED: {
    title: 'The sign-in was broken off',
    advice:
      'Nothing was passed on. Begin again whenever you like; if one FranceConnect account fails, try another.',
  },
  SIGN_IN_EXPIRED: {
    title: 'This sign-in is not under way any more',
    advice:
      'It took too long, was used already, or began in another browser. Begin again at the sign-in page, without going back.',
  },
  SIGN_IN_REFUSED: {
    title: 'The answer of the identity provider is refused',
    advice:
      'Begin again at the sign-in page; if it is refused again, try another account and tell the operator.',
  },
  PROVIDER_UNAVAILABLE: {
    title: 'The identity provider does not answer',
    advice: 'Try again in a few minutes, or choose another provider (FranceConnect offers several).',
  },
  ASSURANCE_TOO_LOW: {
    title: 'The level of assurance of this sign-in is too low',
    advice: 'Choose another identity provider in FranceConnect, of a higher level.',
  },
  SECOND_FACTOR_MISSING: {
    title: 'The second factor is missing',
    advice: 'Turn the second factor on at your identity provider, then try again.',
  },
  IDENTITY_INCOMPLETE: {
    title: 'The identity passed on is incomplete',
    advice: 'Try another identity provider; failing that, use an account of this service.',
  },
  LINK_REFUSED: {
    title: 'This number and this identity do not go together',
    advice:
      'Read the NEPH number again. Birth name, first given name and date of birth must be those of the licence: if they have changed or were entered wrongly, have the licence corrected by the prefecture, or use an account of this service with the confidential code.',
  },
  LINK_NEAR_MISS: {
    title: 'The identity passed on differs a little from that of the licence',
    advice:
      'The first given name is that of the civil register, not the name in use. Have the field named corrected, in the civil register or by the prefecture; meanwhile an account of this service, with the confidential code, gives the attestation and the balance.',
  },
  TOO_MANY_ATTEMPTS: { title: 'Too many attempts', advice: 'Wait for an hour, then try again.' },
  // accounts
  EMAIL_MALFORMED: {
    title: 'This e-mail address cannot exist',
    advice: 'Write the whole of it, for instance name@example.org, without spaces or accents.',
  },
  PASSWORD_TOO_SHORT: {
    title: 'The password is too short',
    advice: 'Choose one of twelve characters at least: a few words will do.',
  },
  PASSWORD_TOO_LONG: {
    title: 'The password is too long',
    advice: 'Choose one of two hundred characters at most.',
  },
  PASSWORD_TOO_COMMON: {
    title: 'This password is among the first that are tried',
    advice: 'Choose a few unrelated words, or let your password manager draw one.',
  },
  PASSWORD_IS_EMAIL: {
    title: 'The password is made of the e-mail address',
    advice: 'Choose a few words that do not stand in the address.',
  },
  PASSWORDS_DIFFER: {
    title: 'The two entries of the password differ',
    advice: 'Enter the same password twice.',
  },
  PASSWORD_WRONG: {
    title: 'This is not the present password',
    advice: 'Enter the password with which you sign in.',
  },
  ACCOUNT_SIGN_IN_FAILED: {
    title: 'The address or the password is wrong, or the address is not verified',
    advice:
      'Check the address and the password. If the account was just created, enter the code received first. A forgotten password is replaced by a code sent to the address.',
  },
  ACCOUNT_CODE_REFUSED: {
    title: 'The code, the address or the password is not the right one',
    advice:
      'The code is good for fifteen minutes, five attempts, and once; only the last one sent counts. Check the fields, or ask for another code.',
  },
  NEPH_ENTRIES_DIFFER: {
    title: 'The two entries of the NEPH number differ',
    advice: 'Enter the same number twice, as it stands on the licence.',
  },
  BIRTH_DATE_MALFORMED: {
    title: 'The date of birth cannot be read',
    advice: 'Write it dd/mm/yyyy, for instance 09/04/1988; 00 for an unknown day or month.',
  },
  CODE_LINK_REFUSED: {
    title: 'The number, the code, the name and the date do not go together',
    advice:
      'Read each field again. A code serves once: if it has served, or you no longer have it, ask for a new one, sent to your address; or sign in with FranceConnect.',
  },
  ACCOUNTS_BUSY: {
    title: 'Too many sign-ins at a time',
    advice: 'Try again in a few seconds.',
  },
  SERVICE_NOT_ALLOWED: {
    title: 'Your service is not admitted here',
    advice: 'Only registered court registries are. Ask your court to be registered with the operator.',
  },
  AGENT_PROVIDER_NOT_ALLOWED: {
    title: 'Your identity provider is not admitted here',
    advice: 'Sign in with that of your court.',
  },
  HABILITATION_MISSING: {
    title: 'You are not habilitated for this service',
    advice: 'Habilitation is personal: ask the head of your court for it.',
  },
  HABILITATION_NOT_IN_FORCE: {
    title: 'Your habilitation is not in force today',
    advice: 'Ask the head of your court to renew it.',
  },
  HABILITATION_OVERLAPS: {
    title: 'This agent has a habilitation for some of these days already',
    advice: 'Take it back first (permis habilitation list, then revoke), or choose other days.',
  },
  HABILITATION_UNKNOWN: {
    title: 'No habilitation in force has this id',
    advice: 'Read it in « permis habilitation list »; it may have been taken back already.',
  },
  CASE_NUMBER_MISSING: {
    title: 'The number of the case is missing',
    advice: 'Give the number of the proceedings in which the document is filed.',
  },
  CASE_NUMBER_MALFORMED: {
    title: 'This is not the number of a case',
    advice:
      'Write it as on the file, for example 24/01234, RG 24/01234 or 24PA01234: digits, at most four letters in a row, and no name.',
  },
  PURPOSE_MISSING: {
    title: 'The purpose is missing',
    advice: 'Choose in the list the one for which the document is filed.',
  },
  PURPOSE_NOT_ALLOWED: {
    title: 'This purpose is not open to your court',
    advice:
      'Criminal proceedings are the purpose of judicial courts, an appeal against a withdrawal of points that of administrative courts (C. route R225-4 I 2°).',
  },
  DRIVERS_ONLY: { title: 'This page is for drivers', advice: 'Sign out, then sign in as a driver.' },
  CLERKS_ONLY: {
    title: 'This page is for court registries',
    advice: 'Sign out, then sign in with ProConnect.',
  },
  LICENCE_NOT_LINKED: {
    title: 'No licence is linked to this sign-in',
    advice: 'Link your licence by its NEPH number, then try again.',
  },
  FORM_REFUSED: {
    title: 'The form is not recognised',
    advice: 'Open the page again and retry: the session may have changed.',
  },
  // commands and service
  USAGE: { title: 'The command is not well written', advice: 'Run “permis --help”.' },
  INPUT_MISSING: { title: 'The file to read cannot be found', advice: 'Check its name and your rights.' },
  CANNOT_WRITE: {
    title: 'The file cannot be written',
    advice: 'Check the folder and your rights; nothing was left half-written.',
  },
  CONFIGURATION: { title: 'The configuration is faulty', advice: 'Correct each setting named.' },
  PORT_TAKEN: { title: 'The port is already taken', advice: 'Choose another: PORT=3001 npm start.' },
  INTERNAL: {
    title: 'The service met an error',
    advice: 'The fault is ours; try again later.',
  },
}
