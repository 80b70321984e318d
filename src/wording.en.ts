import { ADVICE_EN } from './wording/advice.en.ts'
import type { Wording } from './wording/report-wording.ts'
import { STATE_WORDING_EN } from './wording/states.en.ts'

/** Sentences for people, in English; the French ones have authority. */
export const WORDING_EN: Wording = {
  advice: ADVICE_EN,
  decimalMark: '.',
  verdicts: { valid: 'VALID', invalid: 'NOT VALID', indeterminate: 'UNDETERMINED' },
  verdictMeanings: {
    valid: 'The document is genuine, comes from a recognised issuer and is not past its period of validity.',
    invalid: 'Do not rely on this document.',
    indeterminate: 'Nothing proves that this document is false, but nothing allows you to rely on it.',
  },
  questions: {
    integrity: 'Has it been altered?',
    issuer: 'Who is it from?',
    status: 'Is it still in force?',
  },
  answers: {
    integrity: {
      passed: 'No, no alteration was found.',
      failed: 'It may have been altered or made up: a check failed.',
      undetermined: 'It cannot be told.',
    },
    issuer: {
      passed: 'From an issuer recognised for this document.',
      failed: 'Not from an issuer entitled to this document.',
      undetermined: 'It cannot be told.',
    },
    status: { passed: 'Yes, on this day.', failed: 'No.', undetermined: 'It cannot be told.' },
  },
  answersOfTheSeal: {
    issuer: 'The code is from a recognised issuer; nothing proves that the document shown is too.',
    status: 'What the code certifies is in force; that does not make the document shown acceptable.',
  },
  doubts: {
    'seal-false': 'It cannot be told: the seal does not match.',
    'seal-unreadable': 'It cannot be told: the seal could not be read.',
    'certificate-unknown': 'It cannot be told: the certificate that signed the seal is unknown.',
    several: 'It cannot be told: several different seals stand on this document.',
  },
  narrow: {
    codeOnly: 'The code has not been altered; what is printed around it remains to be compared.',
    withoutLegalEnd: (day) =>
      `No legal period of validity${day === null ? '' : `; it tells the situation on ${day}`}.`,
    forAnother: 'No, not for you: it is genuine, but was issued for another recipient.',
    genuineWithoutLegalEnd:
      'The document is genuine and comes from a recognised issuer; the law sets it no period of validity.',
    genuineForAnother:
      'The document is genuine, but was issued for another recipient: it is worth nothing to you.',
  },
  checks: {
    'seal-found': '2D-Doc code found',
    'code-parts': 'Codes that belong together',
    'seal-format': 'Form of the 2D-Doc code',
    'seal-signature': 'Signature of the 2D-Doc code',
    'single-seal': 'Only one licence code',
    'other-codes': 'Other codes present',
    'pdf-signature': 'Signature of the PDF file',
    'visible-text': 'Printed text compared with the code',
    'page-count': 'Number of pages',
    'certificate-chain': 'Certificate of the issuer',
    'certificate-period': 'Certificate valid on the day of signature',
    'certificate-revocation': 'Certificate not revoked',
    'issuer-allowed': 'Issuer allowed for this document',
    environment: 'Real or test issuer',
    'document-kind': 'Nature of the document',
    'issued-on': 'Date of issue',
    'validity-period': 'Period of validity',
    withdrawal: 'Document not withdrawn',
    recipient: 'Recipient',
    'expected-kind': 'Document expected',
    'verifier-clock': 'Clock of the verifier',
  },
  outcomes: {
    passed: 'as it should be',
    failed: 'FAULTY',
    undetermined: 'undetermined',
    'not-applicable': 'does not apply',
  },
  reasons: {
    NO_CODE:
      'No readable 2D-Doc code was found. Make sure that the whole code is visible, sharp and large enough, then try again.',
    OTHER_CODE_FOUND:
      'Another barcode (a QR code, for example) was found, but it is not a 2D-Doc: it proves nothing. Do not open the link that it may hold.',
    CODE_PART_MISSING:
      'This document bears its seal in several codes and some are missing: show every page, with every code in sight.',
    CODE_PARTS_CONFLICT: 'Two different codes claim the same place in a set of codes.',
    FORMAT_FAILURE: 'The code does not follow the 2D-Doc specification.',
    SEPARATORS_LOST:
      'The separators of the code were lost while it was read; read the code again with another reader.',
    UNKNOWN_FIELD: 'The code holds data that this verifier does not know.',
    SIG_CRYPTO_FAILURE: 'The signature of the code is false: the code was altered or made up.',
    MULTIPLE_SEALS: 'Several different licence codes stand on this document.',
    OTHER_CODE_NOT_VALID: 'Another code on the document is not valid.',
    UNPROVED_ANNEX: 'The code carries an annex that is not signed: it proves nothing.',
    NOT_A_PDF: 'This check concerns PDF files only.',
    NOT_SIGNED: 'This PDF file is not signed; only the values of the 2D-Doc code are proved.',
    HASH_FAILURE: 'The signature of the PDF does not match the file: it was altered.',
    PDF_PARTLY_COVERED: 'The PDF file was completed or altered after it was signed.',
    PDF_PAGES_CHANGED: 'Pages of the PDF were added, replaced or altered after it was signed.',
    PDF_ANNOTATIONS_CHANGED: 'Annotations of the PDF were added or altered after it was signed.',
    PDF_FORM_CHANGED: 'A form was added to the PDF or altered after it was signed.',
    PDF_SIGNED_AGAIN: 'Another signature was added to the PDF after that of the issuer.',
    PDF_ACTIVE_CONTENT_ADDED:
      'A script, a dynamic form, an action or an attached file was added to the PDF after it was signed.',
    PDF_SIGNATURE_UNREADABLE: 'The signature of the PDF is false or cannot be read.',
    PDF_SIGNER_NOT_TRUSTED: 'The signer of the PDF is not recognised for this document.',
    SEAL_DISAGREES_WITH_PRINT: 'What is printed differs from what the code certifies: forged document.',
    COMPARE_BY_EYE: 'Compare the certified values with what is printed yourself.',
    PAGE_COUNT_DIFFERS:
      'The number of pages differs from the one that the code certifies: pages are missing or were added.',
    PAGE_COUNT_NOT_SEALED: 'The code does not certify the number of pages.',
    NO_SIGNING_CERTIFICATE_FOUND: 'This verifier does not know the certificate that signed this code.',
    NO_CERTIFICATE_CHAIN_FOUND: 'The certificate could not be traced to any recognised authority.',
    CHAIN_CONSTRAINTS_FAILURE:
      'The certificate was not issued by the authority that it names, or it is not meant for sealing documents.',
    AUTHORITY_REVOKED:
      'The authority that issued the certificate has been revoked in the trust list: nothing that comes from it is acceptable.',
    AUTHORITY_SUSPENDED:
      'The authority that issued the certificate is suspended in the trust list: this document cannot be accepted.',
    AUTHORITY_STATUS_UNKNOWN: 'The trust list gives the authority a status that this verifier does not know.',
    TRUST_LIST_STALE: 'The trust list is past its update date: get the list in force to conclude.',
    TRUST_LIST_NOT_YET_ISSUED:
      'The trust list is later than the date of the verification: it does not allow to conclude.',
    TRUST_LIST_SIGNER_REVOKED:
      'The certificate that signs the trust list was revoked: the list no longer allows to conclude.',
    UNSUPPORTED_KEY: 'The certificate bears a key that does not suit a 2D-Doc.',
    SIG_CONSTRAINTS_FAILURE: 'The signature does not have the form required.',
    CERTIFICATE_OUT_OF_PERIOD: 'The certificate was not valid on the day when the code was signed.',
    UNDATED: 'The code bears no date although it should.',
    REVOKED: 'The certificate of the issuer was revoked: no code that it signed is acceptable.',
    REVOCATION_UNKNOWN:
      'No revocation list is available: nobody can tell whether the certificate was revoked.',
    REVOCATION_STALE: 'The revocation list is too old to conclude.',
    REVOCATION_UNREACHABLE: 'The revocation list could not be had from the authority: try again later.',
    REVOCATION_UNVERIFIED: 'The revocation list could not be verified.',
    ISSUER_NOT_ALLOWED:
      'The signature is true, but this issuer has no right to deliver this type of document.',
    TEST_MATERIAL: 'Test document, without value.',
    NOT_A_LICENCE_DOCUMENT: 'This code, even if genuine, is not that of a driving-licence document.',
    SEAL_NOT_PROVED: 'The signature of the code is not proved: this check would mean nothing.',
    NOT_ASKED: 'This check was not asked for.',
    UNEXPECTED_KIND: 'This is not the document expected.',
    EXPIRED: 'The document is past its period of validity; ask for a new one, free and immediate.',
    EXPIRY_DISAGREES: 'The end of validity in the code does not match the legal period of four months.',
    NOT_YET_ISSUED: 'The document bears a date later than that of the verification.',
    NO_LEGAL_END:
      'The law sets no end of validity for this document; it describes the situation on its date.',
    NO_WITHDRAWAL_LIST: 'This issuer publishes no list of withdrawn documents.',
    DOCUMENT_WITHDRAWN:
      'The issuer has withdrawn this document: it proves nothing any more, whatever it says of its validity.',
    WITHDRAWAL_LIST_STALE:
      'The list of withdrawn documents is too old to conclude: this document may have been withdrawn since.',
    WITHDRAWAL_LIST_UNVERIFIED:
      'The list of withdrawn documents could not be verified: whether this document was withdrawn is not known.',
    ISSUED_FOR_ANOTHER: 'This document was made for another recipient.',
    NOT_BOUND_TO_A_RECIPIENT: 'This document is not reserved for a recipient.',
    RECIPIENT_NOT_DECLARED: 'This document is reserved for a recipient; give your SIREN to check it.',
    CLOCK_BEHIND:
      'The clock of the verifying device is slow: nobody knows whether the document is still in force.',
    CATEGORY_HELD:
      'The category stands in the document, or those that stand there include it; the licence is in force.',
    CATEGORY_NOT_HELD: 'The category asked for is not among the rights certified.',
    LICENCE_SUSPENDED: 'The licence is suspended: its holder may not drive.',
    LICENCE_INVALID: 'The licence has been invalidated: its holder may not drive.',
    LICENCE_ANNULLED: 'The licence is annulled: its holder may not drive.',
    LICENCE_STATE_FORBIDS: 'The state of the licence does not allow driving.',
    LICENCE_STATE_UNKNOWN:
      'The state of the licence gives no answer; ask the authority that issued the licence.',
    DOCUMENT_NOT_VALID: 'The document is not valid: it gives no answer.',
    CATEGORIES_NOT_SEALED: 'The code certifies no category.',
    REGISTER_DATA_TOO_OLD: 'The certified data are too old to answer.',
    CATEGORY_END_PASSED: 'The end of validity printed for this category has passed.',
    RESTRICTIONS_NOT_SEALED:
      'Restrictions (glasses, automatic gearbox…) and a limit in time, if any, are not certified by the code: only the original, signed PDF proves those printed, and that none is missing.',
    END_DATE_NOT_SEALED:
      'The end of validity of this category is not certified by the code: read it on the original, signed PDF.',
    POINTS_RESERVED:
      'The law reserves this document for its holder and for administrative and judicial authorities: nobody else may ask for it or keep it (C. route L223-7, L225-6, L225-8). Ask for an attestation of the right to drive (ADCS).',
  },
  kinds: {
    ADCS: 'Secured attestation of the right to drive (ADCS)',
    RIR: 'Restricted licence statement',
    RII: 'Full licence statement',
    RRP: 'Statement of restored points',
    APC: 'Driving licence attestation',
    LETTER: 'Letter about licence points',
    ORDER: 'Order about a licence',
    EXAM_CERTIFICATE: 'Driving test certificate',
    OTHER: 'Other document',
  },
  refusals: {
    POINTS_RESERVED: 'This document is reserved for its holder and for authorities (C. route L223-7).',
    FRANCECONNECT_REQUIRED: 'The full statement can be obtained only after signing in by FranceConnect.',
    MANDATE_REQUIRED: 'Give the purpose (--purpose) and the person who asks (--requested-by).',
    NO_RULE_ALLOWS: 'No rule allows this access (C. route L225-6).',
  },
  entitlement: { yes: 'YES', no: 'NO', unknown: 'UNDETERMINED' },
  labels: {
    document: 'Document',
    documentId: 'Reference',
    emittedOn: 'Issued on',
    expiresOn: 'Valid until (that day included)',
    dataAsOf: 'Situation on',
    at: 'at',
    holder: 'Holder',
    bornOn: 'Born on',
    neph: 'NEPH number',
    state: 'State of the licence',
    categories: 'Categories in force',
    letter: 'Letter',
    offence: 'Offence committed on',
    pointsRemoved: 'Points removed',
    points: 'Points',
    recipient: 'Reserved for SIREN',
    category: 'May drive category',
    seal: '2D-Doc code',
    issuer: 'Issuer',
    testMaterial: 'Test document, without value',
    onlySealedValues:
      'Only the values above are proved. Compare them with the document and with an identity document.',
    valuesOfTheSeal:
      'These values are those that the code certifies; they do not make the document shown acceptable.',
    withheld: 'Content not disclosed',
    declaredRole: 'Declared role, not verified',
    codeRead: 'Code read',
    clockSlow:
      'The clock of this machine is behind the lists it holds: documents are judged at the instant of the newest. Set it, or give the instant with --at',
    severalCodes: 'Codes found',
    truncated: '(cut short in the code)',
    compareByEye:
      'The code is what was judged. What is printed around it could not be judged wholly: compare it yourself with the values below.',
    none: 'none',
  },
  states: STATE_WORDING_EN,
}
