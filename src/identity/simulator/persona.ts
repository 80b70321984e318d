/** What a persona shows when one signs in with it. */
export type PersonaCase =
  | 'driver'
  | 'unknown-neph'
  | 'near-miss'
  | 'level-too-low'
  | 'cancelled'
  | 'unavailable'
  | 'clerk-judicial'
  | 'clerk-administrative'
  | 'wrong-siret'
  | 'no-second-factor'
  | 'habilitation-expired'
  | 'no-habilitation'
  | 'provider-not-allowed'

/** Someone fictitious whom a simulated provider knows. */
export interface Persona {
  /** Opaque, stable between starts: the subject is drawn from it. */
  readonly id: string
  readonly case: PersonaCase
  /** What the picker shows. */
  readonly label: string
  /** What a person has to type afterwards, for example the file number. */
  readonly hint: string | null
  readonly answer:
    | {
        readonly kind: 'identity'
        readonly claims: Readonly<Record<string, unknown>>
        readonly acr: string
        readonly amr: readonly string[]
      }
    | { readonly kind: 'error'; readonly error: string; readonly description: string }
}
