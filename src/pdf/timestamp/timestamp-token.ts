import { DerError } from '../cms/der-error.ts'
import { type EnclosingCms, type Hash, readEnclosingCms, readHash } from '../cms/detached-cms.ts'
import { OID } from '../cms/object-identifiers.ts'
import { derChildren, derContent, readDer } from '../cms/read-der.ts'

/** A time-stamp token as read; nothing of it is verified. */
export interface TimestampToken {
  readonly cms: EnclosingCms
  /** The digest that the authority has seen. */
  readonly imprint: { readonly hash: Hash; readonly digest: Uint8Array }
  /** The number of the request that it answers, as bytes; null when there was none. */
  readonly nonce: Uint8Array | null
  readonly at: Date
}

const [SEQUENCE, INTEGER, OCTET_STRING, GENERALIZED_TIME] = [0x30, 0x02, 0x04, 0x18]

/**
 * Reads a time-stamp token (RFC 3161, 2.4.2): a CMS that encloses a TSTInfo of version 1, imprint by SHA-256, 384
 * or 512.
 *
 * @throws {DerError} saying what was found and what was expected
 */
export function readTimestampToken(bytes: Uint8Array): TimestampToken {
  const cms = readEnclosingCms(bytes, OID.timestampInfo)
  const info = readDer(cms.content)
  if (info.bytes.length !== cms.content.length) throw new DerError('something follows the TSTInfo')
  const [version, , imprint, , time, ...rest] = derChildren(info, SEQUENCE, 'TSTInfo')
  const number = derContent(version, INTEGER, 'version of the TSTInfo')
  if (number.length !== 1 || number[0] !== 1) throw new DerError('the TSTInfo is not of version 1')
  const [algorithm, digest] = derChildren(imprint, SEQUENCE, 'messageImprint')
  return {
    cms,
    imprint: { hash: readHash(algorithm), digest: derContent(digest, OCTET_STRING, 'hashedMessage') },
    nonce: rest.find(({ tag }) => tag === INTEGER)?.content ?? null,
    at: readTime(derContent(time, GENERALIZED_TIME, 'genTime')),
  }
}

/** RFC 3161 allows a fraction of a second, without trailing zeros. */
function readTime(content: Uint8Array): Date {
  const text = String.fromCharCode(...content.subarray(0, 40))
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(text)
  if (parts === null) throw new DerError('genTime is no instant in Zulu seconds')
  const [, year, month, day, hour, minute, second, fraction = '0'] = parts
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const instant = new Date(`${iso}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(iso))
    throw new DerError(`genTime ${iso} does not exist`)
  return instant
}
