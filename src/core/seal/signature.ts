import { CURVES, type Curve, type CurveName } from './curve.ts'
import { readEcPublicKey } from './ec-public-key.ts'
import { SealKeyError } from './seal-error.ts'

/** A public key ready to verify seals. */
export interface SealKey {
  readonly curve: CurveName
  readonly key: Awaited<ReturnType<typeof crypto.subtle.importKey>>
}

/**
 * Imports the key of a certificate: P-256, P-384 or P-521, named or written out as explicit parameters.
 *
 * Says nothing of whose key it is. Importing is dear: keep the key.
 *
 * @throws {SealKeyError} UNSUPPORTED_KEY for RSA, other curves, and points that are not on the curve.
 */
export async function importSealKey(spki: Uint8Array): Promise<SealKey> {
  const { curve, point } = readEcPublicKey(spki)
  try {
    const algorithm = { name: 'ECDSA', namedCurve: curve.name }
    return {
      curve: curve.name,
      key: await crypto.subtle.importKey('raw', point, algorithm, true, ['verify']),
    }
  } catch (cause) {
    throw new SealKeyError(`a point that is not on ${curve.name}`, { cause })
  }
}

/**
 * Verifies a raw r||s signature over the bytes signed (ECDSA, FIPS 186-4; 2D-Doc v3.2.6, section 3.5).
 *
 * The curve of the key fixes hash and length. False, never an error, for any other length and for r or s outside
 * [1, n). High s is accepted, so signature bytes identify nothing: see {@link sealIdentity}. Dates, chain and
 * revocation of the certificate are other questions.
 */
export async function verifySealSignature(
  signedBytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  { curve: name, key }: SealKey,
): Promise<boolean> {
  const curve = CURVES.find((candidate) => candidate.name === name)
  if (curve === undefined || signature.length !== 2 * curve.size) return false
  if (!inRange(signature, 0, curve) || !inRange(signature, curve.size, curve)) return false
  return crypto.subtle.verify({ name: 'ECDSA', hash: curve.hash }, key, signature, signedBytes)
}

/** Order of each curve, big-endian, as wide as a coordinate. */
const ORDERS: ReadonlyMap<Curve, Uint8Array> = new Map(
  CURVES.map((curve) => [
    curve,
    Uint8Array.from(curve.order.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  ]),
)

/** Tells whether the number at `offset` is at least 1 and less than the order of the curve. */
function inRange(signature: Uint8Array, offset: number, curve: Curve): boolean {
  const order = ORDERS.get(curve)
  let zero = true
  let less: boolean | null = null
  for (let index = 0; index < curve.size; index++) {
    const byte = signature[offset + index] ?? 0
    const limit = order?.[index] ?? 0
    if (byte !== 0) zero = false
    if (less === null && byte !== limit) less = byte < limit
  }
  return !zero && less === true
}
