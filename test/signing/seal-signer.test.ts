import { generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importSealKey, verifySealSignature } from '../../src/core/seal/signature.ts'
import { pemSealSigner } from '../../src/signing/seal-signer.ts'
import { conformanceDir } from '../conformance-dir.ts'

const dir = conformanceDir()
const code = (expected: string) => expect.objectContaining({ code: expected })

function published(name: string): string {
  return readFileSync(join(dir ?? '', 'certs', name), 'latin1')
}

describe.skipIf(dir === null)('pemSealSigner', () => {
  const message = new TextEncoder().encode('DC04FR000001…')

  it('signs with raw r and s of 32 bytes each, which OpenSSL and our verifier accept', async () => {
    const signer = pemSealSigner(published('FR00_0001.key.pem'), published('FR00_0001.pem'))
    const signature = Uint8Array.from(await signer.sign(message))
    expect(signature).toHaveLength(64)
    const key = new X509Certificate(published('FR00_0001.pem')).publicKey
    expect(verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
    const sealKey = await importSealKey(signer.certificate.spki)
    expect(await verifySealSignature(Uint8Array.from(message), signature, sealKey)).toBe(true)
  })

  it('states the ids of the certificate', () => {
    const signer = pemSealSigner(published('FR00_0001.key.pem'), published('FR00_0001.pem'))
    expect([signer.caId, signer.certificateId]).toEqual(['FR00', '0001'])
  })

  it('refuses the key of another certificate', () => {
    expect(() => pemSealSigner(published('ZZ00_2560.key.pem'), published('FR00_0001.pem'))).toThrow(
      code('KEY_MISMATCH'),
    )
  })

  it('refuses P-384 and RSA keys', () => {
    expect(() => pemSealSigner(published('ZZ00_3840.key.pem'), published('ZZ00_3840.pem'))).toThrow(
      code('KEY_NOT_SUPPORTED'),
    )
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const rsa = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    expect(() => pemSealSigner(rsa, published('FR00_0001.pem'))).toThrow(code('KEY_NOT_SUPPORTED'))
  })

  it('refuses what is no key, without quoting it', () => {
    expect(() => pemSealSigner('not a key', published('FR00_0001.pem'))).toThrow(code('KEY_UNREADABLE'))
    expect(() => pemSealSigner('not a key', published('FR00_0001.pem'))).not.toThrow(/not a key/)
  })
})
