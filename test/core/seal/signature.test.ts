import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealKeyError } from '../../../src/core/seal/seal-error.ts'
import { importSealKey, verifySealSignature } from '../../../src/core/seal/signature.ts'

const CURVES = [
  ['P-256', 'SHA256', 32, 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'],
  [
    'P-384',
    'SHA384',
    48,
    'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  ],
  [
    'P-521',
    'SHA512',
    66,
    `01${'f'.repeat(64)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
  ],
] as const

const MESSAGE = new TextEncoder().encode('DC04FR00PC01')

function keyPair(namedCurve: string, paramEncoding: 'named' | 'explicit' = 'named') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve, paramEncoding })
  return { spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })), privateKey }
}

function signed(privateKey: KeyObject, hash: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sign(hash, MESSAGE, { key: privateKey, dsaEncoding: 'ieee-p1363' }))
}

function number(hex: string, size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex.padStart(2 * size, '0'), 'hex'))
}

function replaced(signature: Uint8Array, at: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(signature)
  copy.set(bytes, at)
  return copy
}

describe.each(CURVES)('a signature on %s', (curve, hash, size, order) => {
  const { spki, privateKey } = keyPair(curve)
  const signature = signed(privateKey, hash)
  const verify = async (bytes: Uint8Array<ArrayBuffer>, message = MESSAGE) =>
    verifySealSignature(message, bytes, await importSealKey(spki))

  it('verifies over the bytes signed, and over no others', async () => {
    expect(await verify(signature)).toBe(true)
    expect(await verify(signature, new TextEncoder().encode('DC04FR00PC02'))).toBe(false)
  })

  it('verifies with the same curve written out as explicit parameters', async () => {
    const explicit = keyPair(curve, 'explicit')
    const key = await importSealKey(explicit.spki)
    expect(key.curve).toBe(curve)
    expect(await verifySealSignature(MESSAGE, signed(explicit.privateKey, hash), key)).toBe(true)
  })

  it('is refused with another hash than the curve fixes', async () => {
    expect(await verify(signed(privateKey, hash === 'SHA256' ? 'SHA384' : 'SHA256'))).toBe(false)
  })

  it('is refused when r or s is zero, the order, or more (A03)', async () => {
    const limits = [number('00', size), number(order, size), number('ff'.repeat(size), size)]
    for (const limit of limits)
      for (const at of [0, size]) expect(await verify(replaced(signature, at, limit))).toBe(false)
    expect(await verify(new Uint8Array(2 * size))).toBe(false)
  })

  it('is accepted with high s as with low s: the identity of a seal is not its signature (D19)', async () => {
    const s = BigInt(`0x${Buffer.from(signature.subarray(size)).toString('hex')}`)
    const other = number((BigInt(`0x${order}`) - s).toString(16), size)
    expect(await verify(replaced(signature, size, other))).toBe(true)
  })

  it('is refused, without an error, in every other length and in DER (A03)', async () => {
    const der = new Uint8Array(sign(hash, MESSAGE, privateKey))
    const lengths = [
      signature.subarray(0, -1),
      Uint8Array.of(...signature, 0),
      new Uint8Array(0),
      signature.subarray(0, size),
    ]
    for (const bytes of [der, ...lengths.map((each) => new Uint8Array(each))])
      expect(await verify(bytes)).toBe(false)
  })

  it('is refused with any one bit turned', async () => {
    for (let at = 0; at < signature.length; at += 7)
      expect(await verify(replaced(signature, at, Uint8Array.of((signature[at] ?? 0) ^ 1)))).toBe(false)
  })
})

describe('a key', () => {
  const refused = async (spki: Uint8Array) => {
    const error = await importSealKey(spki).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SealKeyError)
    expect(error).toMatchObject({ code: 'UNSUPPORTED_KEY' })
  }

  it('that is RSA is refused', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await refused(publicKey.export({ type: 'spki', format: 'der' }))
  })

  it.each(['secp256k1', 'secp224r1', 'brainpoolP256r1'])(
    'on %s is refused, named or explicit',
    async (curve) => {
      await refused(keyPair(curve).spki)
      await refused(keyPair(curve, 'explicit').spki)
    },
  )

  it('on Ed25519 is refused', async () => {
    await refused(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }))
  })

  it('whose explicit parameters differ from P-256 in any one byte is refused, the base point first of all (CVE-2020-0601)', async () => {
    const { spki } = keyPair('P-256', 'explicit')
    const bytes = Buffer.from(spki)
    const seed = bytes.indexOf('c49d3608', 'hex')
    const generator = bytes.indexOf('6b17d1f2', 'hex')
    await refused(replaced(spki, generator + 63, Uint8Array.of(0)))
    const parameters = spki.length - 68
    for (let at = 0; at < parameters; at++) {
      // The seed, with its count of unused bits, says only where the curve comes from.
      if (at >= seed - 1 && at < seed + 20) continue
      await refused(replaced(spki, at, Uint8Array.of((spki[at] ?? 0) ^ 0x81)))
    }
  })

  it('whose point is off the curve, or compressed, is refused', async () => {
    const { spki } = keyPair('P-256')
    await refused(replaced(spki, spki.length - 1, Uint8Array.of((spki.at(-1) ?? 0) ^ 1)))
    await refused(replaced(spki, spki.length - 65, Uint8Array.of(2)))
  })

  it('cut short, or followed by more, is refused', async () => {
    const { spki } = keyPair('P-256')
    for (let length = 0; length < spki.length; length++) await refused(spki.subarray(0, length))
    await refused(Uint8Array.of(...spki, 0))
  })
})
