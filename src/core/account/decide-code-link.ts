/** What is known of a licence whose confidential code was typed rightly. */
export interface CodeLinkFacts {
  /** An identity of FranceConnect is linked to the licence now. */
  readonly hasIdentity: boolean
  /** The code may stand on a full statement (RII) or a letter that others have seen. */
  readonly mayHaveBeenSeen: boolean
}

/**
 * What a right code is good for: the link itself, a link that the holder has to accept in a session of FranceConnect,
 * or only a new code by post.
 */
export type CodeLinkOutcome = 'linked' | 'asked' | 'letter'

/**
 * Decides what a right code is good for. It is consumed in each case.
 *
 * A full statement and a letter 48 print file number, code, names and birth date: whoever was shown one knows all that
 * the form asks for. So a code counts as proof only while it can be known from a sending to the registered address
 * alone. One that may stand on such a document gives a new code by post to that address, which then links; and where
 * the State has identified the holder, the holder decides, without a delay after which silence would be consent.
 */
export function decideCodeLink({ hasIdentity, mayHaveBeenSeen }: CodeLinkFacts): CodeLinkOutcome {
  if (hasIdentity) return 'asked'
  return mayHaveBeenSeen ? 'letter' : 'linked'
}
