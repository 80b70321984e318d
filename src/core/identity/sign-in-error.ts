import { CodedError } from '../../errors.ts'

/** Why a sign-in, or a link between a sign-in and a licence, does not come about. */
export type SignInErrorCode =
  | 'SIGN_IN_CANCELLED'
  | 'SIGN_IN_EXPIRED'
  | 'SIGN_IN_REFUSED'
  | 'PROVIDER_UNAVAILABLE'
  | 'ASSURANCE_TOO_LOW'
  | 'SECOND_FACTOR_MISSING'
  | 'IDENTITY_INCOMPLETE'
  | 'LINK_REFUSED'
  | 'LINK_NEAR_MISS'
  /** Another identity of FranceConnect, which matches too, is linked to the licence. */
  | 'LICENCE_LINKED_ELSEWHERE'
  /** Code false or used, of whoever matches a licence linked to another identity. */
  | 'LICENCE_CODE_REFUSED'
  | 'TOO_MANY_ATTEMPTS'
  | 'SERVICE_NOT_ALLOWED'
  | 'AGENT_PROVIDER_NOT_ALLOWED'
  | 'HABILITATION_MISSING'
  | 'HABILITATION_NOT_IN_FORCE'

/** What in a provider's answer is not as it must be; for logs and the audit, not for the person. */
export type ProtocolFault =
  | 'STATE_DIFFERS'
  | 'ISSUER_DIFFERS'
  | 'NONCE_DIFFERS'
  | 'AUDIENCE_DIFFERS'
  | 'ALGORITHM_REFUSED'
  | 'SIGNATURE_FALSE'
  | 'TOKEN_EXPIRED'
  | 'SUBJECT_DIFFERS'
  | 'CODE_REFUSED'
  | 'AUTHENTICATION_TOO_OLD'
  | 'ANSWER_MALFORMED'
  | 'PROVIDER_REFUSES'

/** A sign-in that fails; `evidence` names a protocol fault or fields, never what they hold. */
export class SignInError extends CodedError<SignInErrorCode> {
  override readonly name = 'SignInError'
}
