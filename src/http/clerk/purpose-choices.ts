import { CLERK_PURPOSES, type Court, isClerkPurpose, mayPursue } from '../../core/access/clerk-purpose.ts'
import type { Language } from '../../wording/language.ts'
import { CLERK_WORDS } from '../../wording/pages/clerk.ts'

/** Every purpose of the closed list as a page offers it, those of the other order of courts too: these may not be chosen. */
export function purposesOf(court: Court, language: Language, chosen = '') {
  const { purposes } = CLERK_WORDS[language]
  return Object.keys(CLERK_PURPOSES)
    .filter(isClerkPurpose)
    .map((purpose) => ({
      purpose,
      name: purposes[purpose].name,
      article: CLERK_PURPOSES[purpose].basis,
      hint: purposes[purpose].hint,
      isAllowed: mayPursue({ court, purpose }),
      chosen: purpose === chosen,
    }))
}
