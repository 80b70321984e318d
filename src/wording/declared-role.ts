import type { DeclaredRole } from '../core/access/requester.ts'
import { inBothLanguages } from './language.ts'

const WORDS = inBothLanguages(
  {
    anonymous: 'anonyme',
    employer: 'employeur',
    insurer: 'assureur',
    authority: 'autorité',
    holder: 'titulaire',
  },
  {
    anonymous: 'anonymous',
    employer: 'employer',
    insurer: 'insurer',
    authority: 'authority',
    holder: 'holder',
  },
)

/** Names a role declared on a command line; in French where the language is another or none. */
export function declaredRoleWord(role: DeclaredRole, language: string | undefined): string {
  return (language?.toLowerCase().startsWith('en') ? WORDS.en : WORDS.fr)[role]
}
