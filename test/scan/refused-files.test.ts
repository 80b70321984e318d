import { describe, expect, test } from 'vitest'
import { recogniseFile } from '../../src/scan/file-kind.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { SEAL_ONE } from './sample-pages.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('seal text', () => {
  test('the text of a seal is taken byte for byte, without place', async () => {
    const evidence = await readEvidence(latin1(SEAL_ONE))
    expect(evidence).toEqual({
      source: 'seal-text',
      codes: [{ text: SEAL_ONE, page: 1, position: null }],
      otherCodes: [],
      pdf: null,
    })
  })

  test('one final line end is left out', async () => {
    const { codes } = await readEvidence(latin1(`${SEAL_ONE}\n`))
    expect(codes[0]?.text).toBe(SEAL_ONE)
  })

  test('bytes above 127 stay one character each', async () => {
    const { codes } = await readEvidence(latin1(`${SEAL_ONE}\xe9\xff`))
    expect(codes[0]?.text).toBe(`${SEAL_ONE}\xe9\xff`)
  })

  test('a text longer than any set of codes is refused', async () => {
    const long = latin1(SEAL_ONE.padEnd(50_000, 'A'))
    await expect(readEvidence(long)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })
})

describe('files that are not read', () => {
  test('an empty file is refused as such', async () => {
    await expect(readEvidence(new Uint8Array())).rejects.toMatchObject({ code: 'EMPTY_FILE' })
  })

  test('a file of 100 MB is refused with what was found and what is allowed', async () => {
    const refusal = { code: 'FILE_TOO_LARGE', evidence: { found: 100_000_000, limit: 20 * 1024 * 1024 } }
    await expect(readEvidence(new Uint8Array(100_000_000))).rejects.toMatchObject(refusal)
  })

  test.each([
    ['GIF', 'GIF89a\x01\0\x01\0'],
    ['SVG', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG', '\xef\xbb\xbf<!-- drawn --><SVG></SVG>'],
    ['AVIF', '\0\0\0\x1cftypavif\0\0\0\0'],
    ['AVIF', '\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf'],
    ['video', '\0\0\0\x18ftypmp42\0\0\0\0'],
    ['ZIP', 'PK\x03\x04\x14\0\0\0\0\0name.txt'],
    ['Office', 'PK\x03\x04\x14\0\x06\0[Content_Types].xml ... word/document.xml'],
    ['Office (before 2007)', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['BMP', 'BM\x36\0\0\0\0\0\0\0'],
    ['HTML', '<!DOCTYPE html><title>x</title>'],
    ['plain text', 'Bonjour, voici mon permis.'],
    ['plain text', '051227308989'],
    ['unknown', '\x01\x02\x03\x04'],
  ])('a file of type %s is refused by that name', async (found, start) => {
    const refusal = { code: 'UNSUPPORTED_TYPE', evidence: { found } }
    await expect(readEvidence(latin1(start))).rejects.toMatchObject(refusal)
  })

  test.each(['heic', 'mif1', 'msf1'])(
    'a HEIC photo (%s) is refused by a code of its own, with what to do',
    async (brand) => {
      const heic = latin1(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`)
      await expect(readEvidence(heic)).rejects.toMatchObject({
        code: 'HEIC_NOT_READ',
        evidence: { advice: expect.stringContaining('JPEG') },
      })
    },
  )

  test('the owner of an iPhone is told how to make a JPEG', () => {
    const kind = recogniseFile(latin1('\0\0\0\x18ftypheic'))
    expect(kind).toMatchObject({ advice: expect.stringContaining('JPEG') })
  })
})
