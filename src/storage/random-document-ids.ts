import { createHmac, randomBytes } from 'node:crypto'
import type { DocumentIds } from '../service/ports.ts'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Draws document ids: 80 random bits as 16 characters of Crockford base32, so that two never meet. */
export function randomDocumentIds(): DocumentIds {
  return { next: () => documentId(randomBytes(10)) }
}

/** Gives the id of the document of one line of a batch: always the same, and nobody guesses it without the secret. */
export function lineDocumentId(secret: Uint8Array, line: number): string {
  return documentId(createHmac('sha256', secret).update(`line ${line}`).digest().subarray(0, 10))
}

function documentId(tenBytes: Uint8Array): string {
  const bits = [...tenBytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => CROCKFORD[Number.parseInt(five, 2)]).join('')
}
