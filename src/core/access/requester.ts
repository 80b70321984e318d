import type { DocumentKind } from '../documents/document-kind.ts'
import type { ClerkMission } from './clerk-purpose.ts'

/** Roles that may be declared for a file already in the caller's hands (`permis verify --as`). */
export const DECLARED_ROLES = ['anonymous', 'employer', 'insurer', 'authority', 'holder'] as const

export type DeclaredRole = (typeof DECLARED_ROLES)[number]

/** Who asks. The role comes from a session or from the operator's console, never from a request's own words. */
export type Requester =
  | { readonly role: 'anonymous' | 'employer' | 'insurer' }
  | {
      readonly role: 'authority'
      /** The court and the purpose of a clerk signed in; absent where a role was merely declared for a file in hand. */
      readonly clerk?: ClerkMission
    }
  | {
      readonly role: 'holder'
      readonly signedInBy: 'franceconnect' | 'account'
      /** File number of the person signed in; absent where a role was merely declared for a file in hand. */
      readonly neph?: string
    }
  | { readonly role: 'operator'; readonly mandate: OperatorMandate }

/**
 * What lets an agent in charge of licences issue a document (C. route R225-4 I 2° d, R225-6): the purpose and
 * the person who asked, or a demonstration with fictitious drivers.
 */
export type OperatorMandate =
  | { readonly kind: 'demonstration' }
  | {
      readonly kind: 'request'
      readonly purpose: string
      readonly requestedBy: string
      /** What it is limited to; any where absent. */
      readonly documents?: readonly DocumentKind[]
    }
  | { readonly kind: 'none' }
