import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { findSealCertificates } from '../../src/core/trust/trust-material.ts'
import { exportTrust } from '../../src/signing/export-trust.ts'
import { readHandedTrust } from '../../src/signing/read-trust-lists.ts'
import { lastGoodLists } from '../../src/storage/last-good-lists.ts'
import { conformanceDir } from '../conformance-dir.ts'
import { AT, code, emptyFolder, newPki } from './temporary-pki.ts'

const dir = conformanceDir()
const real = (name: string) => join(dir ?? '', 'tsl', name)
const SEQ22 = 'tsl_2025-08-25_seq22.xml'
const SEQ18 = 'tsl_2023-11-27_seq18.xml'

/** A folder as someone hands it in, of files of the corpus. */
function folderOf(...names: readonly string[]): string {
  const folder = emptyFolder()
  for (const name of names)
    copyFileSync(join(dir ?? '', name.endsWith('.xml') ? 'tsl' : 'certs', name), join(folder, name))
  return folder
}

async function environmentOf(paths: readonly string[]) {
  const { parts } = await readHandedTrust(paths, AT)
  const [found] = findSealCertificates(await assembleTrust(parts), 'FR06', 'DSR1')
  return found?.environment
}

it('a folder that holds nothing to trust adds nothing, and is told', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'notes.txt'), 'hello')
  expect(await readHandedTrust([folder], AT)).toMatchObject({
    refused: [{ file: folder, code: 'TRUST_FOLDER_EMPTY' }],
  })
})

describe.skipIf(dir === null)('trust handed in with real lists', () => {
  it('D16: the same certificates are real with the list of ANTS beside them, and test material without', async () => {
    const certificates = ['FR06.pem', 'FR06_DSR1.pem']
    expect(await environmentOf([folderOf(...certificates)])).toBe('test')
    expect(await environmentOf([folderOf(...certificates, SEQ22)])).toBe('production')
    expect(await environmentOf([folderOf('FR06_DSR1.pem'), real(SEQ22)])).toBe('production')
  })

  it('D16: a list that was tampered with makes nothing real, and is told', async () => {
    const folder = folderOf('FR06.pem', 'FR06_DSR1.pem', 'tsl_tampered.xml')
    expect(await environmentOf([folder])).toBe('test')
    const { refused } = await readHandedTrust([folder], AT)
    expect(refused).toMatchObject([{ file: 'tsl_tampered.xml', code: 'LIST_DIGEST_DIFFERS' }])
  })

  it('of two lists of one signer the newer counts, and the older is told', async () => {
    const { parts, refused } = await readHandedTrust([folderOf(SEQ18, SEQ22)], AT)
    expect(parts.flatMap(({ authorities }) => authorities)).toHaveLength(6)
    expect(refused).toMatchObject([{ file: SEQ18, code: 'LIST_OLDER' }])
  })

  it('a list named by itself that is refused is an error', async () => {
    await expect(readHandedTrust([real('tsl_tampered.xml')], AT)).rejects.toThrow(code('LIST_DIGEST_DIFFERS'))
  })
})

describe.skipIf(dir === null)('A16: the last good list', () => {
  it('is kept, and outranks an older one that comes after it', async () => {
    const lastGood = lastGoodLists(emptyFolder())
    const first = await readHandedTrust([real(SEQ22)], AT, [], lastGood)
    expect(first.refused).toEqual([])
    const again = await readHandedTrust([real(SEQ22)], AT, [], lastGood)
    expect(again).toMatchObject({ refused: [], parts: [{ authorities: { length: 6 } }] })
    const older = await readHandedTrust([folderOf(SEQ18)], AT, [], lastGood)
    expect(older.refused).toMatchObject([{ file: SEQ18, code: 'LIST_OLDER' }])
    expect(older.parts.flatMap(({ authorities }) => authorities)).toHaveLength(6)
  })

  it('serves where the one handed in is refused or gone', async () => {
    const lastGood = lastGoodLists(emptyFolder())
    await readHandedTrust([real(SEQ22)], AT, [], lastGood)
    for (const folder of [folderOf('tsl_tampered.xml'), emptyFolder()]) {
      const { parts } = await readHandedTrust([folder], AT, [], lastGood)
      expect(parts.flatMap(({ authorities }) => authorities)).toHaveLength(6)
    }
  })

  it('gives way to a newer one, and is nothing once it was touched', async () => {
    const data = emptyFolder()
    const lastGood = lastGoodLists(data)
    await readHandedTrust([real(SEQ18)], AT, [], lastGood)
    await readHandedTrust([real(SEQ22)], AT, [], lastGood)
    expect(await lastGood.all()).toHaveLength(1)
    writeFileSync(join(data, 'trust-lists', 'ANTS.xml'), '<a/>')
    expect((await readHandedTrust([], AT, [], lastGood)).parts).toEqual([])
  })
})

describe('our own export handed in', () => {
  it('is test material that its own list vouches for', async () => {
    const [keys, out] = [await newPki(), emptyFolder()]
    await exportTrust(keys, out, AT)
    const { parts, refused } = await readHandedTrust([out], AT)
    expect(refused).toEqual([])
    const trust = await assembleTrust(parts)
    expect(trust.authorities).toMatchObject([{ id: 'FR00', listing: { status: 'inaccord' } }])
    expect(findSealCertificates(trust, 'FR00', 'PC01')).toMatchObject([
      { environment: 'test', right: { basis: 'test-authority' } },
    ])
    expect(findSealCertificates(trust, 'FR00', 'TSL1')).toEqual([])
  })

  it('whose list alone is given is refused, for nobody vouches for its signer', async () => {
    const [keys, out] = [await newPki(), emptyFolder()]
    await exportTrust(keys, out, AT)
    await expect(readHandedTrust([join(out, 'tsl.xml')], AT)).rejects.toThrow(code('LIST_SIGNER_UNKNOWN'))
    expect((await readHandedTrust([join(out, 'tsl.xml')], AT, [keys])).parts).toHaveLength(1)
  })

  it('that is no folder and no file is told as a folder that cannot be read', async () => {
    await expect(readHandedTrust([join(emptyFolder(), 'absent')], AT)).rejects.toThrow(
      code('TRUST_FOLDER_UNREADABLE'),
    )
  })
})
