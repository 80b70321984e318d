import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../src/batch/open-folder.ts'

const LIMITS = { fileBytes: 100 }
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-'))
  mkdirSync(join(folder, 'sub/.git'), { recursive: true })
  for (const name of ['b.pdf', 'sub/a.pdf', 'sub/.git/config', '.DS_Store', 'été.pdf'])
    writeFileSync(join(folder, name), name)
  writeFileSync(join(folder, 'large.pdf'), Buffer.alloc(101))
  symlinkSync('/etc/passwd', join(folder, 'link'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const textOf = async (name: string) => {
  const { files } = await openFolder(folder, LIMITS)
  return Buffer.from((await files.find((file) => file.name === name)?.read()) ?? []).toString()
}

describe('a folder', () => {
  it('gives its files by name, those of folders too, and leaves out what begins with a dot', async () => {
    const { files } = await openFolder(folder, LIMITS)
    expect(files.map(({ name }) => name)).toEqual(['b.pdf', 'large.pdf', 'link', 'sub/a.pdf', 'été.pdf'])
    expect(await textOf('sub/a.pdf')).toBe('sub/a.pdf')
    expect(await textOf('été.pdf')).toBe('été.pdf')
  })

  it('answers a link and a file that is too large without reading them', async () => {
    await expect(textOf('link')).rejects.toMatchObject({ code: 'LINK_NOT_FOLLOWED' })
    await expect(textOf('large.pdf')).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  it.skipIf(process.platform !== 'linux')('reads a file whose name is of an old server', async () => {
    const name = Buffer.concat([Buffer.from(`${folder}/sub/`), Buffer.from('relevé.txt', 'latin1')])
    writeFileSync(name, 'read')
    expect(await textOf('sub/relevé.txt')).toBe('read')
    rmSync(name)
  })
})
