import { readFile } from 'node:fs/promises'
import type { Effort, FigureResult, FigureRow } from './figure.ts'
import { type HostileFile, makeHostileFiles, ordinaryScan } from './hostile-files.ts'
import { postFile, postText, type Uploaded } from './post-file.ts'
import { type RunningService, withRunningService } from './running-service.ts'
import { withFolder } from './workshop.ts'

const MOST_SECONDS = 4
const MOST_MEGABYTES = 400
/** What somebody else asks meanwhile must not wait longer. */
const MOST_OTHERS_SECONDS = 2
const SMOKE_FILES = 3
const LOOK_EVERY_MS = 20
const OTHERS_EVERY_MS = 200
const REST_MS = 2_000

/**
 * Hands each hostile file to a running service, which must answer it in time, keep its memory within bounds, and go
 * on answering others meanwhile. Memory is what the process keeps resident (Linux, proc(5)).
 *
 * @param script where the maker of hostile files is, if not beside the project
 */
export async function measureHostile(effort: Effort, script?: string): Promise<FigureResult> {
  return withFolder(async (folder) => {
    const made = await makeHostileFiles(folder, script)
    if ('tool' in made) return { rows: [], left: [made] }
    const files = effort === 'smoke' ? made.slice(0, SMOKE_FILES) : made
    const scan = await ordinaryScan()
    return withRunningService(async (service) => {
      await postFile(service.url, { name: 'scan.jpg', bytes: scan })
      await postText(service.url, service.payload)
      await pause(REST_MS)
      const rest = await residentMegabytes(service.pid)
      const trials: Trial[] = []
      for (const file of files) trials.push(await tryFile(service, file))
      const after = await postFile(service.url, { name: 'scan.jpg', bytes: scan })
      await pause(REST_MS)
      const restAfter = await residentMegabytes(service.pid)
      return {
        rows: [
          ...trials.map((trial) => timeRow(trial, rest)),
          ...serviceRows(trials, rest, restAfter, after),
        ],
        left: [],
      }
    })
  })
}

interface Trial extends Uploaded {
  readonly name: string
  readonly seconds: number
  readonly megabytes: number
  /** The slowest answer to others meanwhile. */
  readonly othersSeconds: number
}

async function tryFile(service: RunningService, file: HostileFile): Promise<Trial> {
  const under = new AbortController()
  const watched = highestMegabytes(service.pid, under.signal)
  const others = slowestOther(service, under.signal)
  const start = performance.now()
  const answer = await postFile(service.url, file)
  const seconds = (performance.now() - start) / 1000
  // Memory may still be rising while what was refused is put away.
  await pause(LOOK_EVERY_MS * 5)
  under.abort()
  return { ...answer, name: file.name, seconds, megabytes: await watched, othersSeconds: await others }
}

async function highestMegabytes(pid: number, signal: AbortSignal): Promise<number> {
  let highest = 0
  while (!signal.aborted) {
    highest = Math.max(highest, await residentMegabytes(pid))
    await pause(LOOK_EVERY_MS)
  }
  return highest
}

async function slowestOther({ url, payload }: RunningService, signal: AbortSignal): Promise<number> {
  let slowest = 0
  while (!signal.aborted) {
    const start = performance.now()
    const { status } = await postText(url, payload)
    if (status !== 200) return Number.POSITIVE_INFINITY
    slowest = Math.max(slowest, (performance.now() - start) / 1000)
    await pause(OTHERS_EVERY_MS)
  }
  return slowest
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function timeRow({ name, seconds, status, code, megabytes }: Trial, rest: number): FigureRow {
  const above = Math.round(megabytes - rest)
  return {
    ...ROW,
    what: `${name}: ${status} ${code}, ${above} MB above rest`,
    unit: 's',
    ours: seconds,
    target: `within ${MOST_SECONDS} s and ${MOST_MEGABYTES} MB`,
    reached: seconds <= MOST_SECONDS && above <= MOST_MEGABYTES && status < 500,
  }
}

const ROW = { figure: 'hostile', peer: null, ratio: null, wallRatio: null } as const

function serviceRows(
  trials: readonly Trial[],
  rest: number,
  restAfter: number,
  after: Uploaded,
): readonly FigureRow[] {
  const others = Math.max(0, ...trials.map(({ othersSeconds }) => othersSeconds))
  return [
    {
      ...ROW,
      what: 'slowest answer to others meanwhile',
      unit: 's',
      ours: others,
      target: `within ${MOST_OTHERS_SECONDS} s`,
      reached: others <= MOST_OTHERS_SECONDS,
    },
    {
      ...ROW,
      what: `resident at rest after all, beside before; an ordinary scan then: ${after.status}`,
      unit: 'MB',
      ours: restAfter,
      peer: rest,
      ratio: restAfter / rest,
      target: `an answer, and within ${MOST_MEGABYTES / 2} MB of before`,
      reached: after.status === 200 && restAfter - rest <= MOST_MEGABYTES / 2,
    },
  ]
}
