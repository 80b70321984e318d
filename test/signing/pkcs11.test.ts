import { createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/core/trust/certificate.ts'
import type { KeySource } from '../../src/signing/key-provider.ts'
import { loadOperatorSigners, operatorKeyFaults } from '../../src/signing/operator-signers.ts'
import { pdfSignerWith } from '../../src/signing/pdf-signer.ts'
import { pkcs11Key } from '../../src/signing/pkcs11-key.ts'
import { loadPkcs11Library } from '../../src/signing/pkcs11-library.ts'
import { pkcs11Token } from '../../src/signing/pkcs11-token.ts'
import { hasTool } from '../required-tool.ts'
import { type OperatorFolder, operatorFolder } from './operator-folder.ts'
import { type SoftToken, softToken } from './soft-token.ts'
import { AT, code } from './temporary-pki.ts'
import { testIdentity } from './test-identity.ts'

describe.skipIf(!hasTool('softhsm2-util'))('keys in a PKCS#11 token', () => {
  let token: SoftToken
  let folder: OperatorFolder

  beforeAll(async () => {
    token = softToken()
    folder = await operatorFolder('FR77', AT)
    for (const { id, keyPem } of folder.handedOver) token.importKey(id, keyPem)
  })
  afterAll(() => token.remove())

  const source = (more: Partial<Extract<KeySource, { provider: 'pkcs11' }>> = {}): KeySource => {
    const { module, label, pinFile } = token
    return { provider: 'pkcs11', module, token: label, pinFile, ...more }
  }
  const load = (keys = source()) =>
    loadOperatorSigners({ production: true, keysDir: folder.dir, dataDir: folder.dataDir, keys })
  const open = () => {
    const readPin = async () => '4821-0937'
    return pkcs11Token({ module: token.module, label: token.label, readPin })
  }
  const sealed = async () => {
    const signer = (await load()).sealSigners.get('AB')
    if (signer === undefined) throw new TypeError('no signer for AB')
    const key = new X509Certificate(signer.certificate.der).publicKey
    const holds = (bytes: Uint8Array, signature: Uint8Array) =>
      verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
    return { signer, holds }
  }

  it('seal with raw r and s, and sign PDF attributes in DER, as their certificates verify', async () => {
    const { signer, holds } = await sealed()
    const bytes = Buffer.from('DC04FR77DSR5…')
    const signature = await signer.sign(bytes)
    expect([signer.caId, signer.certificateId, signature.length]).toEqual(['FR77', 'DSR5', 64])
    expect(holds(bytes, signature)).toBe(true)
    const { pdfSigner } = await load()
    const pdfKey = createPublicKey(
      new X509Certificate(pdfSigner.certificate).publicKey.export({ format: 'pem', type: 'spki' }),
    )
    expect(pdfSigner.algorithm).toBe('ECDSA-SHA256')
    expect(verify('sha256', bytes, pdfKey, await pdfSigner.sign(bytes))).toBe(true)
  })

  it('sign PDF attributes with RSA, too', async () => {
    const identity = await testIdentity('RSA')
    token.importKey('RSA1', identity.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
    const certificate = readCertificate(identity.certificate)
    const signer = pdfSignerWith(await pkcs11Key(open(), 'RSA1', certificate), certificate.der, [])
    const bytes = Buffer.from('signed attributes')
    const key = new X509Certificate(certificate.der).publicKey
    expect([signer.algorithm, signer.maxSignatureLength]).toEqual(['RSA-SHA256', 256])
    expect(verify('sha256', bytes, key, await signer.sign(bytes))).toBe(true)
  })

  it('make 32 signatures at the same time, each of its own bytes', async () => {
    const { signer, holds } = await sealed()
    for (let round = 0; round < 5; round++) {
      const messages = Array.from({ length: 32 }, (_, index) => Buffer.from(`message ${round}.${index}`))
      const signatures = await Promise.all(messages.map((bytes) => signer.sign(bytes)))
      expect(messages.every((bytes, index) => holds(bytes, signatures[index] ?? new Uint8Array()))).toBe(true)
    }
  })

  it('are refused when none bears the label of the certificate', async () => {
    const [ab, a1, pdf] = folder.manifest().certificates
    folder.writeManifest([{ ...ab, key: 'NONE' }, { ...a1 }, { ...pdf }])
    await expect(load()).rejects.toThrow(code('PKCS11_KEY_MISSING'))
    folder.writeManifest([{ ...ab, key: null }, { ...a1 }, { ...pdf }])
  })

  it('are refused when two bear the label', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    token.importKey('TWIN', pem)
    token.importKey('TWIN', pem)
    const { certificate } = (await sealed()).signer
    await expect(pkcs11Key(open(), 'TWIN', certificate)).rejects.toThrow(code('PKCS11_KEY_MISSING'))
  })

  it('are refused when they are not those of the certificate', async () => {
    const [ab, a1, pdf] = folder.manifest().certificates
    folder.writeManifest([{ ...ab, key: 'DSR6' }, { ...a1 }, { ...pdf }])
    await expect(load()).rejects.toThrow(code('KEY_MISMATCH'))
    folder.writeManifest([{ ...ab, key: null }, { ...a1 }, { ...pdf }])
  })

  it('are not found in another token, nor with another library', async () => {
    await expect(load(source({ token: 'other' }))).rejects.toThrow(code('PKCS11_TOKEN_MISSING'))
    await expect(load(source({ module: '/nowhere.so' }))).rejects.toThrow(code('PKCS11_MODULE_UNUSABLE'))
  })

  it('are told of by config check under the setting to mend', async () => {
    const settings = { production: true, keysDir: folder.dir, dataDir: folder.dataDir }
    const faults = await operatorKeyFaults({ ...settings, keys: source({ token: 'other' }) })
    expect(faults.map(({ setting }) => setting)).toEqual(['KEY_PROVIDER', 'KEY_PROVIDER', 'KEY_PROVIDER'])
  })

  it('need a file of the PIN that nobody else can read', async () => {
    const pinFile = join(folder.dataDir, 'pin')
    writeFileSync(pinFile, '4821-0937', { mode: 0o644 })
    await expect(load(source({ pinFile }))).rejects.toThrow(code('KEY_FILE_EXPOSED'))
  })

  it('come back by themselves after the token was away; meanwhile signing fails with a code', async () => {
    const { signer, holds } = await sealed()
    const bytes = Buffer.from('before and after')
    token.unplug()
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => signer.sign(bytes)))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(signer.sign(bytes)).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^PKCS11_/) }),
    )
    token.plugIn()
    expect(holds(bytes, await signer.sign(bytes))).toBe(true)
  })

  it('are loaded once, however often they are asked for', async () => {
    expect(await loadPkcs11Library(token.module)).toBe(await loadPkcs11Library(token.module))
  })
})
