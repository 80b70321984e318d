import * as z from 'zod'
import { type Certificate, readCertificate } from './certificate.ts'
import { TrustError } from './trust-error.ts'

/** What an issuer says of documents that it has withdrawn, whether it is proved or not. */
export interface Withdrawals {
  /** Id of the certification authority of the seals that it speaks of. */
  readonly issuer: string
  /** Increases with each list of an issuer, so that nobody brings back an older one. */
  readonly sequence: number
  readonly issuedAt: Date
  /** From then on the list no longer proves that a document is not withdrawn. */
  readonly expiresAt: Date
  /** The end of the document's use by the identity of its seal; null where the law sets none. */
  readonly entries: ReadonlyMap<string, Date | null>
}

/** A withdrawal list as a plain value; nothing about its signature is proved by reading it. */
export interface WithdrawalList extends Withdrawals {
  /** As received: JSON Web Signature, compact (RFC 7515, 7.1). */
  readonly text: string
  /** The certificate that the list says signed it. */
  readonly signer: Certificate
  readonly toBeSigned: Uint8Array<ArrayBuffer>
  /** ES256: r and s, 32 bytes each. */
  readonly signature: Uint8Array<ArrayBuffer>
}

/** What the header of a list calls it (RFC 7515, 4.1.9), so that no other signed text passes for one. */
export const WITHDRAWAL_LIST_TYPE = 'withdrawals+jwt'

/** A list of a million documents has some 100 MB; ours will never have a thousandth of them. */
const MOST_CHARACTERS = 20_000_000

const MOST_OF_MESSAGE = 200

/** No other member: a header that names a key elsewhere, or demands what is not known here, is refused. */
const HEADER = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal(WITHDRAWAL_LIST_TYPE),
  x5c: z.array(z.base64()).length(1),
})

const INSTANT = z.int().min(0).max(8_640_000_000_000)

const PAYLOAD = z.object({
  iss: z.string().regex(/^[A-Z0-9]{4}$/),
  iat: INSTANT,
  exp: INSTANT,
  seq: z.int().min(1),
  withdrawn: z.array(z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/), exp: INSTANT.optional() })),
})

/**
 * Reads a withdrawal list: a compact JWS signed with ES256 by the certificate of its `x5c`, whose payload has `iss`
 * (id of the authority), `iat`, `exp`, `seq` and `withdrawn`: identities of seals, each with the end of the document's
 * use where it has one. An identity is that of {@link sealIdentity}: no personal data is in a list.
 *
 * Nothing is proved: give it to {@link trustPart} beside the authority's certificate.
 *
 * @throws {TrustError} WITHDRAWAL_LIST_UNREADABLE
 */
export function readWithdrawalList(received: Uint8Array | string): WithdrawalList {
  const text = (typeof received === 'string' ? received : new TextDecoder().decode(received)).trim()
  const parts = text.length > MOST_CHARACTERS ? [] : text.split('.')
  const [header, payload, signature] = parts
  if (header === undefined || payload === undefined || signature === undefined || parts.length !== 3)
    throw unreadable('three parts of base64url are expected')
  const { x5c } = parsed(HEADER, header, 'header')
  const { iss, iat, exp, seq, withdrawn } = parsed(PAYLOAD, payload, 'payload')
  if (exp <= iat) throw unreadable('it ends before it begins')
  const read = readBase64Url(signature, 'signature')
  if (read.length !== 64) throw unreadable(`the signature has ${read.length} bytes, 64 expected`)
  return {
    text,
    issuer: iss,
    sequence: seq,
    issuedAt: instant(iat),
    expiresAt: instant(exp),
    entries: new Map(withdrawn.map((one) => [one.id, one.exp === undefined ? null : instant(one.exp)])),
    signer: readSigner(x5c[0] ?? ''),
    toBeSigned: new TextEncoder().encode(`${header}.${payload}`),
    signature: read,
  }
}

function readSigner(base64: string): Certificate {
  try {
    return readCertificate(bytesOf(atob(base64)))
  } catch {
    throw unreadable('the certificate of its signer cannot be read')
  }
}

function parsed<Value>(schema: z.ZodType<Value>, part: string, name: string): Value {
  const json = new TextDecoder().decode(readBase64Url(part, name))
  try {
    return schema.parse(JSON.parse(json))
  } catch (cause) {
    const where = cause instanceof z.ZodError ? firstIssue(cause) : 'no JSON'
    throw unreadable(`its ${name} is not what is expected: ${where}`)
  }
}

/** A list may have as many faults as entries, and names of members as long as itself. */
function firstIssue({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`.slice(0, MOST_OF_MESSAGE)
}

function readBase64Url(part: string, name: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]+$/.test(part) || part.length % 4 === 1) throw unreadable(`its ${name} is no base64url`)
  return bytesOf(atob(part.replaceAll('-', '+').replaceAll('_', '/')))
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000)
}

function unreadable(why: string): TrustError {
  return new TrustError('WITHDRAWAL_LIST_UNREADABLE', `no withdrawal list: ${why}`)
}
