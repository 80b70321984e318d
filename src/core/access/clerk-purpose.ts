/** The two orders of courts. */
export type Court = 'judicial' | 'administrative'

interface ClerkPurposeRow {
  /** Whose courts may give this purpose. */
  readonly court: Court
  /** The article that gives the right. */
  readonly basis: string
}

/** For what a court may read a full statement: the only purposes that a clerk can declare. */
export const CLERK_PURPOSES = {
  'criminal-proceedings': { court: 'judicial', basis: 'C. route R225-4 I 2° a' },
  /** The only one of an administrative court, and of none other: who appeals against points appeals there. */
  'points-appeal': { court: 'administrative', basis: 'C. route R225-4 I 2° b' },
} as const satisfies Record<string, ClerkPurposeRow>

export type ClerkPurpose = keyof typeof CLERK_PURPOSES

/** What a clerk asks in the name of. */
export interface ClerkMission {
  readonly court: Court
  readonly purpose: ClerkPurpose
}

/** Tells whether the text names a purpose of the closed list. */
export function isClerkPurpose(text: unknown): text is ClerkPurpose {
  return typeof text === 'string' && Object.hasOwn(CLERK_PURPOSES, text)
}

/** Tells whether courts of that order may read for that purpose (C. route R225-4 I 2°). */
export function mayPursue({ court, purpose }: ClerkMission): boolean {
  return CLERK_PURPOSES[purpose].court === court
}
