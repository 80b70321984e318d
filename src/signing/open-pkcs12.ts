import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { Pkcs12Error } from './pkcs12-error.ts'

/** What a PKCS#12 file holds: a key, its certificate and the authorities above it, nearest first. */
export interface OpenedPkcs12 {
  readonly privateKey: KeyObject
  /** DER of the certificate of `privateKey`. */
  readonly certificate: Uint8Array
  /** DER of the certificates that lead from `certificate` upwards, as far as the file has them. */
  readonly chain: readonly Uint8Array[]
}

/**
 * Opens a PKCS#12 file (RFC 7292) that holds an RSA or EC P-256 key.
 *
 * Deriving keys from the password takes several milliseconds: open once at start, not for each signature.
 * Whether the certificate is in date or trusted is not looked at. Certificates of the file that are not
 * in the chain of the key's certificate are left out.
 *
 * @throws {Pkcs12Error} with a code telling a wrong password from an unreadable or unusable file.
 */
export function openPkcs12(bytes: Uint8Array, password: string): OpenedPkcs12 {
  const bags = readBags(bytes, password)
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids
  const keys = bags.filter((bag) => bag.type === pkcs8ShroudedKeyBag || bag.type === keyBag).map(privateKeyOf)
  if (keys.length === 0) throw new Pkcs12Error('PKCS12_NO_KEY', 'the PKCS#12 file holds no private key')
  const certificates = bags.filter((bag) => bag.type === certBag).map(certificateOf)
  for (const privateKey of keys) {
    const own = certificates.find((certificate) => certificate.checkPrivateKey(privateKey))
    if (own === undefined) continue
    requireSupported(privateKey)
    return { privateKey, certificate: own.raw, chain: chainAbove(own, certificates).map((link) => link.raw) }
  }
  throw new Pkcs12Error(
    'PKCS12_NO_CERTIFICATE',
    `none of the ${certificates.length} certificates of the PKCS#12 file belongs to its private key`,
  )
}

function readBags(bytes: Uint8Array, password: string): forge.pkcs12.Bag[] {
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')))
    return forge.pkcs12.pkcs12FromAsn1(asn1, password).safeContents.flatMap((content) => content.safeBags)
  } catch (cause) {
    // forge has no error codes: its wording is the only thing that tells a wrong password apart.
    const wrongPassword =
      cause instanceof Error && /invalid password|wrong password|failed to decrypt/i.test(cause.message)
    throw wrongPassword
      ? new Pkcs12Error('PKCS12_WRONG_PASSWORD', 'the password does not open the PKCS#12 file', {}, { cause })
      : new Pkcs12Error('PKCS12_UNREADABLE', 'the bytes are not a PKCS#12 file we can read', {}, { cause })
  }
}

/** node-forge knows RSA only; for any other kind it leaves the decrypted PKCS#8 in `asn1`. */
function privateKeyOf(bag: forge.pkcs12.Bag): KeyObject {
  try {
    if (bag.key)
      return createPrivateKey({
        key: derOf(forge.pki.privateKeyToAsn1(bag.key)),
        format: 'der',
        type: 'pkcs1',
      })
    return createPrivateKey({ key: derOf(bag.asn1), format: 'der', type: 'pkcs8' })
  } catch (cause) {
    throw new Pkcs12Error('PKCS12_UNREADABLE', 'the private key cannot be read', {}, { cause })
  }
}

function certificateOf(bag: forge.pkcs12.Bag): X509Certificate {
  try {
    return new X509Certificate(derOf(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1))
  } catch (cause) {
    throw new Pkcs12Error('PKCS12_UNREADABLE', 'a certificate cannot be read', {}, { cause })
  }
}

function derOf(asn1: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
}

function requireSupported(key: KeyObject): void {
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (key.asymmetricKeyType === 'rsa' || (key.asymmetricKeyType === 'ec' && curve === 'prime256v1')) return
  throw new Pkcs12Error(
    'PKCS12_KEY_NOT_SUPPORTED',
    `the private key is ${key.asymmetricKeyType ?? 'unknown'} ${curve ?? ''}, RSA or EC prime256v1 expected`,
  )
}

function chainAbove(own: X509Certificate, certificates: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = []
  let current = own
  for (;;) {
    const issuer = certificates.find(
      (candidate) => candidate !== own && !chain.includes(candidate) && current.checkIssued(candidate),
    )
    if (issuer === undefined) return chain
    chain.push(issuer)
    current = issuer
  }
}
