import { randomBytes } from 'node:crypto'
import { type Certificate, readCertificate } from '../../core/trust/certificate.ts'
import { verifyIssuedBy } from '../../core/trust/issued-by.ts'
import { CodedError } from '../../errors.ts'
import { DerError } from '../cms/der-error.ts'
import { digest } from '../cms/digest.ts'
import { derChildren, derContent, readDer } from '../cms/read-der.ts'
import { sameBytes } from '../cms/signer-certificate.ts'
import { TimestampError } from './timestamp-error.ts'
import { encodeTimestampRequest } from './timestamp-request.ts'
import { type VerifiedTimestamp, verifyTimestamp } from './verify-timestamp.ts'

/** Puts a time on bytes. */
export interface TimestampAuthority {
  /** @throws {TimestampError} when no time-stamp that holds is had */
  stamp(bytes: Uint8Array): Promise<Stamp>
}

/** A time-stamp token, verified. */
export interface Stamp {
  readonly token: Uint8Array
  readonly at: Date
  /** DER of every certificate in the token. */
  readonly certificates: readonly Uint8Array[]
}

/** How an authority is asked, and which one is believed. */
export interface TimestampSettings {
  /** Sends a request of type application/timestamp-query and gives the answer; bounds are its own. */
  readonly post: (request: Uint8Array) => Promise<Uint8Array>
  /** The authority's certificate, or one that issues it; null believes any answer that holds. */
  readonly pinned: readonly Certificate[] | null
}

/** Makes a client of a time-stamping authority over HTTP (RFC 3161, 3.4). */
export function timestampAuthority({ post, pinned }: TimestampSettings): TimestampAuthority {
  return {
    async stamp(bytes) {
      // The first byte keeps the number positive and in its shortest form.
      const nonce = Uint8Array.of(0x40, ...randomBytes(15))
      const answer = await ask(post, encodeTimestampRequest(await digest('sha256', bytes), nonce))
      const token = readAnswer(answer)
      const stamp = await verified(token, bytes, nonce)
      if (pinned !== null) await requirePinned(stamp, pinned)
      return { token, at: stamp.at, certificates: stamp.cms.certificates }
    },
  }
}

async function ask(post: TimestampSettings['post'], request: Uint8Array): Promise<Uint8Array> {
  try {
    return await post(request)
  } catch (cause) {
    const why = cause instanceof CodedError ? cause.message : 'the request failed'
    throw new TimestampError(
      'TIMESTAMP_UNAVAILABLE',
      `no answer from the time-stamp authority: ${why}`,
      {},
      {
        cause,
      },
    )
  }
}

/** RFC 3161, 2.4.2: status 0 is granted, 1 granted with changes; whatever was changed is checked afterwards. */
function readAnswer(answer: Uint8Array): Uint8Array {
  try {
    const [info, token] = derChildren(readDer(answer), 0x30, 'TimeStampResp')
    const [status] = derChildren(info, 0x30, 'PKIStatusInfo')
    const [value, ...more] = derContent(status, 0x02, 'status')
    if (more.length > 0 || value === undefined || value > 1)
      throw new TimestampError('TIMESTAMP_REFUSED', `the time-stamp authority answers status ${value}`)
    if (token === undefined) throw new DerError('no token')
    return Uint8Array.from(token.bytes)
  } catch (cause) {
    throw cause instanceof DerError ? invalid(`the answer cannot be read: ${cause.message}`, cause) : cause
  }
}

async function verified(token: Uint8Array, bytes: Uint8Array, nonce: Uint8Array): Promise<VerifiedTimestamp> {
  try {
    const stamp = await verifyTimestamp(token, (hash) => digest(hash, bytes))
    if (stamp.nonce === null || !sameBytes(stamp.nonce, nonce))
      throw new DerError('the time-stamp answers another request')
    return stamp
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : 'the token cannot be read', cause)
  }
}

function invalid(message: string, cause: unknown): TimestampError {
  return new TimestampError('TIMESTAMP_INVALID', message, {}, { cause })
}

/** A chain longer than this is no authority's. */
const LONGEST_CHAIN = 4

async function requirePinned(stamp: VerifiedTimestamp, pinned: readonly Certificate[]): Promise<void> {
  const between = stamp.cms.certificates.map((der) => readCertificate(der))
  let standing: Certificate | undefined = stamp.authority
  for (let depth = 0; standing !== undefined && depth < LONGEST_CHAIN; depth++) {
    const { der } = standing
    if (pinned.some((certificate) => sameBytes(certificate.der, der))) return
    if ((await issuerAmong(standing, pinned)) !== undefined) return
    standing = await issuerAmong(standing, between)
  }
  throw new TimestampError(
    'TIMESTAMP_AUTHORITY_UNKNOWN',
    `made by ${stamp.authority.commonName ?? stamp.authority.serial}, which no pinned certificate issues`,
  )
}

async function issuerAmong(
  certificate: Certificate,
  candidates: readonly Certificate[],
): Promise<Certificate | undefined> {
  for (const candidate of candidates) if (await verifyIssuedBy(certificate, candidate)) return candidate
  return undefined
}
