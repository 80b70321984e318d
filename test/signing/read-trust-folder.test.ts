import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { readTrustFolder } from '../../src/signing/read-trust-folder.ts'
import { conformanceDir } from '../conformance-dir.ts'

const dir = conformanceDir()
const root = mkdtempSync(join(tmpdir(), 'trust-'))
afterAll(() => rmSync(root, { recursive: true }))

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(root, 'dir-'))
  for (const name of names) copyFileSync(join(dir ?? '', 'certs', name), join(folder, name))
  return folder
}

describe('readTrustFolder', () => {
  it.skipIf(dir === null)(
    'reads every published certificate, FR07 and the RSA mistakes of FR03 included',
    async () => {
      const part = await readTrustFolder(join(dir ?? '', 'certs'))
      expect(part.authorities.map(({ commonName }) => commonName)).toEqual([
        'FR01',
        'FR03',
        'FR04',
        'FR05',
        'FR06',
        'FR07',
        'ZZ00',
      ])
      expect(part.sealCertificates).toHaveLength(225)
      const trust = await assembleTrust([part])
      const unproved = trust.sealCertificates.filter(({ chain }) => chain.state !== 'proved')
      expect(
        unproved.map(({ caId, certificateId, chain }) => `${caId}/${certificateId} ${chain.state}`),
      ).toEqual(['FR00/0001 anchor'])
      const unusable = trust.sealCertificates.filter(({ key }) => !key.usable)
      expect(unusable.map(({ certificateId }) => certificateId)).toEqual(['DSR1', 'DSR2', 'SAG0'])
    },
  )

  it.skipIf(dir === null)('takes the ids from the certificate, not from the file name', async () => {
    const folder = folderWith()
    copyFileSync(join(dir ?? '', 'certs', 'FR03_DSR8.pem'), join(folder, 'XX00_0001.pem'))
    const trust = await assembleTrust([await readTrustFolder(folder)])
    expect([...trust.sealCertificatesById.keys()]).toEqual(['FR03/DSR8'])
  })

  it.skipIf(dir === null)('opens neither private keys nor other files', async () => {
    const folder = folderWith('ZZ00.pem')
    for (const name of ['ZZ00_2560.key.pem', 'notes.pem.txt', 'manifest.json', 'TOOLONG.pem'])
      writeFileSync(join(folder, name), 'not a certificate')
    expect((await readTrustFolder(folder)).authorities).toHaveLength(1)
  })

  it.skipIf(dir === null)('names every file that it cannot read, with the reason', async () => {
    const folder = folderWith('ZZ00.pem')
    writeFileSync(join(folder, 'AA00.pem'), 'not a certificate')
    writeFileSync(join(folder, 'AA00.crl'), Uint8Array.of(0x30, 0x80, 0, 0))
    mkdirSync(join(folder, 'BB00.pem'))
    const files = [
      expect.objectContaining({ file: 'AA00.pem', code: 'PEM_MALFORMED' }),
      expect.objectContaining({ file: 'BB00.pem', code: 'FILE_UNREADABLE' }),
      expect.objectContaining({ file: 'AA00.crl', code: 'DER_MALFORMED' }),
    ]
    await expect(readTrustFolder(folder)).rejects.toThrow(
      expect.objectContaining({ code: 'TRUST_FOLDER_UNREADABLE', evidence: { dir: folder, files } }),
    )
  })

  it('says that the folder does not exist', async () => {
    await expect(readTrustFolder(join(root, 'absent'))).rejects.toThrow(
      expect.objectContaining({ code: 'TRUST_FOLDER_UNREADABLE' }),
    )
  })

  it('gives nothing for an empty folder', async () => {
    expect(await readTrustFolder(folderWith())).toMatchObject({
      authorities: [],
      sealCertificates: [],
      revocationLists: [],
    })
  })
})
