import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

/** Sentences for the error codes of signing in and accounts, in English. */
export const PEOPLE_ERRORS_EN = {
  // signing in
  TOKEN_REQUIRED: {
    title: 'For the operator only',
    advice: 'Bring the METRICS_TOKEN, or ask from the machine itself.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Too many requests in a short time',
    advice: 'Wait for the seconds that the Retry-After header tells, then try again.',
  },
  TOO_MANY_HOLDER_REQUESTS: {
    title: 'You have sent many requests already',
    advice:
      'At most ten requests may wait for an answer, and ten be sent in a day. This one was not sent: wait for the answers, or write tomorrow.',
  },
  OPERATOR_KEY_REQUIRED: {
    title: 'An operator’s key is needed',
    advice: 'Send it in the header Authorization: Bearer, and nowhere else.',
  },
  OPERATOR_KEY_REFUSED: {
    title: 'This key is none of this service',
    advice: 'Check it, or ask the operator for one (permis operator-key grant).',
  },
  OPERATOR_KEY_NOT_IN_FORCE: {
    title: 'This key was taken back, or its last day is over',
    advice: 'Ask the operator for another one (permis operator-key grant).',
  },
  OPERATOR_KEY_UNKNOWN: {
    title: 'No key in force has this id',
    advice: 'Look it up in « permis operator-key list »; it may have been taken back already.',
  },
  DOCUMENT_UNKNOWN: {
    title: 'No document of the register has this id',
    advice: 'It stands on the document as “Référence”: sixteen characters, without the hyphens.',
  },
  DOCUMENT_WITHDRAWN: {
    title: 'This document was withdrawn',
    advice:
      'Its issuer has withdrawn it: it is given no more, and whoever verifies it sees that it is worth nothing. “My documents” tells why, and what to do.',
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
      'Given names are those of the civil register, in their order, not the name in use. Have the field named corrected, in the civil register or by the prefecture; meanwhile an account of this service, with the confidential code, gives the attestation and the balance.',
  },
  LICENCE_LINKED_ELSEWHERE: {
    title: 'This licence is linked to another FranceConnect identity already',
    advice:
      'Nothing has changed. Sign in with that identity again and cut its link, or enter the confidential code of the licence.',
  },
  LICENCE_CODE_REFUSED: {
    title: 'This code is not that of the licence, or has served before',
    advice: 'Read the last letter received: a new code ends the one before, and a code serves once.',
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
      'The code is good for fifteen minutes and once, with five attempts in a quarter of an hour; only the last one sent counts. Check the fields, or ask for another code.',
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
  CASE_UNKNOWN: {
    title: 'No access of this court names this case',
    advice:
      'Nothing was released. Check the number and the SIRET as the agent gave them; an access erased at the end of its retention is shown no more.',
  },
  LINK_UNKNOWN: {
    title: 'No FranceConnect identity is linked to this licence',
    advice: 'Nothing has changed. Check the NEPH number; the link may have been cut already.',
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
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>
