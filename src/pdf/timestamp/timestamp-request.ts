import { encodeDer } from '../cms/encode-der.ts'
import { encodeOid, OID } from '../cms/object-identifiers.ts'

const [SEQUENCE, INTEGER, OCTET_STRING, BOOLEAN] = [0x30, 0x02, 0x04, 0x01]

/**
 * Writes the request for a time-stamp on a SHA-256 digest (RFC 3161, 2.4.1), with a nonce and asking for the
 * certificate of the authority.
 */
export function encodeTimestampRequest(digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const algorithm = encodeDer(SEQUENCE, encodeOid(OID.sha256))
  return encodeDer(
    SEQUENCE,
    encodeDer(INTEGER, Uint8Array.of(1)),
    encodeDer(SEQUENCE, algorithm, encodeDer(OCTET_STRING, digest)),
    encodeDer(INTEGER, nonce),
    encodeDer(BOOLEAN, Uint8Array.of(0xff)),
  )
}
