/** Everything that the holder of a licence is told of at the next visit. */
export const HOLDER_NOTICE_CODES = [
  'LICENCE_LINKED',
  'LINK_CUT',
  'IDENTITY_CHANGED',
  /** Somebody who has the code asks for a link by account. */
  'LINK_ASKED',
  'PASSWORD_RESET',
] as const

export type HolderNoticeCode = (typeof HOLDER_NOTICE_CODES)[number]
