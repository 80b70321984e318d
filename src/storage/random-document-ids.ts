import { randomBytes } from 'node:crypto'
import type { DocumentIds } from '../service/ports.ts'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Draws document ids: 80 random bits as 16 characters of Crockford base32, so that two never meet. */
export function randomDocumentIds(): DocumentIds {
  return {
    next: () => {
      const bits = [...randomBytes(10)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
      return (bits.match(/.{5}/g) ?? []).map((five) => CROCKFORD[Number.parseInt(five, 2)]).join('')
    },
  }
}
