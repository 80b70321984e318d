import { AUDIT_WORDING_EN } from './audit.en.ts'
import { AUDIT_WORDING_FR, type AuditWording } from './audit.fr.ts'

/** Picks the sentences about the audit in a language, `fr` or `en`; French where the language is another or none. */
export function auditWordingFor(language: string | undefined): AuditWording {
  return language?.toLowerCase().startsWith('en') ? AUDIT_WORDING_EN : AUDIT_WORDING_FR
}
