import type { PivotIdentity } from '../core/identity/pivot-identity.ts'
import type { Neph } from '../core/licence/neph.ts'

/** A driver signed in; `neph` is null until a licence is linked to the identity or the account. */
export type DriverSubject =
  | {
      readonly kind: 'driver'
      readonly signedInBy: 'franceconnect'
      /** Pairwise subject that FranceConnect gives this service. */
      readonly sub: string
      readonly displayName: string
      readonly neph: Neph | null
      /** Hint for the logout at the provider (OpenID Connect RP-Initiated Logout). */
      readonly idToken: string
      /** What a licence is matched with; kept only until one is linked. */
      readonly identity?: PivotIdentity
    }
  | {
      readonly kind: 'driver'
      readonly signedInBy: 'account'
      readonly accountId: string
      readonly displayName: string
      readonly neph: Neph | null
    }

/** A court's clerk signed in by ProConnect, whose service and habilitation were checked at sign-in. */
export interface ClerkSubject {
  readonly kind: 'clerk'
  readonly sub: string
  readonly uid: string
  readonly displayName: string
  readonly siret: string
  readonly identityProviderId: string
  readonly habilitationId: string
  /** The court, as the habilitation names it. */
  readonly jurisdiction: string
  /** An administrative court may validate an RII only for an appeal against a withdrawal of points. */
  readonly court: 'judicial' | 'administrative'
  readonly idToken: string
}

export type SessionSubject = DriverSubject | ClerkSubject

/** Someone signed in. The token that names the session is known to the browser only; the store has its hash. */
export interface Session {
  /** Names the session in audit and logs; not the token. */
  readonly id: string
  readonly subject: SessionSubject
  readonly openedAt: Date
  /** Must come back with each form, so that no other site can post in the person's name. */
  readonly csrfToken: string
}

/** Whose sessions end together: an account's, those of one subject at one provider, those opened by FranceConnect for a licence. */
export type SessionOwner =
  | { readonly accountId: string }
  | { readonly licence: Neph }
  | { readonly provider: SignInAttempt['provider']; readonly sub: string }

/** Sessions of people signed in; idle and absolute ends are the store's. */
export interface Sessions {
  /** Opens a session under a token drawn for it: 256 random bits in base64url. */
  open(subject: SessionSubject, at: Date): Promise<{ readonly token: string; readonly session: Session }>
  /** Null for a token unknown, ended or revoked. */
  find(token: string, at: Date): Promise<Session | null>
  revoke(token: string, at: Date): Promise<void>
  revokeAllOf(owner: SessionOwner, at: Date): Promise<void>
}

/** A sign-in under way at a provider, bound to the browser that began it. */
export interface SignInAttempt {
  readonly provider: 'franceconnect' | 'proconnect'
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** A path of this service, checked when the attempt began. */
  readonly returnTo: string
}

/** Sign-ins under way; each is taken once, within ten minutes. */
export interface SignInAttempts {
  /** Gives the secret that the browser keeps in a cookie. */
  begin(attempt: SignInAttempt, at: Date): Promise<string>
  /** Null for a secret unknown, used or too old. */
  take(secret: string, at: Date): Promise<SignInAttempt | null>
}
