import { parseArgs } from 'node:util'
import { type Effort, FIGURE_NAMES, type FigureName, type FigureResult } from './figure.ts'
import { printFigures } from './print-figures.ts'

/** Each figure loads what it measures only when it is asked for. */
const FIGURES: Readonly<Record<FigureName, () => Promise<(effort: Effort) => Promise<FigureResult>>>> = {
  issue: async () => (await import('./issue-figure.ts')).measureIssuing,
  verify: async () => (await import('./verify-figure.ts')).measureVerifying,
  trust: async () => {
    const { measureTrust } = await import('./trust-figure.ts')
    return (effort) => measureTrust(effort, process.env.CONFORMANCE_DIR)
  },
  ledger: async () => (await import('./ledger-figure.ts')).measureLedgers,
  scan: async () => {
    const { measureScanning } = await import('./scan-figure.ts')
    const places = { corpus: process.env.SCAN_CORPUS, tools: process.env.SCAN_CORPUS_TOOLS }
    return (effort) => measureScanning(effort, places)
  },
  hostile: async () => {
    const { measureHostile } = await import('./hostile-figure.ts')
    return (effort) => measureHostile(effort, process.env.HOSTILE_SCRIPT)
  },
  api: async () => (await import('./api-figure.ts')).measureApi,
  start: async () => (await import('./start-figure.ts')).measureStarting,
  memory: async () => (await import('./memory-figure.ts')).measureMemory,
  hsm: async () => (await import('./hsm-figure.ts')).measureTokenSealing,
  registry: async () => (await import('./registry-size-figure.ts')).measureRegistrySize,
  crash: async () => {
    const { measureCrashes } = await import('./crash-figure.ts')
    return (effort) => measureCrashes(effort, process.env.BENCH_DATABASE_URL)
  },
}

/** `npm run bench [-- name…] [-- --json] [-- --smoke]`: measures and prints; judges facts alone, never a speed. */
async function bench(): Promise<number> {
  const options = {
    json: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const unknown = positionals.find((name) => !FIGURE_NAMES.some((known) => known === name))
  if (unknown !== undefined) {
    process.stderr.write(`bench: no figure "${unknown}", expected ${FIGURE_NAMES.join(', ')}\n`)
    return 64
  }
  const names = FIGURE_NAMES.filter((name) => positionals.length === 0 || positionals.includes(name))
  const results: FigureResult[] = []
  for (const name of names) {
    process.stderr.write(`bench: ${name}…\n`)
    results.push(await (await FIGURES[name]())(values.smoke ? 'smoke' : 'full'))
  }
  const [rows, left] = [results.flatMap((result) => result.rows), results.flatMap((result) => result.left)]
  for (const { tool, line } of left)
    process.stderr.write(`bench: ${tool} is missing, not measured: ${line}\n`)
  process.stdout.write(
    values.json ? `${JSON.stringify({ rows, left }, null, 2)}\n` : printFigures(rows, left),
  )
  const broken = rows.filter(({ mustHold, reached }) => mustHold && reached === false)
  for (const { figure, what } of broken) process.stderr.write(`bench: ${figure} failed: ${what}\n`)
  return broken.length > 0 || (left.length > 0 && process.env.PERMIS_REQUIRE_TOOLS === '1') ? 1 : 0
}

process.exitCode = await bench()
