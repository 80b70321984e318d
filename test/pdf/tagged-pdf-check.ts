import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { roles } from '../../src/pdf/layout/structure-roles.ts'

/**
 * Reads a PDF back with pdf-lib and lists what is against PDF/UA-1 or PDF/A-2a, as far as this can be seen
 * without a validator: marks, structure, fonts, metadata. An empty list proves no conformance.
 */
export async function faultsOfTaggedPdf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return [
    ...catalogFaults(pdf),
    ...metadataFaults(pdf),
    ...contentFaults(pdf),
    ...treeFaults(pdf),
    ...fontFaults(pdf),
  ]
}

const name = PDFName.of

function textAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(name(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

function contentOf(page: PDFDict): string {
  const stream = page.lookup(name('Contents'))
  return stream instanceof PDFRawStream ? streamText(stream) : ''
}

function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault]
}

function streamText(stream: PDFRawStream): string {
  const filtered = stream.dict.has(name('Filter'))
  return Buffer.from(filtered ? inflateSync(stream.contents) : stream.contents).toString('latin1')
}

function catalogFaults({ catalog, context }: PDFDocument): string[] {
  const intents = catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)
  return [
    ...unless(textAt(catalog, 'Lang') === 'fr-FR', 'Lang is not fr-FR'),
    ...unless(String(catalog.lookup(name('MarkInfo'))).includes('/Marked true'), 'not Marked'),
    ...unless(
      String(catalog.lookup(name('ViewerPreferences'))).includes('DisplayDocTitle true'),
      'no DisplayDocTitle',
    ),
    ...unless(intents.get(name('S')) === name('GTS_PDFA1'), 'no output intent'),
    ...unless(context.trailerInfo.ID instanceof PDFArray, 'no file identifier'),
  ]
}

function metadataFaults({ catalog, context }: PDFDocument): string[] {
  const stream = catalog.lookup(name('Metadata'))
  if (!(stream instanceof PDFRawStream) || stream.dict.has(name('Filter')))
    return ['XMP is absent or filtered']
  const xmp = Buffer.from(stream.contents).toString('utf8')
  const value = (tag: string) =>
    new RegExp(`<${tag}>(.*?)</${tag}>`, 's')
      .exec(xmp)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  const info = context.lookup(context.trailerInfo.Info, PDFDict)
  const date = (text: string | undefined) => (text ?? '').replace(/\D/g, '')
  return [
    ...unless(value('pdfaid:part') === '2' && value('pdfaid:conformance') === 'A', 'not PDF/A-2a'),
    ...unless(value('pdfuaid:part') === '1', 'not PDF/UA-1'),
    ...unless(xmp.includes('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>'), 'no extension schema'),
    ...unless(value('dc:title') === textAt(info, 'Title'), 'titles differ'),
    ...unless(value('dc:description') === textAt(info, 'Subject'), 'subjects differ'),
    ...unless(value('dc:creator') === textAt(info, 'Author'), 'authors differ'),
    ...unless(value('pdf:Producer') === textAt(info, 'Producer'), 'producers differ'),
    ...unless(date(value('xmp:CreateDate')) === date(textAt(info, 'CreationDate')), 'creation dates differ'),
    ...unless(date(value('xmp:ModifyDate')) === date(textAt(info, 'ModDate')), 'modification dates differ'),
  ]
}

const painting = new Set('f f* F B B* b b* S s sh Do Tj TJ BI'.split(' '))
const refused = new Set('gs sh Do BI \' " CS cs SCN scn K k ri'.split(' '))

function contentFaults(pdf: PDFDocument): string[] {
  return pdf.getPages().flatMap(({ node }, index) => {
    const faults = node.get(name('Tabs')) === name('S') ? [] : [`page ${index} has no Tabs S`]
    let depth = 0
    for (const operator of operatorsOf(contentOf(node))) {
      if (operator === 'BDC' || operator === 'BMC') depth++
      if (operator === 'EMC') depth--
      if (depth > 1 || depth < 0) faults.push(`page ${index} nests marked content`)
      if (painting.has(operator) && depth === 0)
        faults.push(`page ${index} paints with ${operator} outside a mark`)
      if (refused.has(operator)) faults.push(`page ${index} uses ${operator}`)
    }
    return [...faults, ...unless(depth === 0, `page ${index} leaves a mark open`)]
  })
}

