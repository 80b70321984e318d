import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { findSealCertificates } from '../../src/core/trust/trust-material.ts'
import { readKeyFolder } from '../../src/signing/key-folder.ts'
import { keysHealth } from '../../src/signing/keys-health.ts'
import { loadOwnSigners, loadOwnTrust } from '../../src/signing/load-pki.ts'
import { refreshOwnTrustList } from '../../src/signing/own-trust-list.ts'
import { readManifest, writeManifest } from '../../src/signing/pki-manifest.ts'
import { revokeOwnCertificate } from '../../src/signing/revoke-certificate.ts'
import { preparePki, rotatePki } from '../../src/signing/rotate-pki.ts'
import { AT, code, later, newPki, statusOf } from './temporary-pki.ts'

async function statesIn(dir: string): Promise<Readonly<Record<string, string>>> {
  const { entries } = await readKeyFolder(dir)
  return Object.fromEntries(entries.map(({ id, state }) => [id, state]))
}

async function sealersIn(dir: string): Promise<readonly string[]> {
  const { sealSigners } = await loadOwnSigners(dir)
  return [...sealSigners.values()].map(({ certificateId }) => certificateId)
}

describe('a certificate of our own PKI', () => {
  it('is prepared, published before anything is sealed with it, then active, then retired and still trusted', async () => {
    const dir = await newPki()
    expect(await preparePki(dir, AT)).toEqual(['PC03', 'PC04', 'PDF2'])
    expect(await statesIn(dir)).toMatchObject({
      PC01: 'active',
      PDF1: 'active',
      PC03: 'prepared',
      PDF2: 'prepared',
    })
    expect(await sealersIn(dir)).toEqual(['PC01', 'PC02'])
    const trust = await assembleTrust([await loadOwnTrust(dir, AT)])
    const [prepared] = findSealCertificates(trust, 'FR00', 'PC03')
    expect(prepared).toMatchObject({ right: { documentTypes: ['AB'] }, chain: { state: 'proved' } })

    expect(await rotatePki(dir, later(1))).toEqual(['PC03', 'PC04', 'PDF2'])
    expect(await statesIn(dir)).toEqual({
      ...{ PC01: 'retired', PC02: 'retired', PDF1: 'retired' },
      ...{ PC03: 'active', PC04: 'active', PDF2: 'active' },
    })
    expect(await sealersIn(dir)).toEqual(['PC03', 'PC04'])
    expect(await statusOf(dir, 'PC01', later(1))).toEqual(['good'])
    const keys = readdirSync(dir).filter((name) => /\.(key\.pem|p12)$/.test(name))
    expect(keys).toEqual(['FR00.key.pem', 'FR00_PC03.key.pem', 'FR00_PC04.key.pem', 'FR00_PDF2.p12'])
  })

  it('is prepared once: asking again makes nothing', async () => {
    const dir = await newPki()
    await preparePki(dir, AT)
    expect(await preparePki(dir, AT)).toEqual([])
  })

  it('is revoked with its key deleted; the next rotation brings another, under a new id', async () => {
    const dir = await newPki()
    await revokeOwnCertificate(dir, 'PC01', AT, 4)
    expect(await statesIn(dir)).toMatchObject({ PC01: 'revoked', PC02: 'active' })
    expect(existsSync(join(dir, 'FR00_PC01.key.pem'))).toBe(false)
    expect(await sealersIn(dir)).toEqual(['PC02'])
    expect(await rotatePki(dir, AT)).toEqual(['PC03', 'PC04', 'PDF2'])
    expect(await statesIn(dir)).toMatchObject({ PC01: 'revoked', PC03: 'active' })
    expect(await statusOf(dir, 'PC01')).toEqual(['revoked'])
    const { revoked } = await readManifest(dir)
    expect(revoked.map(({ id, reason }) => [id, reason])).toEqual([['PC01', 4]])
  })

  it('can be revoked while it is prepared or long retired', async () => {
    const dir = await newPki()
    await rotatePki(dir, AT)
    await preparePki(dir, AT)
    await revokeOwnCertificate(dir, 'FR00/PC05', AT)
    await revokeOwnCertificate(dir, 'PC01', AT)
    expect(await statesIn(dir)).toMatchObject({ PC01: 'revoked', PC03: 'active', PC05: 'revoked' })
    expect(await rotatePki(dir, AT)).toEqual(['PC06', 'PDF3', 'PC07'])
  })

  it.each(['../../FR00', 'FR00', 'pc01', 'FR01/PC01', 'FR00/FR00/PC01', ''])(
    'is not found under the id %j',
    async (id) => {
      await expect(revokeOwnCertificate(await newPki(), id, AT)).rejects.toThrow(code('CERTIFICATE_UNKNOWN'))
    },
  )

  it('of the trust list is not used again once revoked', async () => {
    const dir = await newPki()
    await refreshOwnTrustList(dir, AT)
    await revokeOwnCertificate(dir, 'TSL1', AT)
    expect(existsSync(join(dir, 'FR00_TSL1.key.pem'))).toBe(false)
    await refreshOwnTrustList(dir, AT)
    expect(existsSync(join(dir, 'FR00_TSL2.pem'))).toBe(true)
  })
})

