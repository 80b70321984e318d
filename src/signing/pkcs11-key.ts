import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import type { Certificate } from '../core/trust/certificate.ts'
import { CK, type Handle } from './pkcs11-library.ts'
import type { Pkcs11Token, TokenSession } from './pkcs11-token.ts'
import { PkiError } from './pki-error.ts'
import { publicKeyInToken } from './public-key-in-token.ts'
import type { SigningKey } from './signing-key.ts'
import { TokenError } from './token-error.ts'

/**
 * Opens a private key of a token by its label: one of P-256 or RSA, whose certificate is given.
 *
 * The public key beside it is compared with the certificate, and one signature proves that the two belong together,
 * for some tokens keep no public keys. The digest is computed here; the token sees nothing of what is signed.
 *
 * @throws {TokenError}
 * @throws {PkiError} KEY_MISMATCH or KEY_NOT_SUPPORTED
 */
export async function pkcs11Key(
  token: Pkcs11Token,
  label: string,
  certificate: Certificate,
): Promise<SigningKey> {
  const expected = new X509Certificate(certificate.der).publicKey
  const details = expected.asymmetricKeyDetails
  const rsaBits = expected.asymmetricKeyType === 'rsa' ? (details?.modulusLength ?? null) : null
  if (rsaBits === null && details?.namedCurve !== 'prime256v1')
    throw new PkiError(
      'KEY_NOT_SUPPORTED',
      `the certificate of key ${label} is for ${expected.asymmetricKeyType} ${details?.namedCurve ?? ''}, P-256 or RSA expected`,
    )
  const key: SigningKey = {
    rsaBits,
    spki: await token.run((session) => publicKeyInToken(session, label)),
    sign: signer(token, label, rsaBits),
  }
  await requirePair(key, certificate, label)
  return key
}

/** What the proof is computed on; it reads as no seal and no attribute of a signature. */
const PROOF = Buffer.from('permis: proof that a key and its certificate belong together')

async function requirePair(key: SigningKey, certificate: Certificate, label: string): Promise<void> {
  const other = new PkiError('KEY_MISMATCH', `key ${label} of the token is not the one of its certificate`, {
    label,
  })
  if (key.spki !== null && Buffer.compare(key.spki, certificate.spki) !== 0) throw other
  const publicKey = createPublicKey({ key: Buffer.from(certificate.spki), format: 'der', type: 'spki' })
  const signature = await key.sign(PROOF)
  const form = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  if (!verify('sha256', PROOF, form, signature)) throw other
}

/** DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

function signer(token: Pkcs11Token, label: string, rsaBits: number | null): SigningKey['sign'] {
  const handles = new WeakMap<object, Handle>()
  const mechanism = { mechanism: rsaBits === null ? CK.ecdsa : CK.rsaPkcs }
  const length = rsaBits === null ? 64 : Math.ceil(rsaBits / 8)
  return (bytes) =>
    token.run(async (opened) => {
      const { library, session, connection } = opened
      const handle = handles.get(connection) ?? findPrivateKey(opened, label)
      handles.set(connection, handle)
      const digest = createHash('sha256').update(bytes).digest()
      library.C_SignInit(session, mechanism, handle)
      const signed = rsaBits === null ? digest : Buffer.concat([SHA256_INFO, digest])
      const signature = await library.C_SignAsync(session, signed, Buffer.alloc(length))
      if (signature.length !== length)
        throw new TokenError(
          'PKCS11_FAILED',
          `key ${label} gave a signature of ${signature.length} bytes, ${length} expected`,
        )
      return new Uint8Array(signature)
    })
}

function findPrivateKey({ library, session }: TokenSession, label: string): Handle {
  library.C_FindObjectsInit(session, [
    { type: CK.class, value: CK.privateKey },
    { type: CK.label, value: label },
  ])
  const found = library.C_FindObjects(session, 2)
  library.C_FindObjectsFinal(session)
  const [handle] = found
  if (handle === undefined || found.length > 1)
    throw new TokenError(
      'PKCS11_KEY_MISSING',
      `${found.length === 0 ? 'no' : 'more than one'} private key of the token bears the label ${label}`,
      { label },
    )
  return handle
}
