import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { judgePdfSigner } from '../../src/core/trust/pdf-signer.ts'
import { readRevocationList } from '../../src/core/trust/revocation-list.ts'
import { loadOwnSigners, loadOwnTrust } from '../../src/signing/load-pki.ts'
import { openPkcs12 } from '../../src/signing/open-pkcs12.ts'
import { refreshOwnRevocationList } from '../../src/signing/own-revocation-list.ts'
import { revokeOwnCertificate } from '../../src/signing/revoke-certificate.ts'
import { rotatePki } from '../../src/signing/rotate-pki.ts'
import { AT, code, later, newPki, statusOf } from './temporary-pki.ts'

describe('the revocation list of our own authority', () => {
  const numberIn = (dir: string) => readRevocationList(readFileSync(join(dir, 'FR00.crl'))).number ?? 0n

  it('is left alone while fresh, and renewed under a higher number when about to be stale', async () => {
    const dir = await newPki()
    const first = numberIn(dir)
    expect(await refreshOwnRevocationList(dir, later(5))).toBe(false)
    expect(await refreshOwnRevocationList(dir, later(6.5))).toBe(true)
    expect(numberIn(dir)).toBeGreaterThan(first)
  })

  it('is made anew when lost or broken', async () => {
    const dir = await newPki()
    writeFileSync(join(dir, 'FR00.crl'), 'broken')
    expect(await refreshOwnRevocationList(dir, AT)).toBe(true)
    expect(await statusOf(dir, 'PC01')).toEqual(['good'])
  })

  it('answers at a day to come without a list for that day being written', async () => {
    const dir = await newPki()
    const written = numberIn(dir)
    expect(await statusOf(dir, 'PC01', later(120))).toEqual(['good'])
    expect(numberIn(dir)).toBe(written)
  })

  it('answers at a day before it was written', async () => {
    expect(await statusOf(await newPki(), 'PC01', later(-200))).toEqual(['good'])
  })

  it('is stale, not good, at a day to come when the key of the authority is elsewhere', async () => {
    const dir = await newPki()
    rmSync(join(dir, 'FR00.key.pem'))
    expect(await statusOf(dir, 'PC01', later(120))).toEqual(['stale'])
    rmSync(join(dir, 'FR00.crl'))
    expect(await statusOf(dir, 'PC01')).toEqual(['unknown'])
  })

  it('names a revoked certificate, at every instant, and only that one', async () => {
    const dir = await newPki()
    await revokeOwnCertificate(dir, 'PC01', AT)
    expect(await statusOf(dir, 'PC01')).toEqual(['revoked'])
    expect(await statusOf(dir, 'PC01', later(-100))).toEqual(['revoked'])
    expect(await statusOf(dir, 'PC02')).toEqual(['good'])
    await refreshOwnRevocationList(dir, later(30))
    expect(await statusOf(dir, 'PC01', later(30))).toEqual(['revoked'])
  })

  it('cannot be made with a broken key of the authority', async () => {
    const dir = await newPki()
    writeFileSync(join(dir, 'FR00.key.pem'), 'broken')
    await expect(refreshOwnRevocationList(dir, later(30))).rejects.toThrow(code('KEY_UNREADABLE'))
  })

  it('cannot name a certificate that does not exist', async () => {
    await expect(revokeOwnCertificate(await newPki(), 'PC09', AT)).rejects.toThrow(
      code('CERTIFICATE_UNKNOWN'),
    )
  })
})

describe('rotatePki', () => {
  it('takes new ids, deletes the old private keys and goes on trusting the old certificates', async () => {
    const dir = await newPki()
    expect(await rotatePki(dir, AT)).toEqual(['PC03', 'PC04', 'PDF2'])
    const { sealSigners, pdfPkcs12 } = await loadOwnSigners(dir)
    expect([...sealSigners].map(([type, { certificateId }]) => [type, certificateId])).toEqual([
      ['AB', 'PC03'],
      ['A1', 'PC04'],
    ])
    expect(readdirSync(dir)).not.toContain('FR00_PC01.key.pem')
    expect(await statusOf(dir, 'PC01')).toEqual(['good'])
    const trust = await assembleTrust([await loadOwnTrust(dir, AT)])
    const { certificate } = openPkcs12(pdfPkcs12.bytes, pdfPkcs12.password)
    expect(judgePdfSigner(trust, certificate, AT)).toMatchObject({ status: 'trusted' })
    expect(trust.pdfSigners).toHaveLength(2)
  })

  it('never uses an id again, not even one of a rotation that died half-way', async () => {
    const dir = await newPki()
    writeFileSync(join(dir, 'FR00_PC07.pem'), readFileSync(join(dir, 'FR00_PC01.pem')))
    expect(await rotatePki(dir, AT)).toEqual(['PC08', 'PC09', 'PDF2'])
  })

  it('stops when every id is used up', async () => {
    const dir = await newPki()
    writeFileSync(join(dir, 'FR00_PC99.pem'), readFileSync(join(dir, 'FR00_PC01.pem')))
    await expect(rotatePki(dir, AT)).rejects.toThrow(code('PKI_IDS_EXHAUSTED'))
  })
})
