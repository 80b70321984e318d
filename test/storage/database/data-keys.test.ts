import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { decryptBytes, encryptBytes } from '../../../src/storage/database/encrypted-bytes.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

describe.each(ENGINES.slice(0, 1))('the key of the %s database', (_, open) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  const keyFile = () => join(database.keysDir, 'data.key')
  const derived = async (keysDir = database.keysDir) =>
    (await openDataKeys(database.db, { keysDir, production: false })).derive('use')

  it('is made once, for its owner alone, and gives each use a key of its own', async () => {
    const keys = await openDataKeys(database.db, database)
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
    expect(await derived()).toEqual(keys.derive('use'))
    expect(keys.derive('another use')).not.toEqual(keys.derive('use'))
    expect(readFileSync(keyFile())).not.toEqual(keys.derive('use'))
  })

  it('that others may read is refused', async () => {
    chmodSync(keyFile(), 0o640)
    await expect(derived()).rejects.toMatchObject({ code: 'KEY_FILE_EXPOSED' })
    chmodSync(keyFile(), 0o600)
  })

  it('lost or exchanged is refused, and never made anew', async () => {
    const kept = readFileSync(keyFile())
    rmSync(keyFile())
    await expect(derived()).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    writeFileSync(keyFile(), Buffer.alloc(32, 7), { mode: 0o600 })
    await expect(derived()).rejects.toMatchObject({ code: 'DATA_KEY_MISMATCH' })
    writeFileSync(keyFile(), kept)
    expect(await derived()).toHaveLength(32)
  })

  it('of a second instance with a folder of its own is refused', async () => {
    const other = mkdtempSync(join(tmpdir(), 'keys-'))
    await expect(derived(other)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    rmSync(other, { recursive: true })
  })
})

describe('bytes encrypted', () => {
  const key = Buffer.alloc(32, 1)
  const encrypted = encryptBytes(key, Buffer.from('secret'), 'row')

  it('come back, and look different each time', () => {
    expect(decryptBytes(key, encrypted, 'row').toString()).toBe('secret')
    expect(encryptBytes(key, Buffer.from('secret'), 'row')).not.toEqual(encrypted)
  })

  it.each([
    ['in another row', key, encrypted, 'other'],
    ['with another key', Buffer.alloc(32, 2), encrypted, 'row'],
    ['changed', key, Buffer.from([...encrypted.subarray(0, -1), (encrypted.at(-1) ?? 0) ^ 1]), 'row'],
    ['cut short', key, encrypted.subarray(0, 20), 'row'],
  ])('%s are refused with DATA_UNREADABLE', (_, withKey, bytes, row) => {
    expect(() => decryptBytes(withKey, bytes, row)).toThrow(
      expect.objectContaining({ code: 'DATA_UNREADABLE' }),
    )
  })
})