function operatorsOf(content: string): string[] {
  const bare = content.replace(/\((?:\\.|[^\\)])*\)/g, ' ').replace(/<[0-9a-f]*>/g, ' ')
  return bare.split(/[\s[\]<>]+/).filter((token) => /^[A-Za-z'"][A-Za-z*0-9]*$/.test(token))
}

function treeFaults(pdf: PDFDocument): string[] {
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const numbers = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray)
  const parents = new Map<number, unknown>()
  for (let i = 0; i < numbers.size(); i += 2)
    parents.set(numbers.lookup(i, PDFNumber).asNumber(), numbers.lookup(i + 1))
  const faults: string[] = []
  const claimed = new Set<string>()
  const pageKey = (ref: unknown) =>
    ref instanceof PDFRef
      ? pdf.context.lookup(ref, PDFDict).lookup(name('StructParents'), PDFNumber).asNumber()
      : -1
  const claim = (ref: PDFRef, page: unknown, id: number) => {
    const key = pageKey(page)
    const owners = parents.get(key)
    if (!(owners instanceof PDFArray) || owners.get(id) !== ref)
      faults.push(`mark ${id} of page ${key} names another parent`)
    if (claimed.has(`${key}/${id}`)) faults.push(`mark ${id} of page ${key} has two parents`)
    claimed.add(`${key}/${id}`)
  }
  const visit = (ref: PDFRef, parent: PDFRef) => {
    const element = pdf.context.lookup(ref, PDFDict)
    if (element.get(name('P')) !== parent) faults.push('an element names another parent')
    faults.push(...elementFaults(element))
    const kids = element.lookup(name('K'))
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [kids]) {
      if (kid instanceof PDFRef) visit(kid, ref)
      else if (kid instanceof PDFNumber) claim(ref, element.get(name('Pg')), kid.asNumber())
      else if (kid instanceof PDFDict && kid.has(name('MCID')))
        claim(ref, kid.get(name('Pg')), kid.lookup(name('MCID'), PDFNumber).asNumber())
      else if (kid instanceof PDFDict)
        faults.push(...unless(kid.get(name('Type')) === name('OBJR'), 'an unknown kid'))
    }
  }
  const document = root.get(name('K'))
  const rootRef = pdf.catalog.get(name('StructTreeRoot'))
  if (document instanceof PDFRef && rootRef instanceof PDFRef) visit(document, rootRef)
  return [...faults, ...unclaimedMarks(parents, claimed), ...countFaults(pdf, parents)]
}

function unclaimedMarks(parents: ReadonlyMap<number, unknown>, claimed: ReadonlySet<string>): string[] {
  return [...parents].flatMap(([key, owners]) =>
    owners instanceof PDFArray
      ? owners
          .asArray()
          .flatMap((_, id) => unless(claimed.has(`${key}/${id}`), `mark ${id} of page ${key} has no element`))
      : [],
  )
}

/** The marks that a page's content makes are those that the parent tree knows. */
function countFaults(pdf: PDFDocument, parents: ReadonlyMap<number, unknown>): string[] {
  return pdf.getPages().flatMap(({ node }, index) => {
    const content = contentOf(node)
    const ids = [...content.matchAll(/\/MCID (\d+)/g)].map(([, id]) => Number(id))
    const owners = parents.get(node.lookup(name('StructParents'), PDFNumber).asNumber())
    const expected = owners instanceof PDFArray ? owners.size() : 0
    return unless(
      ids.length === expected && ids.every((id, i) => id === i),
      `page ${index} and its parents differ`,
    )
  })
}

const children: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['Caption', 'THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
}

function elementFaults(element: PDFDict): string[] {
  const role = String(element.get(name('S'))).slice(1)
  const attributes = String(element.lookup(name('A')))
  const kids = element.lookup(name('K'))
  const kidRoles = (kids instanceof PDFArray ? kids.asArray() : []).flatMap((_, i) => {
    const kid = kids instanceof PDFArray ? kids.lookup(i) : undefined
    return kid instanceof PDFDict && kid.has(name('S')) ? [String(kid.get(name('S'))).slice(1)] : []
  })
  return [
    ...unless((roles as readonly string[]).includes(role), `role ${role} is unknown`),
    ...unless(
      kidRoles.every((kid) => children[role]?.includes(kid) ?? true),
      `${role} holds ${kidRoles.join(' ')}`,
    ),
    ...unless(role !== 'TH' || /\/Scope \/(Column|Row)/.test(attributes), 'a TH has no scope'),
    ...unless(role !== 'Figure' || (textAt(element, 'Alt') ?? '') !== '', 'a figure has no text'),
    ...unless(role !== 'Figure' || attributes.includes('/BBox'), 'a figure has no box'),
    ...unless(role !== 'Form' || (textAt(element, 'Alt') ?? '') !== '', 'a form field has no text'),
  ]
}

function fontFaults(pdf: PDFDocument): string[] {
  const dicts = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
  const fonts = dicts.filter((dict) => dict.get(name('Subtype')) === name('Type0'))
  const faults = fonts.flatMap((font) => {
    const descendant = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict)
    const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict)
    return [
      ...unless(font.get(name('Encoding')) === name('Identity-H'), 'a font is not Identity-H'),
      ...unless(font.lookup(name('ToUnicode')) instanceof PDFRawStream, 'a font has no ToUnicode'),
      ...unless(descendant.get(name('CIDToGIDMap')) === name('Identity'), 'a font has no CIDToGIDMap'),
      ...unless(descendant.lookup(name('W')) instanceof PDFArray, 'a font has no widths'),
      ...unless(descriptor.lookup(name('FontFile2')) instanceof PDFRawStream, 'a font is not embedded'),
    ]
  })
  return [...unless(fonts.length > 0, 'no font'), ...faults]
}
