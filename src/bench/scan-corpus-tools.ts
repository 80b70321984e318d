import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The generator of degraded pictures, and the Python that can run it. */
export interface CorpusTools {
  readonly python: string
  readonly generator: string
}

/** Beside the checkout, where this project is worked on; the same from `src/` and `dist/`. */
const USUAL_PLACE = fileURLToPath(new URL('../../../shared/scan/', import.meta.url))
const PYTHONS = ['python3', '/usr/bin/python3']

const run = promisify(execFile)

/** Finds the generator and a Python with what it imports; null where either is missing. */
export async function findCorpusTools(folder: string | undefined): Promise<CorpusTools | null> {
  const generator = join(folder ?? USUAL_PLACE, 'generate.py')
  if (!existsSync(generator)) return null
  for (const python of PYTHONS)
    if (await works(python, ['-c', 'import cv2, numpy, PIL'])) return { python, generator }
  return null
}

/** Makes pictures from a list of documents, the same for the same seed. */
export async function generateCorpus(
  { python, generator }: CorpusTools,
  list: string,
  out: string,
  { seed, perVariant }: { readonly seed: string; readonly perVariant: number },
): Promise<void> {
  const options = ['--seed', seed, '--per-variant', String(perVariant)]
  await run(python, [generator, '--list', list, '--out', out, ...options], { maxBuffer: 16 * 1024 * 1024 })
}

/** Tells whether dmtxread, a reader of Data Matrix alone, can be run. */
export async function hasDmtxread(): Promise<boolean> {
  return works('dmtxread', ['--version'])
}

/** Reads one picture with dmtxread, given two seconds; nothing where it finds no symbol. */
export async function readWithDmtx(file: string): Promise<readonly string[]> {
  try {
    const { stdout } = await run('dmtxread', ['-m', '2000', '-N', '1', file], { encoding: 'latin1' })
    return [stdout]
  } catch {
    // It ends with 1 where it found nothing, with more where it cannot open the file.
    return []
  }
}

async function works(command: string, options: readonly string[]): Promise<boolean> {
  try {
    await run(command, [...options])
    return true
  } catch {
    return false
  }
}
