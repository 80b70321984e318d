import { join } from 'node:path'
import type { Effort, FigureResult } from './figure.ts'
import { type CorpusFolders, makeCorpus } from './scan-corpus-make.ts'
import { listCorpus, type PictureOutcome, readCorpusPicture } from './scan-corpus-read.ts'
import { blankRows, corpusRows } from './scan-corpus-rows.ts'
import { findCorpusTools, hasDmtxread } from './scan-corpus-tools.ts'
import { measureDamagedPages } from './scan-damaged-pages.ts'
import { type Workshop, withFolder } from './workshop.ts'

/** Where a corpus, or what makes one, lies; both as named by the environment. */
export interface CorpusPlaces {
  /** Holds `codes` and `blank`, made by an earlier run. */
  readonly corpus: string | undefined
  /** Holds `generate.py`. */
  readonly tools: string | undefined
}

/** dmtxread takes up to two seconds a picture. */
const ASKED_OF_DMTX = 4
const PROGRESS = 50

/**
 * Measures reading of degraded pictures, class by class, beside zxing-wasm alone and dmtxread.
 *
 * Without the generator and Python a few pages damaged here stand for it, and that is told aloud; so does the short
 * effort.
 */
export async function measureCorpus(
  workshop: Workshop,
  effort: Effort,
  places: CorpusPlaces,
): Promise<FigureResult> {
  if (effort === 'smoke') return { rows: await measureDamagedPages(workshop), left: [] }
  if (places.corpus !== undefined) return readCorpus(inFolder(places.corpus))
  const tools = await findCorpusTools(places.tools)
  if (tools === null) {
    const left = [{ tool: 'generate.py, or Python with cv2', line: 'scan: degraded pictures by class' }]
    return { rows: await measureDamagedPages(workshop), left }
  }
  return withFolder(async (folder) => {
    process.stderr.write('bench: scan: making some 1,100 degraded pictures, which takes a while…\n')
    return readCorpus(await makeCorpus(workshop, tools, folder))
  })
}

function inFolder(folder: string): CorpusFolders {
  return { withCodes: join(folder, 'codes'), withoutCodes: join(folder, 'blank') }
}

async function readCorpus({ withCodes, withoutCodes }: CorpusFolders): Promise<FigureResult> {
  const hasDmtx = await hasDmtxread()
  const rows = [
    ...corpusRows(await readAll(withCodes, hasDmtx)),
    ...blankRows(await readAll(withoutCodes, false)),
  ]
  return { rows, left: hasDmtx ? [] : [{ tool: 'dmtxread', line: 'scan: the peer dmtxread' }] }
}

async function readAll(folder: string, hasDmtx: boolean): Promise<readonly PictureOutcome[]> {
  const outcomes: PictureOutcome[] = []
  for (const [index, picture] of (await listCorpus(folder)).entries()) {
    if (index % PROGRESS === 0) process.stderr.write(`bench: scan: ${index} pictures read\n`)
    outcomes.push(await readCorpusPicture(picture, hasDmtx && index % ASKED_OF_DMTX === 0))
  }
  return outcomes
}
