import type { HabilitationRegister, NewHabilitation } from './habilitation-register.ts'
import { grantLine } from './manage-habilitations.ts'

/** A habilitation of the demonstration. */
export type SeededHabilitation = Omit<NewHabilitation, 'grantedBy' | 'grantedAt'>

/**
 * Gives the agents of a demonstration their habilitations, each once in the life of a database: one that was taken
 * back stays so. Never to be called in production.
 */
export async function seedHabilitations(
  register: HabilitationRegister,
  habilitations: readonly SeededHabilitation[],
  at: Date,
): Promise<void> {
  for (const seeded of habilitations) {
    if ((await register.byId(seeded.id)) !== null) continue
    const habilitation = { ...seeded, grantedBy: 'demonstration', grantedAt: at }
    await register.grant(habilitation, grantLine(habilitation, 'system'))
  }
}
