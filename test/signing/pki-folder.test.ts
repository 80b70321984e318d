import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { revocationStatus } from '../../src/core/trust/certificate-status.ts'
import { judgePdfSigner } from '../../src/core/trust/pdf-signer.ts'
import { findSealCertificates } from '../../src/core/trust/trust-material.ts'
import { loadOwnSigners, loadOwnTrust } from '../../src/signing/load-pki.ts'
import { openPkcs12 } from '../../src/signing/open-pkcs12.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'
import { hasPki } from '../../src/signing/pki-manifest.ts'
import { readTrustFolder } from '../../src/signing/read-trust-folder.ts'
import { revokeOwnCertificate } from '../../src/signing/revoke-certificate.ts'
import { hasTool } from '../required-tool.ts'
import { AT, code, emptyFolder, newPki, statusOf } from './temporary-pki.ts'

describe('initialisePki', () => {
  it('makes a PKI whose seals are proved, usable, not revoked, and bound to one type each', async () => {
    const trust = await assembleTrust([await loadOwnTrust(await newPki(), AT)])
    const facts = trust.sealCertificates.map((found) => ({
      id: `${found.caId}/${found.certificateId}`,
      chain: found.chain.state,
      usable: found.key.usable,
      types: found.right.basis === 'own-issuer' && found.right.documentTypes,
      status: revocationStatus(found, AT).status,
      environment: found.environment,
    }))
    const both = { chain: 'proved', usable: true, status: 'good', environment: 'test' }
    expect(facts).toEqual([
      { id: 'FR00/PC01', types: ['AB'], ...both },
      { id: 'FR00/PC02', types: ['A1'], ...both },
    ])
  })

  it('makes certificates of the 2D-Doc profile: critical key usage, fictitious organisation, five years so that past days can be demonstrated', async () => {
    const { sealCertificates } = await loadOwnTrust(await newPki(), AT)
    for (const { keyUsage, notBefore, notAfter, organisation } of sealCertificates) {
      expect(keyUsage).toEqual(['digitalSignature', 'nonRepudiation'])
      expect(notAfter.getUTCFullYear() - notBefore.getUTCFullYear()).toBe(5)
      expect(organisation).toContain('FICTIF')
    }
  })

  it('makes a PDF signer that the PKCS#12 opens and the trust material believes', async () => {
    const dir = await newPki()
    const { pdfPkcs12 } = await loadOwnSigners(dir)
    const opened = openPkcs12(pdfPkcs12.bytes, pdfPkcs12.password)
    const trust = await assembleTrust([await loadOwnTrust(dir, AT)])
    expect(judgePdfSigner(trust, opened.certificate, AT)).toMatchObject({ status: 'trusted' })
    expect(opened.chain).toHaveLength(1)
  })

  it('gives private files to their owner alone', async () => {
    const dir = await newPki()
    const modes = Object.fromEntries(
      readdirSync(dir).map((name) => [name, statSync(join(dir, name)).mode & 0o777]),
    )
    expect(modes).toEqual({
      'FR00.crl': 0o644,
      'FR00.key.pem': 0o600,
      'FR00.pem': 0o644,
      'FR00_PC01.key.pem': 0o600,
      'FR00_PC01.pem': 0o644,
      'FR00_PC02.key.pem': 0o600,
      'FR00_PC02.pem': 0o644,
      'FR00_PDF1.p12': 0o600,
      'FR00_PDF1.pem': 0o644,
      'pdf-signer.password': 0o600,
      'pki.json': 0o644,
    })
  })

  it('works beside a README.md and leaves it alone', async () => {
    const dir = emptyFolder()
    writeFileSync(join(dir, 'README.md'), 'keys')
    await initialisePki(dir, AT)
    expect(readFileSync(join(dir, 'README.md'), 'utf8')).toBe('keys')
    expect(await hasPki(dir)).toBe(true)
  })

  it('refuses to overwrite a PKI', async () => {
    const dir = await newPki()
    const before = readFileSync(join(dir, 'FR00.key.pem'), 'utf8')
    await expect(initialisePki(dir, AT)).rejects.toThrow(code('PKI_EXISTS'))
    expect(readFileSync(join(dir, 'FR00.key.pem'), 'utf8')).toBe(before)
  })

  it('refuses to overwrite files of its names that it did not write, and names them', async () => {
    const dir = emptyFolder()
    writeFileSync(join(dir, 'FR00.key.pem'), 'precious')
    await expect(initialisePki(dir, AT)).rejects.toThrow(
      expect.objectContaining({ code: 'PKI_FOREIGN_FILES', evidence: { dir, files: ['FR00.key.pem'] } }),
    )
    expect(readFileSync(join(dir, 'FR00.key.pem'), 'utf8')).toBe('precious')
  })

  it('clears what a run that died half-way left, and makes a whole PKI', async () => {
    const dir = emptyFolder()
    writeFileSync(join(dir, 'FR00.key.pem'), 'half')
    writeFileSync(join(dir, '.pki-lock'), '999999999')
    expect(await hasPki(dir)).toBe(false)
    await initialisePki(dir, AT)
    expect(await statusOf(dir, 'PC01')).toEqual(['good'])
  })

  it('lets one of several at once make the PKI', async () => {
    const dir = emptyFolder()
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => initialisePki(dir, AT)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await statusOf(dir, 'PC01')).toEqual(['good'])
  })

  it('waits on nobody while another living process holds the lock', async () => {
    const dir = emptyFolder()
    writeFileSync(join(dir, '.pki-lock'), String(process.ppid))
    await expect(initialisePki(dir, AT)).rejects.toThrow(code('PKI_BUSY'))
    const longAgo = new Date(Date.now() - 3_600_000)
    utimesSync(join(dir, '.pki-lock'), longAgo, longAgo)
    await initialisePki(dir, AT)
  })
})

