import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, rgb } from 'pdf-lib'
import { parseNeph } from '../core/licence/neph.ts'
import { readOwnPage } from '../scan/own-page.ts'
import { issueDocument } from '../service/issue-document.ts'
import { type CorpusTools, generateCorpus } from './scan-corpus-tools.ts'
import type { Workshop } from './workshop.ts'

/** Drivers of whose documents none was looked at while the reader was made. */
const NEPHS = [
  '960880202744',
  '060211205208',
  '891114307780',
  '220967108161',
  '010717205591',
  '061157209043',
  '761125101298',
  '160980103328',
]
const SEED = '731204'
const MODULE_MM = 0.42
const A4_MM = [210, 297] as const
const POINTS_PER_MM = 72 / 25.4

interface CorpusDocument {
  readonly id: string
  readonly pdf: string
  readonly page: 1
  readonly codes: readonly {
    readonly payload: string
    readonly box_mm: readonly number[]
    readonly module_mm: number
  }[]
}

/** Folders with a manifest and the pictures that it lists. */
export interface CorpusFolders {
  readonly withCodes: string
  readonly withoutCodes: string
}

/** Issues documents of eight drivers and has degraded pictures made of them, with their codes and painted over. */
export async function makeCorpus(
  workshop: Workshop,
  tools: CorpusTools,
  folder: string,
): Promise<CorpusFolders> {
  const documents = await Promise.all(NEPHS.map((neph, index) => issueInto(workshop, folder, neph, index)))
  const blanks = await Promise.all(documents.map((document) => paintOver(document, folder)))
  const withCodes = await generate(tools, join(folder, 'codes'), documents, 4)
  return { withCodes, withoutCodes: await generate(tools, join(folder, 'blank'), blanks, 5) }
}

interface Issued extends CorpusDocument {
  readonly bytes: Uint8Array
}

async function issueInto(workshop: Workshop, folder: string, neph: string, index: number): Promise<Issued> {
  const kind = index % 2 === 0 ? 'ADCS' : 'RII'
  const { pdf: bytes } = await issueDocument(workshop.demonstration.issue, {
    kind,
    neph: parseNeph(neph),
    requester: { role: 'operator', mandate: { kind: 'demonstration' } },
    recipientSiren: null,
    at: workshop.at,
    lint: 'symbol',
  })
  const id = `${kind.toLowerCase()}-${index}`
  const pdf = join(folder, `${id}.pdf`)
  await writeFile(pdf, bytes)
  const { codes } = await readOwnPage(bytes)
  const [code] = codes
  if (code?.position == null) throw new TypeError(`the ${kind} of ${neph} shows no code`)
  const { x, y, width, height } = code.position
  const box = [x * A4_MM[0], y * A4_MM[1], width * A4_MM[0], height * A4_MM[1]]
  return { id, pdf, page: 1, bytes, codes: [{ payload: code.text, box_mm: box, module_mm: MODULE_MM }] }
}

/** The generator still wants a place to degrade: where the code was. */
async function paintOver(document: Issued, folder: string): Promise<CorpusDocument> {
  const [code] = document.codes
  const [x = 0, y = 0, width = 0, height = 0] = code?.box_mm ?? []
  const drawn = await PDFDocument.load(document.bytes)
  const page = drawn.getPage(0)
  page.drawRectangle({
    x: (x - 1) * POINTS_PER_MM,
    y: page.getHeight() - (y + height + 1) * POINTS_PER_MM,
    width: (width + 2) * POINTS_PER_MM,
    height: (height + 2) * POINTS_PER_MM,
    color: rgb(1, 1, 1),
  })
  const pdf = join(folder, `${document.id}-blank.pdf`)
  await writeFile(pdf, await drawn.save())
  return { id: document.id, pdf, page: 1, codes: document.codes.map((own) => ({ ...own, payload: '' })) }
}

async function generate(
  tools: CorpusTools,
  folder: string,
  documents: readonly CorpusDocument[],
  perVariant: number,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const list = join(folder, 'documents.json')
  const listed = documents.map(({ id, pdf, page, codes }) => ({ id, pdf, page, codes }))
  await writeFile(list, JSON.stringify(listed))
  await generateCorpus(tools, list, folder, { seed: SEED, perVariant })
  return folder
}