describe('the manifest', () => {
  const changed = async (change: (certificates: Certificates) => Certificates) => {
    const dir = await newPki()
    const before = await readManifest(dir)
    return writeManifest(dir, before, { ...before, certificates: change(before.certificates) })
  }
  type Certificates = Awaited<ReturnType<typeof readManifest>>['certificates']

  it('never gives an id to another type of document, another purpose, or twice', async () => {
    const refused = (change: (certificates: Certificates) => Certificates) =>
      expect(changed(change)).rejects.toThrow(code('CERTIFICATE_ID_USED'))
    await refused((all) =>
      all.map((entry) =>
        entry.use !== 'seal' ? entry : { ...entry, documentType: entry.documentType === 'AB' ? 'A1' : 'AB' },
      ),
    )
    await refused((all) => all.filter(({ id }) => id !== 'PC02'))
    await refused((all) => [...all, ...all.slice(0, 1)])
  })

  it('never lets a certificate go back in its life', async () => {
    await expect(
      changed((all) => all.map((entry) => ({ ...entry, state: 'prepared' as const }))),
    ).rejects.toThrow(code('CERTIFICATE_STATE_REFUSED'))
  })

  it('is refused when it was edited so that two certificates are active for one type', async () => {
    const dir = await newPki()
    await preparePki(dir, AT)
    const path = join(dir, 'pki.json')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"prepared"', '"active"'))
    await expect(loadOwnSigners(dir)).rejects.toThrow(code('CERTIFICATE_STATE_REFUSED'))
  })

  it('of before certificates had states is read, its PDF signer too', async () => {
    const dir = await newPki()
    const { certificates, ...rest } = await readManifest(dir)
    const seals = certificates.flatMap((entry) =>
      entry.use === 'seal' ? [{ id: entry.id, documentType: entry.documentType, inUse: true }] : [],
    )
    const former = { ...rest, version: 1, pdfSignerId: 'PDF1', seals }
    writeFileSync(join(dir, 'pki.json'), JSON.stringify(former))
    writeFileSync(join(dir, 'pdf-signer.p12'), readFileSync(join(dir, 'FR00_PDF1.p12')), { mode: 0o600 })
    expect(await sealersIn(dir)).toEqual(['PC01', 'PC02'])
    await rotatePki(dir, AT)
    expect(await statesIn(dir)).toMatchObject({ PC01: 'retired', PDF1: 'retired', PDF2: 'active' })
    expect(existsSync(join(dir, 'pdf-signer.p12'))).toBe(false)
  })
})

describe('rotation', () => {
  it('never leaves a moment in which the keys cannot be opened', async () => {
    const dir = await newPki()
    let isOver = false
    const opening = async () => {
      let times = 0
      while (!isOver) {
        expect(await sealersIn(dir)).toHaveLength(2)
        times++
      }
      return times
    }
    const openings = [opening(), opening()]
    for (let time = 0; time < 4; time++) await rotatePki(dir, AT)
    isOver = true
    for (const times of await Promise.all(openings)) expect(times).toBeGreaterThan(0)
  })
})

describe('keysHealth', () => {
  it('is ok while every type has an active certificate far from its end', async () => {
    const { status, certificates, missing } = await keysHealth(await newPki(), AT)
    expect([status, missing]).toEqual(['ok', []])
    expect(
      certificates.map(({ id, documentType, state, daysLeft }) => [id, documentType, state, daysLeft]),
    ).toEqual([
      ['PC01', 'AB', 'active', 1095],
      ['PC02', 'A1', 'active', 1095],
      ['PDF1', null, 'active', 1095],
    ])
  })

  it('warns under 30 days, and fails once nothing is in date', async () => {
    const dir = await newPki()
    expect((await keysHealth(dir, later(1064))).status).toBe('ok')
    expect((await keysHealth(dir, later(1066))).status).toBe('warning')
    expect(await keysHealth(dir, later(1097))).toMatchObject({
      status: 'failing',
      missing: ['AB', 'A1', 'PDF'],
    })
  })

  it('is content with a retired certificate that has ended', async () => {
    const dir = await newPki()
    await rotatePki(dir, later(1000))
    expect((await keysHealth(dir, later(1100))).status).toBe('ok')
  })

  it('fails when the only certificate of a type is revoked or lost', async () => {
    const dir = await newPki()
    await revokeOwnCertificate(dir, 'PC02', AT)
    expect(await keysHealth(dir, AT)).toMatchObject({ status: 'failing', missing: ['A1'] })
    writeFileSync(join(dir, 'FR00_PDF1.pem'), 'broken')
    expect(await keysHealth(dir, AT)).toMatchObject({ missing: ['A1', 'PDF'] })
  })
})
