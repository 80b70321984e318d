import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ensurePki, openIssuingKeys } from '../../src/main/issuing-keys.ts'
import { readSettings } from '../../src/settings.ts'
import { rotatePki } from '../../src/signing/rotate-pki.ts'

const keysDir = mkdtempSync(join(tmpdir(), 'issuing-keys-'))
afterAll(() => rmSync(keysDir, { recursive: true }))

describe('the keys of a service that runs', () => {
  it('are those put in use by a rotation meanwhile, and are opened once until then', async () => {
    await ensurePki(keysDir, new Date())
    const keys = await openIssuingKeys(readSettings({ PERMIS_KEYS_DIR: keysDir }))
    const before = await keys.inUse()
    expect(before.seals.forDocumentType('AB').certificateId).toBe('PC01')
    expect(await keys.inUse()).toBe(before)
    await rotatePki(keysDir, new Date())
    expect((await keys.inUse()).seals.forDocumentType('AB').certificateId).toBe('PC03')
  })
})
