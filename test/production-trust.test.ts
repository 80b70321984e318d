import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findSealCertificates } from '../src/core/trust/trust-material.ts'
import { assembleTrustFrom } from '../src/verification-trust.ts'
import { operatorFolder } from './signing/operator-folder.ts'

const AT = new Date('2026-11-22T09:00:00Z')

describe('the trust of a production', () => {
  it('holds the operator’s own certificates, so that what it issues is valid where it is verified', async () => {
    const { dir } = await operatorFolder('FR77', AT)
    const trust = await assembleTrustFrom({ keysDir: dir, folders: [] }, AT, AT)
    expect(findSealCertificates(trust, 'FR77', 'DSR5')).toHaveLength(1)
  })

  it('is empty, and no fault, in a folder without keys', async () => {
    const keysDir = mkdtempSync(join(tmpdir(), 'empty-'))
    const trust = await assembleTrustFrom({ keysDir, folders: [] }, AT, AT)
    expect(findSealCertificates(trust, 'FR77', 'DSR5')).toEqual([])
  })
})
