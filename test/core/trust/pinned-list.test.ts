import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { authorityStanding } from '../../../src/core/trust/authority-standing.ts'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import { decideIssuer } from '../../../src/core/trust/decide-issuer.ts'
import { DRIVING_LICENCE_ISSUERS } from '../../../src/core/trust/issuer-policy.ts'
import { ANTS_SIGNERS } from '../../../src/core/trust/pinned-signers.ts'
import { readTrustList } from '../../../src/core/trust/trust-list.ts'
import { newestLists, trustListPart } from '../../../src/core/trust/trust-list-part.ts'
import { findSealCertificates } from '../../../src/core/trust/trust-material.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { makeTrustList } from '../../../src/signing/make-trust-list.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { content, entry, signedList, testListSigner } from './signed-list.ts'
import { AT, HANDED_IN, only, testPki } from './test-pki.ts'

const dir = conformanceDir()
const IN_ITS_LIFE = new Date('2025-12-01T00:00:00Z')
const listNamed = (name: string) =>
  readTrustList(readFileSync(join(dir ?? '', 'tsl', name)), ANTS_SIGNERS, IN_ITS_LIFE)

/** Trust of someone who holds the real list, and all published seal certificates without any authority. */
async function trustOfRealList() {
  const folder = join(dir ?? '', 'certs')
  const seals = readdirSync(folder)
    .filter((name) => /^FR0[1-7]_[A-Z0-9]{4}\.pem$/.test(name))
    .map((name) => readCertificate(readFileSync(join(folder, name), 'latin1')))
  return assembleTrust([
    trustListPart(await listNamed('tsl_2025-08-25_seq22.xml')),
    trustPart(HANDED_IN, seals, []),
  ])
}

describe.skipIf(dir === null)('D15 and D16 under the real list', async () => {
  const trust = dir === null ? null : await trustOfRealList()
  const find = (caId: string, id: string) => (trust === null ? [] : findSealCertificates(trust, caId, id))
  const pairs = DRIVING_LICENCE_ISSUERS.flatMap(({ caId, certificateIds }) =>
    certificateIds.map((id) => [caId, id] as const),
  )

  it.each(pairs)('%s/%s is proved by its authority, is real, and may seal licence documents', (caId, id) => {
    const found = only(find(caId, id))
    expect(found).toMatchObject({ chain: { state: 'proved' }, environment: 'production' })
    for (const type of ['AB', 'AA', 'A1', 'AD'])
      expect(decideIssuer(found, type, 'production')).toEqual({
        allowed: true,
        basis: 'driving-licence-issuer',
      })
    expect(decideIssuer(found, '04', 'production')).toMatchObject({ allowed: false })
  })

  it.each([
    ['FR06', 'MI00'],
    ['FR04', 'MI02'],
    ['FR03', 'AGR0'],
    ['FR01', 'SFR2'],
  ])('%s/%s is real, and may seal no licence document', (caId, id) => {
    const found = only(find(caId, id))
    expect(found.environment).toBe('production')
    expect(decideIssuer(found, 'AB', 'production')).toEqual({ allowed: false, reason: 'ISSUER_NOT_LISTED' })
  })

  it.each(['FR01', 'FR03', 'FR04', 'FR06'])('D16: %s/0000 is test material all the same', (caId) => {
    const found = find(caId, '0000')
    for (const { environment } of found) expect(environment).toBe('test')
    expect(found.length).toBeGreaterThan(0)
  })

  it('every authority is in accord in the life of the list, and undetermined after it', () => {
    const standings = (at: Date) =>
      new Set(trust?.authorities.map((authority) => authorityStanding(authority, at)))
    expect(trust?.authorities).toHaveLength(6)
    expect(standings(IN_ITS_LIFE)).toEqual(new Set(['in-accord']))
    expect(standings(new Date('2026-11-22T09:00:00Z'))).toEqual(new Set(['list-stale']))
    expect(standings(new Date('2025-08-01T00:00:00Z'))).toEqual(new Set(['list-not-yet-issued']))
  })

  it('the report names the list and its day', () => {
    expect(trust?.lists).toEqual([{ issuer: 'ANTS', issuedOn: '2025-08-25' }])
  })

  it('list 18 is outranked by list 22, in whatever order they come', async () => {
    const lists = [await listNamed('tsl_2023-11-27_seq18.xml'), await listNamed('tsl_2025-08-25_seq22.xml')]
    for (const order of [lists, [...lists].reverse()]) {
      const { kept, outranked } = newestLists(order)
      expect([only(kept).sequence, only(outranked).sequence]).toEqual([22, 18])
    }
  })
})

describe('a list of any other signer', async () => {
  const signer = await testListSigner()
  const impostor = await testPki('FR06')

  it('D16: makes nothing real, whatever authorities it names', async () => {
    const list = await readTrustList(signedList(signer, entry(impostor)), [signer.pin], AT)
    const trust = await assembleTrust([
      trustListPart(list),
      trustPart(HANDED_IN, [await impostor.seal('DSR1')], []),
    ])
    const found = only(findSealCertificates(trust, 'FR06', 'DSR1'))
    expect(found).toMatchObject({ chain: { state: 'proved' }, environment: 'test' })
    expect(decideIssuer(found, 'AB', 'test')).toEqual({ allowed: false, reason: 'ISSUER_NOT_LISTED' })
  })

  it('does not outrank the list of another signer by a higher number', async () => {
    const other = await testListSigner('another')
    const seven = await readTrustList(signedList(signer, entry(impostor)), [signer.pin], AT)
    const ninety = makeTrustList(content([entry(impostor)], { sequence: 90 }), other.signer)
    const lists = [seven, await readTrustList(ninety, [other.pin], AT)]
    expect(newestLists(lists)).toEqual({ kept: lists, outranked: [] })
  })

  it('counts once when it stands there twice', async () => {
    const list = await readTrustList(signedList(signer, entry(impostor)), [signer.pin], AT)
    expect(newestLists([list, { ...list }]).kept).toHaveLength(1)
  })
})
