import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { readTrustList } from '../../src/core/trust/trust-list.ts'
import { exportTrust } from '../../src/signing/export-trust.ts'
import { listSignersAmong } from '../../src/signing/list-signer.ts'
import { loadOwnTrust } from '../../src/signing/load-pki.ts'
import { refreshOwnTrustList, TRUST_LIST_DAYS } from '../../src/signing/own-trust-list.ts'
import { readTrustFiles } from '../../src/signing/trust-files.ts'
import { AT, code, emptyFolder, later, newPki } from './temporary-pki.ts'

async function listOf(dir: string, at = AT) {
  const { certificates } = await readTrustFiles(dir)
  return readTrustList(readFileSync(join(dir, 'tsl.xml')), await listSignersAmong(certificates), at)
}

describe('our own trust list', () => {
  it('is made, with the key of its signer, where a PKI has none', async () => {
    const dir = await newPki()
    expect(await refreshOwnTrustList(dir, AT)).toBe(true)
    expect((await listOf(dir)).signer.name).toBe('FR00')
    expect(statSync(join(dir, 'FR00_TSL1.key.pem')).mode & 0o777).toBe(0o600)
  })

  it('stays while it has more than a third of its life before it, then is renewed under a higher number', async () => {
    const dir = await newPki()
    await refreshOwnTrustList(dir, AT)
    const first = await listOf(dir)
    expect(await refreshOwnTrustList(dir, later((TRUST_LIST_DAYS * 2) / 3 - 1))).toBe(false)
    expect(await refreshOwnTrustList(dir, later((TRUST_LIST_DAYS * 2) / 3 + 1))).toBe(true)
    const second = await listOf(dir, later(70))
    expect(second.sequence).toBeGreaterThan(first.sequence)
    expect(readdirSync(dir).filter((name) => name.includes('TSL'))).toHaveLength(2)
  })

  it('is made anew where it was touched, still under a higher number', async () => {
    const dir = await newPki()
    await refreshOwnTrustList(dir, AT)
    const { sequence } = await listOf(dir)
    const path = join(dir, 'tsl.xml')
    writeFileSync(path, readFileSync(path, 'utf8').replace('FICTIVE', 'FACTICE'))
    expect(await refreshOwnTrustList(dir, later(1))).toBe(true)
    expect((await listOf(dir, later(1))).sequence).toBeGreaterThan(sequence)
  })

  it('has a new signer once the old one would end within its life', async () => {
    const dir = await newPki()
    await refreshOwnTrustList(dir, AT)
    const at = later(3 * 365 - 30)
    await refreshOwnTrustList(dir, at)
    expect((await listOf(dir, at)).freshness).toBe('current')
    expect(readdirSync(dir)).toContain('FR00_TSL2.pem')
  })

  it('is signed by a certificate that seals nothing and signs no PDF', async () => {
    const dir = await newPki()
    await refreshOwnTrustList(dir, AT)
    const trust = await assembleTrust([await loadOwnTrust(dir, AT)])
    expect(trust.sealCertificates.map(({ certificateId }) => certificateId)).toEqual(['PC01', 'PC02'])
    expect(trust.pdfSigners).toHaveLength(1)
  })

  it('is not made without the key of the authority', async () => {
    const dir = await newPki()
    rmSync(join(dir, 'FR00.key.pem'))
    await expect(refreshOwnTrustList(dir, AT)).rejects.toThrow(code('KEY_UNREADABLE'))
  })
})

describe('exporting our trust', () => {
  it('writes what is public and nothing else', async () => {
    const [dir, out] = [await newPki(), emptyFolder()]
    const files = await exportTrust(dir, out, AT)
    expect(files).toEqual([
      'FR00.crl',
      'FR00.pem',
      'FR00_PC01.pem',
      'FR00_PC02.pem',
      'FR00_PDF1.pem',
      'FR00_TSL1.pem',
      'tsl.xml',
    ])
    expect(readdirSync(out).sort()).toEqual(files)
    for (const name of files) expect(readFileSync(join(out, name), 'latin1')).not.toContain('PRIVATE')
  })

  it('leaves out a certificate file into which a key was put', async () => {
    const [dir, out] = [await newPki(), emptyFolder()]
    const path = join(dir, 'FR00_PC02.pem')
    writeFileSync(path, readFileSync(path, 'latin1') + readFileSync(join(dir, 'FR00_PC02.key.pem'), 'latin1'))
    expect(await exportTrust(dir, out, AT)).not.toContain('FR00_PC02.pem')
  })

  it('needs a PKI', async () => {
    await expect(exportTrust(emptyFolder(), emptyFolder(), AT)).rejects.toThrow(code('PKI_MISSING'))
  })
})
