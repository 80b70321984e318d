import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

const NEPH_HELP =
  'Two forms: since June 1975, twelve digits (051227308989); before, one to fifteen letters or digits, then two digits of year and two of department (822114 68 19); 5 to 19 characters in all. It stands on the back of the card, above the chip, or beside field 5 of the old pink licence.'
const SEAL_HELP = 'Read the code again with another reader, or hand in the photo or the PDF instead of text.'
const OUR_FAULT = 'Nothing was issued. Tell the operator this message.'
const REGISTRY_HELP = 'Correct the licence file in the registry and try again: nothing was issued.'

/** Sentences for the error codes of handing in, reading and issuing documents, in English. */
export const DOCUMENTS_ERRORS_EN = {
  // handing in a document
  EMPTY_FILE: { title: 'The file is empty', advice: 'Save it again and retry.' },
  FILE_TOO_LARGE: {
    title: 'The file is too large',
    advice:
      'A document has 20 MB at most: scan only the page that bears the code. Split a batch of orders into several.',
  },
  UNSUPPORTED_TYPE: {
    title: 'This type of file or content is not read here',
    advice:
      'To verify a document, hand in a PDF, a PNG, JPEG, WebP or TIFF picture, or the text of the code. For another request, the message says which type is expected.',
  },
  AMBIGUOUS_FILE: {
    title: 'This file is a picture or a text and a PDF at the same time',
    advice:
      'Nobody can tell which one you will see when it opens: such a file is not judged. Ask for the original PDF, or hand in a photo of the document.',
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
  UPLOAD_TOO_SLOW: {
    title: 'The document comes in too slowly',
    advice: 'Send a smaller file, or try again from a better connection.',
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
    advice: 'The message says what is expected: correct the request, then try again.',
  },
  UNKNOWN_CATEGORY: { title: 'Unknown licence category', advice: 'Give B, BE, C or D, for example.' },
  NOT_FOUND: {
    title: 'Nothing is at this address',
    advice:
      'Check the address and the number in it, if there is one: what it names does not exist, is no longer kept, or is not open to you.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'This method is not allowed here',
    advice: 'The Allow header of the answer says which are.',
  },
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
  SERVICE_KIND_DIFFERS: {
    title: 'The running service and this command are not both in production, or both in demonstration',
    advice: 'Give the command the settings of the service, NODE_ENV included.',
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
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
