import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { complete, type Effort, type FigureResult } from './figure.ts'

/** Always the built file: Node 20 does not run TypeScript. */
const ISSUE_MANY = fileURLToPath(new URL('../../dist/bench/issue-many.js', import.meta.url))
const MEGABYTE = 1024 * 1024
const MOST_GROWTH = 1.1

/** Measures the memory of a process of its own that issues attestations: after 500, and after 2,000. */
export async function measureMemory(effort: Effort): Promise<FigureResult> {
  const counts = effort === 'smoke' ? [2, 4] : [500, 2000]
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    ISSUE_MANY,
    ...counts.map(String),
  ])
  const [early = Number.NaN, late = Number.NaN] = stdout
    .trim()
    .split('\n')
    .map((line) => Number(line) / MEGABYTE)
  return complete({
    figure: 'memory',
    what: `kept resident after ${counts[1]} documents, beside after ${counts[0]}`,
    unit: 'MB',
    ours: late,
    peer: early,
    ratio: late / early,
    wallRatio: null,
    target: `flat: at most ${MOST_GROWTH} times`,
    reached: late / early <= MOST_GROWTH,
  })
}
