import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeBinarySeal, composeMixedSeal } from '../../src/core/seal/compose-binary-seal.ts'
import { splitCode } from '../../src/core/seal/multi-code.ts'
import { BINARY_HEADER, block, MIXED_HEADER, signedBinary } from '../core/seal/binary-samples.ts'
import { bytesPng } from '../scan/byte-symbols.ts'
import { type Placed, pdfOf } from '../scan/sample-pages.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const BINARY = signedBinary(composeBinarySeal(BINARY_HEADER, [block('0a', 0x5a, 0x94), block('af')]))
const MIXED = signedBinary(
  composeMixedSeal(MIXED_HEADER, [{ id: '69', value: '12071973' }], [block('cc', 0, 0xff, 0x1f)]),
)

function written(name: string, content: string | Uint8Array): string {
  const path = workshop.path(name)
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  return path
}

async function pages(...texts: readonly string[]): Promise<Uint8Array> {
  const pngs = await Promise.all(texts.map((text) => bytesPng(text, 0, 6)))
  return pdfOf(...pngs.map((png): Placed[] => [{ png, x: 20, y: 30, width: 30 }]))
}

describe('permis decode', () => {
  it('shows the blocks of a binary code in hexadecimal digits, its annex apart', async () => {
    const text = `${BINARY}\u0001\u0002\u0012\u0034`
    const { exit, value } = await workshop.json(['decode', written('binary.bin', text)])
    expect(exit).toBe(0)
    expect(value).toMatchObject({
      payload: text,
      form: 'binary',
      header: BINARY_HEADER,
      fields: {},
      blocks: [
        { id: '0a', data: '5a94' },
        { id: 'af', data: '' },
      ],
      annexBlocks: [{ id: '01', data: '1234' }],
      verified: false,
    })
    const told = await workshop.run(['decode', workshop.path('binary.bin')])
    expect(told.stdout).toContain('bloc 0a        5a94')
    expect(told.stderr).toContain('Rien n’a été vérifié')
  })

  it('shows fields and blocks of a mixed code', async () => {
    const { value } = await workshop.json(['decode', '-'], { input: Buffer.from(MIXED, 'latin1') })
    expect(value).toMatchObject({
      payload: MIXED,
      form: 'mixed',
      fields: { 69: '12071973' },
      blocks: [{ id: 'cc', data: '00ff1f' }],
    })
  })

  it('joins the codes of a document, and leaves out half a seal beside a whole one', async () => {
    const [first = '', second = ''] = splitCode(BINARY, 'X7Q', 2)
    const joined = await workshop.json(['decode', written('two.pdf', await pages(second, first))])
    expect(joined.value).toMatchObject({ payload: BINARY, form: 'binary' })
    const position = expect.objectContaining({ x: expect.any(Number), width: expect.any(Number) })
    const place = { position, step: expect.any(String) }
    expect(joined.value).toMatchObject({
      found: [
        { ...place, page: 2 },
        { ...place, page: 1 },
      ],
    })
    const beside = await workshop.json(['decode', written('beside.pdf', await pages(MIXED, first))])
    expect(beside.value).toMatchObject({ payload: MIXED })
  })

  it('refuses one of several codes by name, exit 65', async () => {
    const [part = ''] = splitCode(BINARY, 'X7Q', 2)
    const ran = await workshop.json(['decode', written('part.bin', part)])
    expect(ran).toMatchObject({ exit: 65, value: { error: { code: 'CODE_PART' } } })
  })
})

describe('permis verify', () => {
  it('judges a binary code, and asks for the codes that are missing', async () => {
    const binary = await workshop.json(['verify', written('judged.bin', BINARY)])
    expect(binary).toMatchObject({
      exit: 1,
      value: { verdict: 'invalid', seal: { form: 'binary', fields: null, blocks: null } },
    })
    const [, part = ''] = splitCode(BINARY, 'X7Q', 2)
    const half = await workshop.json(['verify', written('half.bin', part)])
    expect(half).toMatchObject({ exit: 2, value: { verdict: 'indeterminate', document: null, seal: null } })
    const told = await workshop.run(['verify', workshop.path('half.bin')])
    expect(told.stdout).toContain('il en manque')
  })
})