describe('loadOwnSigners', () => {
  it('opens one signer for each document type, ids as the certificates state', async () => {
    const { sealSigners } = await loadOwnSigners(await newPki())
    expect([...sealSigners].map(([type, { caId, certificateId }]) => [type, caId, certificateId])).toEqual([
      ['AB', 'FR00', 'PC01'],
      ['A1', 'FR00', 'PC02'],
    ])
  })

  it.each(['FR00_PC01.key.pem', 'FR00_PDF1.p12', 'pdf-signer.password'])(
    'refuses %s when group may read it',
    async (name) => {
      const dir = await newPki()
      execFileSync('chmod', ['640', join(dir, name)])
      await expect(loadOwnSigners(dir)).rejects.toThrow(code('KEY_FILE_EXPOSED'))
    },
  )

  it('says that a key is missing, that there is no PKI, that the manifest is broken', async () => {
    const dir = await newPki()
    rmSync(join(dir, 'FR00_PC02.key.pem'))
    await expect(loadOwnSigners(dir)).rejects.toThrow(code('KEY_UNREADABLE'))
    await expect(loadOwnSigners(emptyFolder())).rejects.toThrow(code('PKI_MISSING'))
    writeFileSync(join(dir, 'pki.json'), '{}')
    await expect(loadOwnSigners(dir)).rejects.toThrow(code('PKI_UNREADABLE'))
  })

  it('refuses a PKI whose public files were lost', async () => {
    const dir = await newPki()
    rmSync(join(dir, 'FR00.pem'))
    await expect(loadOwnTrust(dir, AT)).rejects.toThrow(code('PKI_UNREADABLE'))
  })
})

describe('our public files handed to another verifier', () => {
  it('prove our seals as a test authority', async () => {
    const part = await readTrustFolder(await newPki())
    const trust = await assembleTrust([part])
    const [pc01] = findSealCertificates(trust, 'FR00', 'PC01')
    expect(pc01).toMatchObject({ chain: { state: 'proved' }, right: { basis: 'test-authority' } })
    expect(pc01 && revocationStatus(pc01, AT).status).toBe('good')
    expect(trust.pdfSigners.map(({ documentTypes }) => documentTypes)).toEqual([['AB', 'AA', 'A1', 'AD']])
  })
})

describe.skipIf(!hasTool('openssl'))('openssl', () => {
  function verify(dir: string, id: string): string {
    const list = join(dir, 'list.pem')
    execFileSync('openssl', ['crl', '-inform', 'DER', '-in', join(dir, 'FR00.crl'), '-out', list])
    const args = [
      'verify',
      '-attime',
      String(AT.getTime() / 1000),
      '-x509_strict',
      '-crl_check',
      '-CRLfile',
      list,
    ]
    try {
      const command = [...args, '-CAfile', join(dir, 'FR00.pem'), join(dir, `FR00_${id}.pem`)]
      return execFileSync('openssl', command, { encoding: 'utf8', stdio: 'pipe' })
    } catch (error) {
      return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    }
  }

  it('accepts our certificates and our list, and sees a revocation', async () => {
    const dir = await newPki()
    for (const id of ['PC01', 'PC02', 'PDF1']) expect(verify(dir, id)).toMatch(/OK/)
    await revokeOwnCertificate(dir, 'PC01', AT)
    expect(verify(dir, 'PC01')).toContain('certificate revoked')
    expect(verify(dir, 'PC02')).toMatch(/OK/)
  })

  it('opens our PKCS#12 with the password beside it', async () => {
    const dir = await newPki()
    const password = `file:${join(dir, 'pdf-signer.password')}`
    const args = ['pkcs12', '-in', join(dir, 'FR00_PDF1.p12'), '-passin', password, '-nodes']
    const text = execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })
    expect(text).toContain('CN = PDF1')
    expect(text).toContain('BEGIN PRIVATE KEY')
  })
})
