import 'reflect-metadata'
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { signPdf } from '../../src/pdf/sign-pdf.ts'
import { appendSecurityStore } from '../../src/pdf/writing/append-security-store.ts'
import { type PdfSigner, pdfSigner } from '../../src/signing/pdf-signer.ts'
import { hasTool } from '../required-tool.ts'
import { testIdentity } from '../signing/test-identity.ts'
import { type OpenedPdf, openPdf, streamBody, withUpdate } from './incremental-update.ts'
import { type OpensslAuthority, opensslAuthority } from './openssl-authority.ts'
import { renderSample } from './samples/render-sample.ts'
import { attestationView } from './samples/sample-views.ts'
import { fillPlaceholder } from './signable-pdf.ts'

let signer: PdfSigner
let signed: Uint8Array
let opened: OpenedPdf
beforeAll(async () => {
  signer = pdfSigner(await testIdentity('EC'))
  signed = await signPdf(await renderSample('attestation', attestationView), signer)
  opened = await openPdf(signed)
})

/** What is said of the first signature once something was appended. */
async function changesIn(pdf: Uint8Array): Promise<readonly string[]> {
  const [evidence] = await readPdfSignatures(pdf)
  expect(evidence).toMatchObject({ coverage: 'earlier-revision', intact: true, valid: true })
  return evidence?.laterChanges ?? []
}

function withKey(dictionary: PDFDict, key: string, value: string): string {
  const copy = dictionary.clone(opened.document.context)
  copy.delete(PDFName.of(key))
  return `${copy}`.replace(/>>$/, `/${key} ${value}\n>>`)
}

const catalogWith = (key: string, value: string) =>
  [opened.root.objectNumber, withKey(opened.catalog, key, value)] as const
const pageWith = (key: string, value: string) =>
  [opened.pageRef.objectNumber, withKey(opened.page, key, value)] as const

function numberOf(dictionary: PDFDict, ...path: string[]): number {
  let found = dictionary
  for (const key of path.slice(0, -1)) found = found.lookup(PDFName.of(key), PDFDict)
  const ref = found.get(PDFName.of(path.at(-1) ?? ''))
  if (!(ref instanceof PDFRef)) throw new Error(`${path.join('/')} is no reference`)
  return ref.objectNumber
}

const formNumber = () => numberOf(opened.catalog, 'AcroForm')
const form = () => opened.catalog.lookup(PDFName.of('AcroForm'), PDFDict)

