import { describe, expect, it } from 'vitest'
import { openZip, type ZipLimits } from '../../src/batch/open-zip.ts'
import { type MadeEntry, makeZip } from './make-zip.ts'

const LIMITS: ZipLimits = { entries: 10, totalBytes: 200 * 1024 * 1024, fileBytes: 20 * 1024 * 1024 }
const hello = Buffer.from('hello')

async function only(entry: MadeEntry): Promise<Uint8Array> {
  const { files } = await openZip(makeZip([entry]), LIMITS)
  expect(files.map(({ name }) => name)).toEqual([entry.name])
  const [file] = files
  return file === undefined ? hello : file.read()
}

describe('an archive', () => {
  it('gives its files by name, those of folders too, and leaves out what begins with a dot', async () => {
    const names = ['z.pdf', 'a/b.pdf', './c.pdf', '.DS_Store', '__MACOSX/._z.pdf', 'a/.git/config', 'folder/']
    const { files } = await openZip(makeZip(names.map((name) => ({ name, bytes: hello }))), LIMITS)
    expect(files.map(({ name }) => name)).toEqual(['./c.pdf', 'a/b.pdf', 'z.pdf'])
    expect(Buffer.from((await files[1]?.read()) ?? []).toString()).toBe('hello')
  })

  it('gives the bytes of a stored entry', async () => {
    expect(Buffer.from(await only({ name: 'a', bytes: hello, stored: true }))).toEqual(hello)
  })

  it.each(['../a.pdf', 'a/../../b.pdf', '/etc/passwd', 'C:/a.pdf'])(
    'answers %s, whose name leads out of it, without reading it',
    async (name) => {
      await expect(only({ name, bytes: hello })).rejects.toMatchObject({ code: 'ENTRY_NAME_UNSAFE' })
    },
  )

  it('answers an encrypted entry with a code of its own', async () => {
    const encrypted = only({ name: 'a.pdf', bytes: hello, encrypted: true })
    await expect(encrypted).rejects.toMatchObject({ code: 'ENTRY_ENCRYPTED' })
  })

  it('does not follow a link', async () => {
    const link = only({ name: 'a.pdf', bytes: Buffer.from('/etc/passwd'), link: true, stored: true })
    await expect(link).rejects.toMatchObject({ code: 'LINK_NOT_FOLLOWED' })
  })

  it('does not unpack an entry packed beyond what honest files are', async () => {
    const bomb = only({ name: 'a.pdf', bytes: Buffer.alloc(8 * 1024 * 1024) })
    await expect(bomb).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' })
  })

  it('does not unpack an entry larger than a file may be', async () => {
    const large = only({ name: 'a.pdf', bytes: Buffer.alloc(21 * 1024 * 1024) })
    await expect(large).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  it('stops unpacking an entry that gives more than it declares', async () => {
    const lying = only({ name: 'a.pdf', bytes: Buffer.alloc(8 * 1024 * 1024), declares: 100 })
    await expect(lying).rejects.toMatchObject({ code: 'ENTRY_UNREADABLE' })
  })

  it('answers an entry packed by a method that is not read', async () => {
    const other = only({ name: 'a.pdf', bytes: hello, method: 12 })
    await expect(other).rejects.toMatchObject({ code: 'ENTRY_UNREADABLE' })
  })

  it('is refused whole where it holds more entries than one may', async () => {
    const many = makeZip(Array.from({ length: 11 }, (_, index) => ({ name: `${index}`, bytes: hello })))
    await expect(openZip(many, LIMITS)).rejects.toMatchObject({ code: 'ARCHIVE_TOO_LARGE' })
  })

  it('is refused whole where it declares more bytes than may come out of one', async () => {
    const large = { bytes: hello, declares: 19 * 1024 * 1024, stored: false }
    const zip = makeZip(['a', 'b', 'c'].map((name) => ({ ...large, name })))
    await expect(openZip(zip, { ...LIMITS, totalBytes: 50 * 1024 * 1024 })).rejects.toMatchObject({
      code: 'ARCHIVE_TOO_LARGE',
    })
    await expect(openZip(zip, { ...LIMITS, entries: 3 })).resolves.toBeDefined()
    const bomb = makeZip(['a', 'b', 'c', 'd'].map((name) => ({ ...large, name })))
    await expect(openZip(bomb, LIMITS)).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7 and so on')],
    ['an archive cut off', makeZip([{ name: 'a', bytes: hello }]).subarray(0, 40)],
  ])('is refused where it is %s', async (_, bytes) => {
    await expect(openZip(bytes, LIMITS)).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' })
  })
})
