import 'reflect-metadata'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { PDFName, PDFRef } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { hidesObjects } from '../../src/pdf/revisions/hidden-objects.ts'
import { signPdf } from '../../src/pdf/sign-pdf.ts'
import { type PdfSigner, pdfSigner } from '../../src/signing/pdf-signer.ts'
import { testIdentity } from '../signing/test-identity.ts'
import {
  lastStart,
  type OpenedPdf,
  openPdf,
  streamBody,
  type UpdateOptions,
  withUpdate,
} from './incremental-update.ts'
import { renderSample } from './samples/render-sample.ts'
import { attestationView } from './samples/sample-views.ts'
import { signablePdf } from './signable-pdf.ts'

let signer: PdfSigner
let signed: Uint8Array
let opened: OpenedPdf
/** The object that a forger wants to be shown in place of the content of the page, as it would stand in a file. */
let forged: string
let content: number
beforeAll(async () => {
  signer = pdfSigner(await testIdentity('EC'))
  signed = await signPdf(await renderSample('attestation', attestationView), signer)
  opened = await openPdf(signed)
  const ref = opened.page.get(PDFName.of('Contents'))
  if (!(ref instanceof PDFRef)) throw new Error('the page has no content of its own')
  content = ref.objectNumber
  forged = `${content} 0 obj\n${streamBody('0 0 600 900 re f')}\nendobj\n`
})

async function changesIn(pdf: Uint8Array): Promise<readonly string[]> {
  const [evidence] = await readPdfSignatures(pdf)
  expect(evidence).toMatchObject({ coverage: 'earlier-revision', intact: true, valid: true })
  return evidence?.laterChanges ?? []
}

/** A security store, with a text in a string of it. */
const store = (text = '') => [
  catalogWith('DSS', `${opened.next} 0 R`),
  [opened.next, `<</Type (${text}) /Certs []>>`] as const,
]
/** A security store, with a text in a stream of it. */
const storeOf = (data: string) => [
  catalogWith('DSS', `${opened.next} 0 R`),
  [opened.next, `<</Certs [${opened.next + 1} 0 R]>>`] as const,
  [opened.next + 1, streamBody(data)] as const,
]

function catalogWith(key: string, value: string) {
  const copy = opened.catalog.clone(opened.document.context)
  copy.delete(PDFName.of(key))
  return [opened.root.objectNumber, `${copy}`.replace(/>>$/, `/${key} ${value}\n>>`)] as const
}

describe('an update whose cross-reference stream takes the number of a signed object', () => {
  it('and sends readers to an object hidden in a string is unreadable', async () => {
    const hidden = [[content, forged]] as const
    for (const streamNumber of [content, opened.next + 1])
      expect(await changesIn(await withUpdate(signed, store(forged), { streamNumber, hidden }))).toEqual([
        'unreadable',
      ])
  })

  it('and does not name it is unreadable', async () => {
    expect(await changesIn(await withUpdate(signed, store(), { streamNumber: content }))).toEqual([
      'unreadable',
    ])
  })

  it('is unreadable, be it a number that another object of the update has', async () => {
    expect(await changesIn(await withUpdate(signed, store(), { streamNumber: opened.next }))).toEqual([
      'unreadable',
    ])
  })
})

