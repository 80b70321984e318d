import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import type { TrustMaterial } from '../../src/core/trust/trust-material.ts'
import { trustPart } from '../../src/core/trust/trust-part.ts'
import { loadOwnTrust } from '../../src/signing/load-pki.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'
import { readTrustSnapshot, writeTrustSnapshot } from '../../src/web/trust-snapshot.ts'

describe('a trust snapshot', () => {
  const dir = mkdtempSync(join(tmpdir(), 'snapshot-'))
  const at = new Date('2026-11-22T09:00:00Z')
  let trust: TrustMaterial

  beforeAll(async () => {
    await initialisePki(dir, at)
    const own = await loadOwnTrust(dir, at)
    const handed = trustPart({ kind: 'handed-in' }, own.authorities, [])
    trust = await assembleTrust([own, handed])
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  it('carries over JSON all that a judgement rests on', async () => {
    const carried = JSON.parse(JSON.stringify(writeTrustSnapshot(trust, 'test')))
    const again = await assembleTrust(readTrustSnapshot(carried))
    expect(JSON.stringify(again, replacer)).toBe(JSON.stringify(trust, replacer))
    expect(again.sealCertificates.length).toBeGreaterThan(1)
    expect(again.pdfSigners.length).toBeGreaterThan(0)
  })

  it('carries what a list says of an authority', async () => {
    const listing = { status: 'suspended', since: at, issuedAt: at, nextUpdate: null } as const
    const authorities = trust.authorities.map((authority) => ({ ...authority, listing }))
    const carried = JSON.parse(JSON.stringify(writeTrustSnapshot({ ...trust, authorities }, 'test')))
    const again = await assembleTrust(readTrustSnapshot(carried))
    expect(again.authorities.map((authority) => authority.listing)).toEqual([listing])
  })

  it('holds no private key', () => {
    expect(JSON.stringify(writeTrustSnapshot(trust, 'test'))).not.toMatch(/PRIVATE|password/i)
  })
})

/** Maps and bytes are compared by what they hold, in whatever they were read. */
function replacer(_: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Uint8Array) return [...value]
  if (typeof value === 'object' && value !== null && 'data' in value && 'type' in value) return value.data
  return typeof value === 'bigint' ? String(value) : value
}
