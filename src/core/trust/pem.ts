import { TrustError } from './trust-error.ts'

/**
 * Gives the DER of the first PEM block that bears one of the labels (RFC 7468), or the bytes themselves
 * where they already are DER. Blocks with other labels, private keys among them, are passed over unread.
 *
 * @throws {TrustError} PEM_MALFORMED
 */
export function derOfPem(pemOrDer: Uint8Array | string, labels: readonly string[]): Uint8Array {
  if (typeof pemOrDer !== 'string' && pemOrDer[0] === 0x30) return pemOrDer
  const text = typeof pemOrDer === 'string' ? pemOrDer : new TextDecoder('latin1').decode(pemOrDer)
  for (const label of labels) {
    const begin = text.indexOf(`-----BEGIN ${label}-----`)
    if (begin < 0) continue
    const from = begin + label.length + 16
    const end = text.indexOf(`-----END ${label}-----`, from)
    if (end < 0) throw new TrustError('PEM_MALFORMED', `the PEM block ${label} has no end`)
    return decodeBase64(text.slice(from, end), label)
  }
  throw new TrustError('PEM_MALFORMED', `expected DER or a PEM block ${labels.join(' or ')}, found neither`)
}

function decodeBase64(text: string, label: string): Uint8Array {
  const compact = text.replace(/\s+/g, '')
  if (compact.length === 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw new TrustError('PEM_MALFORMED', `the PEM block ${label} is not base64`)
  return Uint8Array.from(atob(compact), (letter) => letter.charCodeAt(0))
}
