/** Everything that the holder of a licence is told of at the next visit. */
export const HOLDER_NOTICE_CODES = [
  'LICENCE_LINKED',
  'LINK_CUT',
  'IDENTITY_CHANGED',
  /** Somebody who has the code asks for a link by account. */
  'LINK_ASKED',
  'PASSWORD_RESET',
  /** An identity of FranceConnect that matches asked for a licence linked to another one. */
  'IDENTITY_ASKED',
  /** Such an identity took the place of the other one, by the confidential code. */
  'IDENTITY_REPLACED',
  /** A document issued to the holder was withdrawn. */
  'DOCUMENT_WITHDRAWN',
] as const

export type HolderNoticeCode = (typeof HOLDER_NOTICE_CODES)[number]
