import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'
import { type ProtocolFault, SignInError } from '../core/identity/sign-in-error.ts'

/** What an error of openid-client says of itself, wherever in its causes it says it. */
interface Told {
  readonly code: string
  readonly claim: string
  readonly message: string
}

const FAULT_BY_CLAIM: Readonly<Record<string, ProtocolFault>> = {
  nonce: 'NONCE_DIFFERS',
  iss: 'ISSUER_DIFFERS',
  issuer: 'ISSUER_DIFFERS',
  aud: 'AUDIENCE_DIFFERS',
  azp: 'AUDIENCE_DIFFERS',
  sub: 'SUBJECT_DIFFERS',
  exp: 'TOKEN_EXPIRED',
  iat: 'TOKEN_EXPIRED',
  nbf: 'TOKEN_EXPIRED',
  auth_time: 'AUTHENTICATION_TOO_OLD',
}

const FAULT_BY_MESSAGE: readonly (readonly [RegExp, ProtocolFault])[] = [
  [/"state"/, 'STATE_DIFFERS'],
  [/"iss"/, 'ISSUER_DIFFERS'],
  [/"alg" header|JWT UserInfo Response expected|unsupported JWS algorithm/, 'ALGORITHM_REFUSED'],
  [/signature verification failed|selecting a JWT verification key/, 'SIGNATURE_FALSE'],
]

const UNREACHABLE =
  /^(OAUTH_TIMEOUT|OAUTH_ABORT|OAUTH_RESPONSE_IS_NOT_CONFORM|OAUTH_RESPONSE_IS_NOT_JSON|OAUTH_WWW_AUTHENTICATE_CHALLENGE)$/

/**
 * Turns what openid-client throws into the error that a person is told: cancelled, expired, unreachable, or an answer
 * that proves false, with what is false in it. Tokens and claims are not kept.
 */
export function tellProtocolFault(error: unknown): SignInError {
  if (error instanceof SignInError) return error
  if (error instanceof AuthorizationResponseError) return fromProvider(error.error)
  if (error instanceof ResponseBodyError) return fromTokenEndpoint(error)
  const told = tellings(error)
  const claim = told.map(({ claim }) => FAULT_BY_CLAIM[claim]).find((fault) => fault !== undefined)
  const fault =
    claim ??
    FAULT_BY_MESSAGE.find(([form]) => told.some(({ message }) => form.test(message)))?.[1] ??
    'ANSWER_MALFORMED'
  const isSilent = told.some(({ code }) => UNREACHABLE.test(code)) || isNetworkError(error)
  return isSilent && fault === 'ANSWER_MALFORMED'
    ? unavailable(told[0]?.message ?? 'no answer')
    : refused(fault)
}

/** Makes the refusal of an answer that proves false. */
export function refused(fault: ProtocolFault): SignInError {
  return new SignInError('SIGN_IN_REFUSED', `the answer of the provider is refused: ${fault}`, { fault })
}

function unavailable(why: string): SignInError {
  return new SignInError('PROVIDER_UNAVAILABLE', `the provider does not answer as it should: ${why}`)
}

/** OpenID Connect Core 1.0, 3.1.2.6, and RFC 6749, 4.1.2.1. */
function fromProvider(error: string): SignInError {
  if (error === 'access_denied')
    return new SignInError('SIGN_IN_CANCELLED', 'the person or the provider broke off', { error })
  return ['server_error', 'temporarily_unavailable'].includes(error)
    ? unavailable(error)
    : refused('PROVIDER_REFUSES')
}

function fromTokenEndpoint({ error, status }: ResponseBodyError): SignInError {
  if (error === 'invalid_grant') return refused('CODE_REFUSED')
  // Our own client is at fault, or the provider: neither is the person's doing.
  return unavailable(`${status} ${error}`)
}

/** A fetch that fails is a TypeError with a cause; one without is misuse of the library. */
function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined
}

function tellings(error: unknown, depth = 0): readonly Told[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const text = (name: string): string => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : ''
  }
  const told = { code: text('code'), claim: text('claim') || text('attribute'), message: text('message') }
  return [told, ...tellings(Reflect.get(error, 'cause'), depth + 1)]
}