describe('what was added to a genuine PDF after it was signed (A22)', () => {
  it.each<[string, string, () => readonly (readonly [number, string])[]]>([
    [
      'a note that covers the page',
      'annotation',
      () => [
        pageWith('Annots', `[${opened.next} 0 R]`),
        [opened.next, '<</Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /Contents (C)>>'],
      ],
    ],
    [
      'a note beside what the page has already',
      'annotation',
      () => [
        pageWith(
          'Annots',
          `[${opened.page.lookup(PDFName.of('Annots'), PDFArray).get(0)} ${opened.next} 0 R]`,
        ),
        [opened.next, '<</Type /Annot /Subtype /Stamp /Rect [0 0 595 842]>>'],
      ],
    ],
    [
      'other content under the number of the page content',
      'page-content',
      () => [[numberOf(opened.page, 'Contents'), streamBody('BT (CATEGORIE C) Tj ET')]],
    ],
    [
      'another content for the page',
      'page-content',
      () => [pageWith('Contents', `${opened.next} 0 R`), [opened.next, streamBody('BT (CATEGORIE C) Tj ET')]],
    ],
    ['another size of the page', 'page-content', () => [pageWith('MediaBox', '[0 0 100 100]')]],
    [
      'a font that shows other letters (shadow attack, replace)',
      'page-content',
      () => {
        const fonts = opened.page.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('Font'), PDFDict)
        const [[name] = []] = fonts.entries()
        return [
          [numberOf(fonts, name?.decodeText() ?? ''), '<</Type /Font /Subtype /Type1 /BaseFont /Courier>>'],
        ]
      },
    ],
    [
      'layers that hide and show (shadow attack, hide)',
      'page-content',
      () => [catalogWith('OCProperties', '<</OCGs [] /D <</BaseState /OFF>>>>')],
    ],
    [
      'a second page',
      'pages',
      () => [
        [
          numberOf(opened.catalog, 'Pages'),
          `<</Type /Pages /Count 2 /Kids [${opened.pageRef} ${opened.pageRef}]>>`,
        ],
      ],
    ],
    [
      'another tree of pages',
      'pages',
      () => [catalogWith('Pages', `${opened.next} 0 R`), [opened.next, '<</Type /Pages /Count 0 /Kids []>>']],
    ],
    ['a form', 'form', () => [[formNumber(), withKey(form(), 'NeedAppearances', 'true')]]],
    ['another form in place of ours', 'form', () => [catalogWith('AcroForm', '<</Fields [] /SigFlags 3>>')]],
    [
      'a field of a form',
      'form',
      () => {
        const field = form().lookup(PDFName.of('Fields'), PDFArray).get(0)
        return [
          [formNumber(), withKey(form(), 'Fields', `[${field} ${opened.next} 0 R]`)],
          [opened.next, '<</FT /Tx /T (C) /Subtype /Widget /Rect [0 0 9 9]>>'],
        ]
      },
    ],
    [
      'an XFA form',
      'xfa',
      () => [
        [formNumber(), withKey(form(), 'XFA', `${opened.next} 0 R`)],
        [opened.next, streamBody('<xdp/>')],
      ],
    ],
    [
      'a script that runs on opening',
      'javascript',
      () => [catalogWith('OpenAction', '<</S /JavaScript /JS (app.alert\\(1\\))>>')],
    ],
    ['a script among the names', 'javascript', () => [catalogWith('Names', '<</JavaScript <</Names []>>>>')]],
    [
      'an attached file',
      'embedded-file',
      () => [
        catalogWith('Names', `<</EmbeddedFiles <</Names [(a) ${opened.next} 0 R]>>>>`),
        [opened.next, '<</Type /Filespec /F (a.exe)>>'],
      ],
    ],
    ['an action on opening', 'action', () => [catalogWith('OpenAction', '<</S /Launch /F (a.exe)>>')]],
    [
      'other metadata',
      'metadata',
      () => [[numberOf(opened.catalog, 'Metadata'), streamBody('<x/>', '/Type /Metadata /Subtype /XML ')]],
    ],
    ['another language of the document', 'catalog', () => [catalogWith('Lang', '(en)')]],
    ['an object that nothing shows', 'other-object', () => [[opened.next, '<</Shown (CATEGORIE C)>>']]],
    [
      'an object under the number that packs others',
      'page-content',
      () => [[opened.next - 2, streamBody('1 0 null', '/Type /ObjStm /N 1 /First 4 ')]],
    ],
    [
      'another signature value',
      'signature',
      () => [[numberOf(signatureField(), 'V'), '<</Type /Sig /Contents <00>>>']],
    ],
  ])('%s is named %s', async (_, expected, bodies) => {
    const update = bodies()
    const [kind] = (await changesIn(await withUpdate(signed, update))).filter(
      (change) => change !== 'other-object',
    )
    expect(kind ?? 'other-object').toBe(expected)
  })

  function signatureField(): PDFDict {
    return form().lookup(PDFName.of('Fields'), PDFArray).lookup(0, PDFDict)
  }

  it('a second signature is named, though it covers all and its signer is the same', async () => {
    const field = form().lookup(PDFName.of('Fields'), PDFArray).get(0)
    const [widget, value] = [opened.next, opened.next + 1]
    const prepared = await withUpdate(signed, [
      [formNumber(), withKey(form(), 'Fields', `[${field} ${widget} 0 R]`)],
      [widget, `<</FT /Sig /T (Signature2) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /V ${value} 0 R>>`],
      [
        value,
        `<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 /********** /********** /**********]\n/Contents <${'00'.repeat(4096)}> >>`,
      ],
    ])
    const [first, second] = await readPdfSignatures(await signPdf(prepared, signer))
    expect(first).toMatchObject({ coverage: 'earlier-revision', laterChanges: ['signature'] })
    expect(second).toMatchObject({ coverage: 'entire-file', valid: true })
  })

  it('a change hidden behind a security store is named', async () => {
    const store = await appendSecurityStore(signed, {
      certificates: [signer.certificate],
      revocationLists: [],
    })
    expect(await changesIn(store)).toEqual(['security-store'])
    const both = await withUpdate(store, [[numberOf(opened.page, 'Contents'), streamBody('BT (C) Tj ET')]])
    expect(await changesIn(both)).toEqual(['security-store', 'page-content'])
  })

  it('a security store that holds anything else is none', async () => {
    const [store, stream] = [opened.next, opened.next + 1]
    const withStore = (entries: string, body: string) =>
      withUpdate(signed, [catalogWith('DSS', `${store} 0 R`), [store, `<<${entries}>>`], [stream, body]])
    const plain = streamBody('certificate')
    expect(await changesIn(await withStore(`/Certs [${stream} 0 R]`, plain))).toEqual(['security-store'])
    for (const [entries, body] of [
      [`/Certs [${stream} 0 R] /Pages ${opened.pageRef}`, plain],
      [`/Certs [${stream} 0 R]`, '<</Type /Annot>>'],
      [`/Certs [${stream} 0 R]`, streamBody('x', '/Type /XObject /Subtype /Form ')],
      [`/Certs [<</Type /Annot>>]`, plain],
      [`/VRI <</A <</Cert [${stream} 0 R] /Other 1>>>>`, plain],
    ] as const)
      expect(await changesIn(await withStore(entries, body)), entries).toContain('catalog')
  })
})

