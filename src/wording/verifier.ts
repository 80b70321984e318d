import { VERIFIER_EN } from './verifier.en.ts'
import { VERIFIER_FR } from './verifier.fr.ts'
import type { VerifierWording } from './verifier-wording.ts'

/** Picks the words of the verifier's page; French where the language is another or none. */
export function verifierWordingFor(language: string | undefined): VerifierWording {
  return language?.toLowerCase().startsWith('en') ? VERIFIER_EN : VERIFIER_FR
}
