import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assembleTrust } from '../core/trust/assemble-trust.ts'
import { loadOwnTrust } from '../signing/load-pki.ts'
import { readHandedTrust } from '../signing/read-trust-lists.ts'
import type { Effort, FigureResult, FigureRow } from './figure.ts'
import { median } from './measure.ts'
import { compareJudging } from './verify-figure.ts'
import { withWorkshop } from './workshop.ts'

const COLD = fileURLToPath(new URL('../../dist/bench/cold-trust-list.js', import.meta.url))
const COLD_MS = 100
const REAL_LIST = 'tsl_2025-08-25_seq22.xml'

/**
 * Measures a seal judged with the whole real list and the certificates of its authorities in memory, and the first
 * reading of that list in a process.
 *
 * @param conformance folder of the published lists; `../shared/conformance` where none is named
 */
export async function measureTrust(effort: Effort, conformance: string | undefined): Promise<FigureResult> {
  const dir = resolve(conformance ?? '../shared/conformance')
  const list = join(dir, 'tsl', REAL_LIST)
  if (!existsSync(list)) {
    const tool = `the published trust list (${list}, set CONFORMANCE_DIR)`
    return { rows: [], left: [{ tool, line: 'trust: a seal under the real list, and its first reading' }] }
  }
  return {
    rows: [await judging(list, join(dir, 'certs'), effort), await coldReading(list, effort)],
    left: [],
  }
}

async function judging(list: string, certificates: string, effort: Effort): Promise<FigureRow> {
  return withWorkshop(async (workshop) => {
    const { settings, at } = workshop
    const [own, real] = await Promise.all([
      loadOwnTrust(settings.keysDir, at),
      readHandedTrust([list, certificates], at),
    ])
    const trust = await assembleTrust([own, ...real.parts])
    const what = `seal judged among ${trust.sealCertificates.length} certificates of ${trust.authorities.length} authorities`
    return { figure: 'trust', what, ...(await compareJudging(workshop, trust, effort)) }
  })
}

/** A fresh process for each: only what it does after it has started counts. */
async function coldReading(list: string, effort: Effort): Promise<FigureRow> {
  const found: number[] = []
  for (let round = 0; round < (effort === 'smoke' ? 1 : 9); round++) {
    const { stdout } = await promisify(execFile)(process.execPath, [COLD, list])
    found.push(Number(stdout))
  }
  const ours = median(found)
  return {
    figure: 'trust',
    what: 'real trust list read and checked, first in its process',
    unit: 'ms',
    ours,
    peer: null,
    ratio: null,
    wallRatio: null,
    target: `under ${COLD_MS} ms`,
    reached: ours < COLD_MS,
  }
}
