import { execFileSync } from 'node:child_process'
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { revocationStatus } from '../../src/core/trust/certificate-status.ts'
import { judgePdfSigner } from '../../src/core/trust/pdf-signer.ts'
import type { KeySource } from '../../src/signing/key-provider.ts'
import { loadOperatorSigners, operatorKeyFaults } from '../../src/signing/operator-signers.ts'
import { revokeOperatorCertificate, rotateOperatorKeys } from '../../src/signing/operator-states.ts'
import { loadOperatorTrust } from '../../src/signing/operator-trust.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'
import { type OperatorFolder, operatorFolder, writePemKeys, writePkcs12Keys } from './operator-folder.ts'
import { AT, code } from './temporary-pki.ts'

const settings = (
  { dir, dataDir }: OperatorFolder,
  keys: KeySource = { provider: 'pem' },
  production = true,
) => ({ production, keysDir: dir, dataDir, keys })

async function pemFolder(caId = 'FR77'): Promise<OperatorFolder> {
  const folder = await operatorFolder(caId, AT)
  writePemKeys(folder)
  return folder
}

describe('loadOperatorSigners', () => {
  it.each(['pem', 'p12'] as const)(
    'gives signers of keys handed over as %s, ids as the certificates state',
    async (provider) => {
      const folder = await operatorFolder('FR77', AT)
      if (provider === 'pem') writePemKeys(folder)
      const source: KeySource =
        provider === 'pem' ? { provider } : { provider, passwordFile: writePkcs12Keys(folder) }
      const { sealSigners, pdfSigner } = await loadOperatorSigners(settings(folder, source))
      const bytes = Buffer.from('DC04…')
      const facts = [...sealSigners].map(([type, signer]) => [type, signer.caId, signer.certificateId])
      expect(facts).toEqual([
        ['AB', 'FR77', 'DSR5'],
        ['A1', 'FR77', 'DSR6'],
      ])
      for (const { certificate, sign } of sealSigners.values()) {
        const key = new X509Certificate(certificate.der).publicKey
        expect(verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, await sign(bytes))).toBe(true)
      }
      const pdfKey = createPublicKey(
        new X509Certificate(pdfSigner.certificate).publicKey.export({ format: 'pem', type: 'spki' }),
      )
      expect(verify('sha256', bytes, pdfKey, await pdfSigner.sign(bytes))).toBe(true)
      expect(pdfSigner.chain).toHaveLength(1)
    },
  )

  it('refuses keys of a test authority in production, and takes them elsewhere', async () => {
    const folder = await pemFolder('FR00')
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('TEST_KEYS_IN_PRODUCTION'))
    const { sealSigners } = await loadOperatorSigners(settings(folder, { provider: 'pem' }, false))
    expect(sealSigners.size).toBe(2)
  })

  it('refuses a test authority that the manifest calls otherwise', async () => {
    const [folder, test] = [await pemFolder(), await pemFolder('FR00')]
    copyFileSync(join(test.dir, 'FR00_DSR5.pem'), join(folder.dir, 'FR77_DSR5.pem'))
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('TEST_KEYS_IN_PRODUCTION'))
  })

  it('refuses a key file that group may read', async () => {
    const folder = await pemFolder()
    execFileSync('chmod', ['640', join(folder.dir, 'FR77_DSR6.key.pem')])
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('KEY_FILE_EXPOSED'))
  })

  it('refuses the key of another certificate, and a certificate of another id', async () => {
    const folder = await pemFolder()
    const path = (name: string) => join(folder.dir, name)
    writeFileSync(path('FR77_DSR5.key.pem'), readFileSync(path('FR77_DSR6.key.pem')), { mode: 0o600 })
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('KEY_MISMATCH'))
    copyFileSync(path('FR77_DSR6.pem'), path('FR77_DSR5.pem'))
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(
      expect.objectContaining({
        code: 'KEY_MISMATCH',
        message: expect.stringContaining('the certificate FR77/DSR6'),
      }),
    )
  })

  it('refuses a wrong password', async () => {
    const folder = await operatorFolder('FR77', AT)
    const passwordFile = writePkcs12Keys(folder)
    writeFileSync(passwordFile, 'other')
    await expect(loadOperatorSigners(settings(folder, { provider: 'p12', passwordFile }))).rejects.toThrow(
      code('PKCS12_WRONG_PASSWORD'),
    )
  })

  it('refuses a certificate that sealed another type of document before: one type for life', async () => {
    const folder = await pemFolder()
    await loadOperatorSigners(settings(folder))
    const [ab, a1, pdf] = folder.manifest().certificates
    folder.writeManifest([{ ...ab, documentType: 'A1' }, { ...a1, documentType: 'AB' }, { ...pdf }])
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('CERTIFICATE_ID_USED'))
  })

  it('refuses an id that stood for another certificate before', async () => {
    const [folder, renewed] = [await pemFolder(), await pemFolder()]
    await loadOperatorSigners(settings(folder))
    await expect(loadOperatorSigners({ ...settings(renewed), dataDir: folder.dataDir })).rejects.toThrow(
      code('CERTIFICATE_ID_USED'),
    )
  })

  it('refuses a manifest in which two certificates are active for one type, an id stands twice, or one is no use', async () => {
    const folder = await pemFolder()
    const [ab, , pdf] = folder.manifest().certificates
    folder.writeManifest([{ ...ab }, { ...ab, id: 'DSR6' }, { ...pdf }])
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('CERTIFICATE_STATE_REFUSED'))
    folder.writeManifest([{ ...ab }, { ...ab, state: 'retired' }])
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('CERTIFICATE_ID_USED'))
    folder.writeManifest([{ ...ab, state: 'activ' }])
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('PKI_UNREADABLE'))
    rmSync(join(folder.dir, 'keys.json'))
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('PKI_MISSING'))
  })
})