describe('an update that makes readers look for objects by themselves', () => {
  it.each([0, 2, 99_999_999])('by a /Size of %d is unreadable', async (size) => {
    expect(await changesIn(await withUpdate(signed, store(), { size }))).toEqual(['unreadable'])
  })

  it('by an object of an enormous number is unreadable', async () => {
    const far = 90_000_000
    const bodies = [catalogWith('DSS', `${far} 0 R`), [far, '<</Certs []>>'] as const]
    expect(await changesIn(await withUpdate(signed, bodies))).toEqual(['unreadable'])
  })

  it('by a table after a stream, or a stream after a table, is unreadable', async () => {
    expect(await changesIn(await withUpdate(signed, store(), { section: 'table' }))).toEqual(['unreadable'])
    const withTable = await signPdf(await signablePdf(), signer)
    const { next } = await openPdf(withTable)
    const update = [[next, '<</Shown (C)>>']] as const
    expect(await changesIn(await withUpdate(withTable, update))).toEqual(['other-object'])
    expect(await changesIn(await withUpdate(withTable, update, { section: 'stream' }))).toEqual([
      'unreadable',
    ])
  })

  it.each<[string, UpdateOptions]>([
    ['a generation that no object has', { generation: 1 }],
    ['another generation in the header', { header: (number) => `${number} 1 obj\n` }],
    ['a number with a zero before it', { header: (number) => `0${number} 0 obj\n` }],
    ['a header over several lines', { header: (number) => `${number}\n0 obj\n` }],
    ['a header that goes on after its last word', { header: (number) => `${number} 0 objx\n` }],
    ['a header that begins no line', { header: (number) => `${number} 0 obj `, before: ' ' }],
    ['a comment inside an object', { header: (number) => `${number} 0 obj\n% 9 0 obj\n` }],
    ['another description of the document', { trailer: '/Info 9 0 R ' }],
    ['an unknown key of the trailer', { trailer: '/F (other.pdf) ' }],
    ['a predictor', { trailer: '/DecodeParms <</Predictor 12>> ' }],
    ['a stream packed without its frame', { pack: deflateRawSync }],
    ['a stream cut short', { pack: (table) => deflateSync(table).subarray(0, -1) }],
    [
      'a stream that goes on after its end',
      { pack: (table) => Buffer.concat([deflateSync(table), Buffer.from('\n')]) },
    ],
    [
      'a stream with more rows than it names',
      { pack: (table) => deflateSync(Buffer.concat([table, table])) },
    ],
    ['the last lines in a comment', { ending: (at) => `startxref\n9\n%startxref\n${at}\n%%EOF\n` }],
    ['an earlier start of the section', { ending: (at) => `startxref\n9\n%%EOF\nstartxref\n${at}\n%%EOF\n` }],
    ['a start that names another place', { ending: () => 'startxref\n9\n%%EOF\n' }],
    ['an end of file twice', { ending: (at) => `startxref\n${at}\n%%EOF\n%%EOF\n` }],
    ['an end of file out of sight', { ending: (at) => `startxref\n${at}\n%%EOF\n${' '.repeat(5_000)}` }],
    ['a section out of sight', { ending: (at) => `${'\n'.repeat(5_000)}startxref\n${at}\n%%EOF\n` }],
  ])('by %s is unreadable', async (_, options) => {
    expect(await changesIn(await withUpdate(signed, store(), options))).toEqual(['unreadable'])
  })

  it('by the place of the revision before written as a fraction is unreadable', async () => {
    const previous = `${lastStart(signed)}.0`
    expect(await changesIn(await withUpdate(signed, store(), { previous }))).toEqual(['unreadable'])
  })

  it('by a hexadecimal string with something else in it is unreadable', async () => {
    const bodies = (text: string) => [
      catalogWith('DSS', `${opened.next} 0 R`),
      [opened.next, `<</Type <${text}> /Certs []>>`] as const,
    ]
    expect(await changesIn(await withUpdate(signed, bodies('0A 0b')))).toEqual(['security-store'])
    expect(await changesIn(await withUpdate(signed, bodies('0A /Pages 1 0 R')))).toEqual(['unreadable'])
  })

  it('by entries of a table that are not twenty bytes long is unreadable', async () => {
    const withTable = await signPdf(await signablePdf(), signer)
    const { next } = await openPdf(withTable)
    const row = (written: string) => written.replace(' n \n', ' n12')
    expect(await changesIn(await withUpdate(withTable, [[next, '<<>>']], { row }))).toEqual(['unreadable'])
  })

  it('by an object that follows the end of the revision on its line is unreadable', async () => {
    const update = Buffer.from(await withUpdate(signed, store()))
    const first = update.subarray(0, update.length - 1)
    const again = await withUpdate(first, [[opened.next + 9, '<<>>']], { section: 'stream' })
    const joined = Buffer.concat([first, Buffer.from(again).subarray(first.length + 1)])
    expect(await changesIn(joined)).toEqual(['unreadable'])
  })
})

describe('an update in good form that hides, where such readers look,', () => {
  it.each<[string, () => string]>([
    ['an object', () => forged],
    ['an object with a comment between its numbers', () => `${content} %\n0 %\nobj\n<<>>`],
    ['an object with signs before its numbers', () => `+${content} -0 obj<<>>`],
    [
      'an object after comments that a reader is sent past',
      () => `%a %b ${content} %c %d\n%\n 0 %% %\n%\n%\nobj<<>>`,
    ],
    ['an object without a space before the last word', () => `${content} 0obj<<>>`],
    ['an object parted by bytes taken for white space', () => `${content}\x800\xffobj<<>>`],
    ['the end of an object', () => 'endobj'],
    ['the end of a stream', () => 'endstream'],
    ['a trailer', () => 'trailer <</Root 9 0 R>>'],
    ['the start of a section', () => 'startxref 9'],
    ['the end of the file', () => '%%EOF'],
    ['another file', () => '%PDF-1.7'],
  ])('%s is unreadable', async (_, text) => {
    expect(await changesIn(await withUpdate(signed, store(text())))).toEqual(['unreadable'])
    expect(await changesIn(await withUpdate(signed, storeOf(text())))).toEqual(['unreadable'])
  })

  it('nothing but words that are near is a security store', async () => {
    const near = 'The object, obj; 12 objects, endob, %EOF, start xref'
    expect(await changesIn(await withUpdate(signed, store(near)))).toEqual(['security-store'])
    expect(await changesIn(await withUpdate(signed, storeOf(near)))).toEqual(['security-store'])
  })
})

it('a thousand lines of comments are looked past, and a number alone is none', () => {
  const parts = { objects: 0, streams: 0, sections: 0, tables: 0 }
  const comments = '%\n'.repeat(1_000)
  const hides = (text: string) => hidesObjects(Buffer.from(text, 'latin1'), parts)
  expect(hides(`5 ${comments}0 ${comments}obj`)).toBe(true)
  expect(hides(`a ${comments}0 ${comments}obj`)).toBe(false)
  expect(hides('50obj, 7 objects; (5) 0 obj')).toBe(false)
})

it('a million bytes of any content hold no object by chance', () => {
  let state = 1
  const bytes = Buffer.alloc(1_000_000)
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  expect(hidesObjects(bytes, { objects: 0, streams: 0, sections: 0, tables: 0 })).toBe(false)
})
