import { createPublicKey } from 'node:crypto'
import { CK, type Handle } from './pkcs11-library.ts'
import type { TokenSession } from './pkcs11-token.ts'

/**
 * Reads the public key of a label from a token, as SubjectPublicKeyInfo (DER).
 *
 * Null where the token keeps none, more than one, or one of another kind than P-256 and RSA.
 */
export async function publicKeyInToken(opened: TokenSession, label: string): Promise<Uint8Array | null> {
  const { library, session } = opened
  library.C_FindObjectsInit(session, [
    { type: CK.class, value: CK.publicKey },
    { type: CK.label, value: label },
  ])
  const [object, ...others] = library.C_FindObjects(session, 2)
  library.C_FindObjectsFinal(session)
  if (object === undefined || others.length > 0) return null
  const kind = read(opened, object, CK.keyType)?.readUIntLE(0, 4)
  const key =
    kind === CK.keyTypeEc ? ecKey(opened, object) : kind === CK.keyTypeRsa ? rsaKey(opened, object) : null
  if (key === null) return null
  return new Uint8Array(createPublicKey({ key, format: 'jwk' }).export({ format: 'der', type: 'spki' }))
}

const P256 = '06082a8648ce3d030107'
const POINT_LENGTH = 65

function ecKey(opened: TokenSession, object: Handle) {
  const point = read(opened, object, CK.ecPoint)
  if (point === null || read(opened, object, CK.ecParameters)?.toString('hex') !== P256) return null
  // The standard wraps the point in an OCTET STRING; some tokens do not.
  const bare = point.subarray(-POINT_LENGTH)
  if (bare.length !== POINT_LENGTH || bare[0] !== 0x04) return null
  const [x, y] = [bare.subarray(1, 33), bare.subarray(33)].map((half) => half.toString('base64url'))
  return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }
}

function rsaKey(opened: TokenSession, object: Handle) {
  const n = read(opened, object, CK.modulus)
  const e = read(opened, object, CK.publicExponent)
  if (n === null || e === null) return null
  return { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') }
}

function read({ library, session }: TokenSession, object: Handle, type: number): Buffer | null {
  const [attribute] = library.C_GetAttributeValue(session, object, [{ type }])
  return attribute?.value ?? null
}
