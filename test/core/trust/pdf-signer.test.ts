import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { judgePdfSigner } from '../../../src/core/trust/pdf-signer.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { AT, HANDED_IN, OWN, testPki } from './test-pki.ts'

const pki = await testPki()
const signer = await pki.pdfSigner('PDF1')
const list = await pki.list()
const trust = await assembleTrust([trustPart(OWN, [pki.authority, signer], [list])])

describe('judging the certificate of a PDF signature', () => {
  it('trusts our own signer for the documents we seal', () => {
    expect(judgePdfSigner(trust, signer.der, AT)).toMatchObject({
      status: 'trusted',
      environment: 'test',
      documentTypes: ['AB', 'A1'],
    })
  })

  it('does not know a signer of the same name under another key', async () => {
    const other = await (await testPki()).pdfSigner('PDF1')
    expect(judgePdfSigner(trust, other.der, AT)).toEqual({ status: 'unknown' })
  })

  it('does not know a signer that our authority did not sign, though it lies in our folder', async () => {
    const other = await (await testPki()).pdfSigner('PDF1')
    const misled = await assembleTrust([trustPart(OWN, [pki.authority, other], [list])])
    expect(judgePdfSigner(misled, other.der, AT)).toEqual({ status: 'unknown' })
  })

  it('does not take a seal certificate for a PDF signer', async () => {
    const seal = await pki.seal('PC01')
    const both = await assembleTrust([trustPart(OWN, [pki.authority, seal], [list])])
    expect(judgePdfSigner(both, seal.der, AT)).toEqual({ status: 'unknown' })
  })

  it('is expired or not yet valid by the instant of verification', async () => {
    const early = new Date(signer.notBefore.getTime() - 1000)
    expect(judgePdfSigner(trust, signer.der, early)).toMatchObject({ status: 'not-yet-valid' })
    const late = new Date(signer.notAfter.getTime() + 1000)
    expect(judgePdfSigner(trust, signer.der, late)).toMatchObject({ status: 'expired' })
  })

  it('is revoked once a list names it', async () => {
    const revoked = await pki.list({ revoked: [{ serial: signer.serial, revokedAt: AT, reason: 1 }] })
    const after = await assembleTrust([trustPart(OWN, [pki.authority, signer], [revoked])])
    expect(judgePdfSigner(after, signer.der, AT)).toMatchObject({ status: 'revoked' })
  })

  it('is not trusted on silence: without a list, with a stale one, with one that no key proves', async () => {
    const without = await assembleTrust([trustPart(OWN, [pki.authority, signer], [])])
    expect(judgePdfSigner(without, signer.der, AT)).toMatchObject({ status: 'revocation-unknown' })
    const later = new Date(AT.getTime() + 30 * 86_400_000)
    expect(judgePdfSigner(trust, signer.der, later)).toMatchObject({ status: 'revocation-stale' })
    const forged = await (await testPki()).list()
    const misled = await assembleTrust([trustPart(OWN, [pki.authority, signer], [forged])])
    expect(judgePdfSigner(misled, signer.der, AT)).toMatchObject({ status: 'revocation-unverified' })
  })

  it('may sign nothing when handed in under an authority that is no test authority', async () => {
    const other = await testPki('FR09')
    const certificate = await other.pdfSigner('PDF1')
    const part = trustPart(HANDED_IN, [other.authority, certificate], [await other.list()])
    expect(judgePdfSigner(await assembleTrust([part]), certificate.der, AT)).toMatchObject({
      documentTypes: [],
    })
  })
})
