import { createPrivateKey } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { keysHealth } from '../../src/signing/keys-health.ts'
import { makeAuthority, makeListSignerCertificate } from '../../src/signing/make-certificate.ts'
import { loadOperatorSigners, operatorKeyFaults } from '../../src/signing/operator-signers.ts'
import { loadOperatorTrust } from '../../src/signing/operator-trust.ts'
import { threeYears } from '../../src/signing/validity.ts'
import { publishedWithdrawals, publishedWithdrawalsDir } from '../../src/storage/published-withdrawals.ts'
import { assembleTrustFrom } from '../../src/verification-trust.ts'
import { handedWithdrawals, signedWithdrawals } from '../core/trust/withdrawals.ts'
import { type OperatorFolder, operatorFolder, writePemKeys } from './operator-folder.ts'
import { AT } from './temporary-pki.ts'

const settings = ({ dir, dataDir }: OperatorFolder) => ({
  ...{ production: true, keysDir: dir, dataDir, keys: { provider: 'pem' } as const },
})

/** An operator's folder with one more certificate, which its manifest says is for lists. */
async function withListEntry(id: string): Promise<OperatorFolder> {
  const folder = await operatorFolder('FR77', AT)
  writePemKeys(folder)
  const entries = folder.manifest().certificates.filter((entry) => entry.id !== id)
  folder.writeManifest([...entries, { caId: 'FR77', id, use: 'list', state: 'active' }])
  return folder
}

describe('a certificate that an operator handed over for signing lists', () => {
  it('signs what was withdrawn, and is taken neither for a seal nor for PDF', async () => {
    const folder = await withListEntry('LIST')
    const validity = threeYears(new Date(AT.getTime() - 86_400_000))
    // As the authority of the operator would: the folder holds its certificate, so that here it is made anew.
    const authority = await makeAuthority('FR77', validity)
    const made = await makeListSignerCertificate('LIST', authority, validity, 'http://127.0.0.1/FR77.crl')
    writeFileSync(join(folder.dir, 'FR77.pem'), authority.certificatePem)
    writeFileSync(join(folder.dir, 'FR77_LIST.pem'), made.certificatePem)
    const key = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
    const pem = key.export({ format: 'pem', type: 'pkcs8' })
    writeFileSync(join(folder.dir, 'FR77_LIST.key.pem'), pem, { mode: 0o600 })

    const { listSigner, sealSigners } = await loadOperatorSigners(settings(folder))
    expect(listSigner).toMatchObject({ issuer: 'FR77' })
    expect(sealSigners.size).toBe(2)
    const list = await signedWithdrawals(listSigner ?? expect.fail(), AT, new Map())
    const own = await loadOperatorTrust(folder.dir)
    expect(own.flatMap(({ pdfSigners }) => pdfSigners.map(({ commonName }) => commonName))).toEqual(['SIGN'])
    const trust = await assembleTrust([...own, handedWithdrawals(list)])
    expect(trust.withdrawals).toMatchObject([{ state: 'believed', list: { issuer: 'FR77' } }])
    // As a service lays it for the commands beside it: the folder of keys is the operator's.
    const published = publishedWithdrawalsDir(folder.dataDir)
    mkdirSync(published, { recursive: true })
    writeFileSync(join(published, 'FR77.jws'), list.text)
    writeFileSync(join(published, 'FR78.jws'), 'nothing')
    const sources = {
      ...{ keysDir: folder.dir, folders: [] },
      publishedWithdrawals: () => publishedWithdrawals(folder.dataDir),
    }
    expect(await assembleTrustFrom(sources, AT, AT)).toMatchObject({ withdrawals: trust.withdrawals })
    expect(await keysHealth(folder.dir, AT)).toMatchObject({ missing: [] })
  })

  it('is refused where it is for something else', async () => {
    const folder = await withListEntry('SIGN')
    const faults = await operatorKeyFaults(settings(folder))
    expect(faults.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('KEY_NOT_SUPPORTED: FR77/SIGN signs no lists'),
    )
  })
})