describe('an update that two readers could read in two ways is unreadable (A22)', () => {
  const harmless = () => [catalogWith('DSS', `${opened.next} 0 R`), [opened.next, '<</Certs []>>']] as const

  it('and one in good form is not', async () => {
    expect(await changesIn(await withUpdate(signed, harmless()))).toEqual(['security-store'])
  })

  it.each<[string, () => Promise<Uint8Array>]>([
    ['bytes between the revisions', () => withUpdate(signed, harmless(), { before: '% note\n' })],
    [
      'bytes after the last',
      async () => Buffer.concat([await withUpdate(signed, harmless()), Buffer.from('% note\n')]),
    ],
    ['a line end alone', async () => Buffer.concat([signed, Buffer.from('\n')])],
    ['no objects at all', async () => Buffer.concat([signed, Buffer.from('\n%%EOF\n')])],
    [
      'an offset into something else',
      () => withUpdate(signed, harmless(), { moved: (_, offset) => offset + 1 }),
    ],
    [
      'an offset into the signed revision',
      () =>
        withUpdate(signed, harmless(), { moved: (number, offset) => (number === opened.next ? 20 : offset) }),
    ],
    [
      'an object that is freed',
      () => withUpdate(signed, harmless(), { freed: [opened.pageRef.objectNumber] }),
    ],
    ['a revision left out', () => withUpdate(signed, harmless(), { previous: 0 })],
    ['another catalog', () => withUpdate(signed, harmless(), { root: `${opened.next} 0 R` })],
    [
      'a second cross-reference beside the table',
      () => withUpdate(signed, harmless(), { trailer: '/XRefStm 9 ' }),
    ],
    ['a note that it is encrypted', () => withUpdate(signed, harmless(), { trailer: '/Encrypt null ' })],
    ['an object given twice', () => withUpdate(signed, [...harmless(), [opened.next, '<</Certs []>>']])],
    ['a key given twice', () => withUpdate(signed, [[opened.next, '<</Certs [] /Certs []>>']])],
    [
      'a stream whose length stands elsewhere',
      () => withUpdate(signed, [[opened.next, '<</Length 9 0 R>>\nstream\nx\nendstream']]),
    ],
    [
      'a stream that is longer than it says',
      () =>
        withUpdate(signed, [
          [opened.next, '<</Length 1>>\nstream\nx 9 0 obj <</Shown (C)>> endobj\nendstream'],
        ]),
    ],
  ])('with %s', async (_, attack) => {
    expect(await changesIn(await attack())).toEqual(['unreadable'])
  })

  it('with an object packed in a stream', async () => {
    const packed = streamBody('5 0 null', '/Type /ObjStm /N 1 /First 4 ')
    expect(await changesIn(await withUpdate(signed, [[opened.next, packed]]))).not.toContain('security-store')
  })
})

describe.skipIf(!hasTool('openssl'))('a document time-stamp', () => {
  let tsa: OpensslAuthority
  beforeAll(async () => {
    tsa = await opensslAuthority()
  })
  afterAll(() => tsa.close())

  const prepared = (widgetMore = '', subtype = 'Widget') => {
    const [widget, value] = [opened.next, opened.next + 1]
    const field = form().lookup(PDFName.of('Fields'), PDFArray).get(0)
    const annotation = opened.page.lookup(PDFName.of('Annots'), PDFArray).get(0)
    return withUpdate(signed, [
      [formNumber(), withKey(form(), 'Fields', `[${field} ${widget} 0 R]`)],
      pageWith('Annots', `[${annotation} ${widget} 0 R]`),
      [
        widget,
        `<</FT /Sig /T (Time) /Type /Annot /Subtype /${subtype} /F 132 /Rect [0 0 0 0] /P ${opened.pageRef} /V ${value} 0 R ${widgetMore}>>`,
      ],
      [
        value,
        `<</Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange [0 /********** /********** /**********]\n/Contents <${'00'.repeat(8192)}> >>`,
      ],
    ])
  }
  const stamped = async (pdf: Uint8Array) => {
    const covered: Buffer[] = []
    await fillPlaceholder(pdf, (bytes) => {
      covered.push(Buffer.from(bytes))
      return Buffer.from('00', 'hex')
    })
    const token = await tsa.stamp(covered[0] ?? Buffer.alloc(0))
    return fillPlaceholder(pdf, () => token)
  }

  it('adds a time and changes nothing', async () => {
    expect(await readPdfSignatures(await stamped(await prepared()))).toMatchObject([
      { coverage: 'earlier-revision', valid: true, laterChanges: ['document-timestamp'] },
      {
        subFilter: 'ETSI.RFC3161',
        coverage: 'entire-file',
        intact: true,
        valid: true,
        timestamp: { authority: 'Horodatage Essai', fault: null },
      },
    ])
  })

  it('on other bytes does not hold', async () => {
    const [, time] = await readPdfSignatures(
      await fillPlaceholder(await prepared(), () => Buffer.from('3000', 'hex')),
    )
    expect(time).toMatchObject({ valid: false, intact: false, timestamp: { at: null } })
  })

  it('whose field would show something is named a signature', async () => {
    const showing = await stamped(await prepared(`/AP <</N ${opened.pageRef}>>`))
    expect((await readPdfSignatures(showing))[0]?.laterChanges).toContain('signature')
    // An icon is drawn whatever the rectangle.
    const icon = await stamped(await prepared('', 'Text'))
    expect((await readPdfSignatures(icon))[0]?.laterChanges).toContain('signature')
  })
})
