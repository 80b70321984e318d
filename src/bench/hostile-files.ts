import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { renderPdfPage } from '../scan/own-page.ts'
import type { MissingTool } from './figure.ts'
import { issueAdcs, withWorkshop } from './workshop.ts'

/** A file made to break a reader, or one that takes it long. */
export interface HostileFile {
  readonly name: string
  readonly bytes: Buffer
}

const LINE = 'files made to break a reader'
/** Beside the project, or where `HOSTILE_SCRIPT` says. */
const SCRIPT = fileURLToPath(new URL('../../../shared/scan/hostile.py', import.meta.url))
/** The one of the system is asked too, for its packages come with it. */
const PYTHONS = ['python3', '/usr/bin/python3']
const RESOLUTION = 200

/** Makes the hostile files in a folder that is empty, around a scan of our own attestation; or tells what it lacks. */
export async function makeHostileFiles(
  folder: string,
  script: string = SCRIPT,
): Promise<readonly HostileFile[] | MissingTool> {
  if (!existsSync(script)) return { tool: `hostile.py (${script}; HOSTILE_SCRIPT names another)`, line: LINE }
  const python = await pythonWithPictures()
  if (python === null) return { tool: 'python3 with PIL', line: LINE }
  const scan = await ordinaryScan()
  const sample = join(folder, 'sample.jpg')
  await writeFile(sample, scan)
  const files = join(folder, 'files')
  await promisify(execFile)(python, [script, files, sample])
  const names = (await readdir(files)).toSorted()
  const hostile = names.map(async (name) => ({ name, bytes: await readFile(join(files, name)) }))
  return [...(await Promise.all(hostile)), ...(await heavyFiles(scan))]
}

const PAGES = 30
const LARGEST = { width: 7_000, height: 8_500 }

/** Nobody means harm with them, and nothing that is read takes longer. */
async function heavyFiles(scan: Buffer): Promise<readonly HostileFile[]> {
  const pdf = await PDFDocument.create()
  const image = await pdf.embedJpg(scan)
  for (let page = 0; page < PAGES; page++)
    pdf.addPage([595, 842]).drawImage(image, { width: 595, height: 842 })
  const tiff = await sharp(scan)
    .resize({ ...LARGEST, fit: 'fill' })
    .tiff({ compression: 'jpeg' })
    .toBuffer()
  return [
    { name: '30-scans.pdf', bytes: Buffer.from(await pdf.save()) },
    { name: '60-megapixels.tiff', bytes: tiff },
  ]
}

/** Gives a JPEG scan of an attestation issued in a demonstration of its own. */
export async function ordinaryScan(): Promise<Buffer> {
  return withWorkshop(async ({ demonstration, at }) => {
    const { pdf } = await issueAdcs(demonstration.issue, at, 'symbol')
    const { data, width, height } = await renderPdfPage(pdf, 1, RESOLUTION)
    return sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: 'white' })
      .jpeg({ quality: 80 })
      .toBuffer()
  })
}

async function pythonWithPictures(): Promise<string | null> {
  for (const python of PYTHONS)
    try {
      await promisify(execFile)(python, ['-c', 'import PIL'])
      return python
    } catch {
      // The next may have it.
    }
  return null
}