describe('operatorKeyFaults', () => {
  it('finds nothing wrong with a whole folder', async () => {
    expect(await operatorKeyFaults(settings(await pemFolder()))).toEqual([])
  })

  it('tells every fault at once', async () => {
    const folder = await pemFolder()
    execFileSync('chmod', ['644', join(folder.dir, 'FR77_DSR5.key.pem')])
    rmSync(join(folder.dir, 'FR77_SIGN.key.pem'))
    const [ab, , pdf] = folder.manifest().certificates
    folder.writeManifest([{ ...ab }, { ...pdf }])
    const messages = (await operatorKeyFaults(settings(folder))).map(
      ({ message }) => message.split(':', 1)[0],
    )
    expect(messages).toEqual(['KEY_FILE_EXPOSED', 'KEY_UNREADABLE', 'KEY_UNREADABLE'])
  })
})

describe('the certificates of an operator', () => {
  const judge = async (folder: OperatorFolder) => {
    const trust = await assembleTrust(await loadOperatorTrust(folder.dir))
    const seals = trust.sealCertificates.map((found) => [
      found.certificateId,
      found.right.basis,
      revocationStatus(found, AT).status,
    ])
    return { trust, seals }
  }

  it('are trusted for what the manifest says, their PDF signer too', async () => {
    const folder = await pemFolder()
    const { trust, seals } = await judge(folder)
    expect(seals).toEqual([
      ['DSR5', 'own-issuer', 'good'],
      ['DSR6', 'own-issuer', 'good'],
    ])
    const { pdfSigner } = await loadOperatorSigners(settings(folder))
    expect(judgePdfSigner(trust, pdfSigner.certificate, AT)).toMatchObject({ status: 'trusted' })
  })

  it('rotate to what is prepared; those before still seal nothing new and remain trusted', async () => {
    const folder = await pemFolder()
    await expect(rotateOperatorKeys(folder.dir, AT)).rejects.toThrow(code('CERTIFICATE_STATE_REFUSED'))
    const [ab, ...others] = folder.manifest().certificates
    copyFileSync(join(folder.dir, 'FR77_DSR5.pem'), join(folder.dir, 'FR77_DSR7.pem'))
    folder.writeManifest([{ ...ab }, { ...ab, id: 'DSR7', state: 'prepared' }, ...others])
    expect(await rotateOperatorKeys(folder.dir, AT)).toEqual(['FR77/DSR7'])
    expect(folder.manifest().certificates.map(({ id, state }) => [id, state])).toEqual([
      ['DSR5', 'retired'],
      ['DSR7', 'active'],
      ['DSR6', 'active'],
      ['SIGN', 'active'],
    ])
  })

  it('seal nothing any more once revoked, whatever the list of their authority says yet', async () => {
    const folder = await pemFolder()
    await revokeOperatorCertificate(folder.dir, 'FR77/DSR5', AT)
    await revokeOperatorCertificate(folder.dir, 'SIGN', AT)
    const { trust, seals } = await judge(folder)
    expect(seals[0]).toEqual(['DSR5', 'none', 'good'])
    expect(trust.pdfSigners).toEqual([])
    await expect(loadOperatorSigners(settings(folder))).rejects.toThrow(code('KEY_UNREADABLE'))
    await expect(revokeOperatorCertificate(folder.dir, 'DSR9', AT)).rejects.toThrow(
      code('CERTIFICATE_UNKNOWN'),
    )
  })

  it('are not mixed with a test PKI', async () => {
    const folder = await pemFolder()
    await expect(initialisePki(folder.dir, AT)).rejects.toThrow(code('PKI_FOREIGN_FILES'))
  })
})
