import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDemonstrationRegistry } from '../../src/demonstration-registry.ts'
import { openIssuing } from '../../src/main.ts'
import { DEMONSTRATION_MARK } from '../../src/private-file.ts'
import { productionFaults, readSettings } from '../../src/settings.ts'
import { openAuditSigner } from '../../src/signing/audit-signer.ts'
import { rotatePki } from '../../src/signing/rotate-pki.ts'
import { openDataKeys } from '../../src/storage/database/data-keys.ts'
import { importRecords } from '../../src/storage/database/import-records.ts'
import { openRegistry } from '../../src/storage/database/open-registry.ts'
import { fixture } from '../core/records.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'

const dir = mkdtempSync(join(tmpdir(), 'demonstration-'))
const keysDir = join(dir, 'keys')
const dataDir = join(dir, 'data')
beforeAll(async () => {
  await prepareCluster(dataDir)
  const settings = readSettings({ PERMIS_KEYS_DIR: keysDir, PERMIS_DATA_DIR: dataDir })
  await (await openIssuing(settings, new Date())).close()
}, 60_000)
afterAll(() => rmSync(dir, { recursive: true }))

const faultsOf = (more: Readonly<Record<string, string>>) =>
  productionFaults(
    readSettings({ PERMIS_KEYS_DIR: keysDir, PERMIS_DATA_DIR: dataDir, ...more, NODE_ENV: 'production' }),
  ).filter(({ message }) => message.includes('DEMONSTRATION'))

/** The key of the demonstration without its mark, as a production has its own. */
const ownKeys = () => {
  const own = mkdtempSync(join(dir, 'own-'))
  const key = readFileSync(join(keysDir, 'data.key'), 'latin1').trim().split('\n').at(-1) ?? ''
  writeFileSync(join(own, 'data.key'), Buffer.from(key, 'base64'), { mode: 0o600 })
  return own
}

const ownFolder = async () => {
  const folder = mkdtempSync(join(dir, 'data-'))
  await prepareCluster(folder)
  return folder
}

describe('what a demonstration made and a production is handed', () => {
  it('is named file by file, each secret by itself and the data folder too', () => {
    const secrets = readdirSync(keysDir).filter((name) => /\.key$|\.key\.pem$|\.password$/.test(name))
    expect(secrets).toEqual(expect.arrayContaining(['FR00_PC01.key.pem', 'audit.key.pem', 'data.key']))
    const told = faultsOf({}).map(({ setting, message }) => `${setting} ${message}`)
    for (const name of [...secrets, 'audit.pem'])
      expect(
        told.filter((fault) => fault.includes(`DEMONSTRATION_SECRET: ${join(keysDir, name)} `)),
      ).toHaveLength(1)
    expect(told).toContainEqual(expect.stringContaining(`PERMIS_DATA_DIR DATABASE_OF_DEMONSTRATION`))
    expect(told).toHaveLength(secrets.length + 2)
  })

  it('is known again wherever it was copied to, under any name', async () => {
    await rotatePki(keysDir, new Date())
    const elsewhere = mkdtempSync(join(dir, 'copied-'))
    cpSync(join(keysDir, 'FR00_PC03.key.pem'), join(elsewhere, 'FR03_DSR5.key.pem'))
    cpSync(join(keysDir, 'pdf-signer.password'), join(dir, 'password'))
    const faults = faultsOf({
      ...{ PERMIS_KEYS_DIR: elsewhere, PERMIS_DATA_DIR: elsewhere },
      ...{ KEY_PROVIDER: 'p12', PKCS12_PASSWORD_FILE: join(dir, 'password') },
    })
    expect(faults.map(({ setting }) => setting)).toEqual(['PERMIS_KEYS_DIR', 'PKCS12_PASSWORD_FILE'])
    expect(JSON.stringify(faults)).not.toContain(readFileSync(join(dir, 'password'), 'latin1').split('\n')[0])
  })

  it('opens nothing: neither the key of the database nor that of the audit', async () => {
    const place = { url: null, dir: dataDir, keysDir, production: true }
    await expect(openRegistry(place)).rejects.toMatchObject({
      code: 'DEMONSTRATION_SECRET',
      message: expect.stringContaining(join(keysDir, 'data.key')),
    })
    await expect(openAuditSigner(keysDir, true)).rejects.toMatchObject({
      code: 'DEMONSTRATION_SECRET',
      message: expect.stringContaining(join(keysDir, 'audit.key.pem')),
    })
  })

  it('opens no database either, even with a key that bears no mark', async () => {
    const place = { url: null, dir: dataDir, keysDir: ownKeys(), production: true }
    await expect(openRegistry(place)).rejects.toMatchObject({ code: 'DATABASE_OF_DEMONSTRATION' })
  })
})

describe('the database of a production', () => {
  it('is opened by no demonstration, not even to bring its schema up to date', async () => {
    const [own, data] = [ownKeys(), await ownFolder()]
    const place = { url: null, dir: data, keysDir: own }
    await (await openRegistry({ ...place, production: true })).close()
    await expect(openRegistry({ ...place, production: false })).rejects.toMatchObject({
      code: 'DATABASE_OF_PRODUCTION',
    })
    const settings = readSettings({ PERMIS_KEYS_DIR: own, PERMIS_DATA_DIR: data })
    await expect(openDemonstrationRegistry(settings, new Date())).rejects.toMatchObject({
      code: 'DATABASE_OF_PRODUCTION',
    })
    await (await openRegistry({ ...place, production: true })).close()
  })

  it('is known by its drivers where it was made before marks were', async () => {
    const [own, data] = [ownKeys(), await ownFolder()]
    const registry = await openRegistry({ url: null, dir: data, keysDir: own, production: false })
    const record = JSON.stringify(fixture('one-point'))
    await importRecords(registry.db, registry.keys, [record], { at: new Date(), demonstration: true })
    await registry.close()
    const settings = readSettings({ PERMIS_KEYS_DIR: own, PERMIS_DATA_DIR: data })
    await expect(openDemonstrationRegistry(settings, new Date())).rejects.toMatchObject({
      code: 'DATABASE_OF_PRODUCTION',
    })
  })
})

describe('a key that bears no mark', () => {
  it('serves a demonstration that was begun before marks were', async () => {
    const registry = await openRegistry({ url: null, dir: dataDir, keysDir: ownKeys(), production: false })
    const marked = await openDataKeys(registry.db, { keysDir, production: false })
    expect(registry.keys.derive('use')).toEqual(marked.derive('use'))
    await registry.close()
  })

  it('is no fault of a production', () => {
    const own = ownKeys()
    expect(faultsOf({ PERMIS_KEYS_DIR: own, PERMIS_DATA_DIR: own })).toEqual([])
  })
})

describe('a production without a key', () => {
  it('makes none', async () => {
    const empty = mkdtempSync(join(dir, 'empty-'))
    await prepareCluster(empty)
    const place = { url: null, dir: empty, keysDir: join(empty, 'keys'), production: true }
    await expect(openRegistry(place)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    expect(readdirSync(empty)).toEqual(['database'])
  })
})

it('the mark is a line of its own', () => {
  expect(DEMONSTRATION_MARK).toMatch(/^# [^\n]+\n$/)
})
