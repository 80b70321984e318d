import type { FigureRow } from './figure.ts'
import type { PictureOutcome } from './scan-corpus-read.ts'

/** Percent of the pictures of a class that must be read; classes not named have no target of their own. */
const TARGETS: Readonly<Record<string, number>> = {
  clean: 100,
  bw: 100,
  rotation: 100,
  feeder: 100,
  office: 100,
  jpeg: 100,
  photocopy: 100,
  fax: 100,
  scaled: 100,
  perspective: 100,
  messenger: 100,
  page12mp: 100,
  'clean at 100 dpi': 95,
  blur: 95,
  noise: 95,
  screen: 95,
  stain: 95,
  pen: 95,
  finder: 95,
  stamp: 85,
  fold: 60,
}
const WHOLE_TARGET = 97
/** Milliseconds of CPU after which reading stops. */
const MOST_MS = 1_500

/** Makes the table of a corpus with codes: each class beside zxing-wasm alone, all together, wrong texts, time. */
export function corpusRows(outcomes: readonly PictureOutcome[]): readonly FigureRow[] {
  const names = [...new Set(outcomes.map(classOf))]
  const asked = outcomes.filter((outcome) => outcome.isReadByDmtx !== null)
  const withDmtx = percent(asked, (outcome) => outcome.isReadByDmtx === true)
  return [
    ...names.map((name) => {
      const own = outcomes.filter((outcome) => classOf(outcome) === name)
      return readRow(name, own, TARGETS[name] ?? null)
    }),
    readRow('all classes, beside zxing-wasm', outcomes, WHOLE_TARGET),
    ...(asked.length === 0
      ? []
      : [{ ...readRow('beside dmtxread', asked, null), peer: withDmtx, target: 'more than dmtxread' }]),
    { ...countRow('wrong texts among pictures with codes', wrongs(outcomes), 0), mustHold: true },
    ...timeRows('pictures with codes', outcomes, [200, 1_000, 1_500]),
  ]
}

/** Makes the table of pictures without any code. */
export function blankRows(outcomes: readonly PictureOutcome[]): readonly FigureRow[] {
  return [
    {
      ...countRow(`texts read in ${outcomes.length} pictures without a code`, wrongs(outcomes), 0),
      mustHold: true,
    },
    ...timeRows('pictures without a code', outcomes, [600, null, 1_500]),
  ]
}

function classOf(outcome: PictureOutcome): string {
  return outcome.class === 'clean' && outcome.variant === '100' ? 'clean at 100 dpi' : outcome.class
}

function percent(outcomes: readonly PictureOutcome[], isSo: (outcome: PictureOutcome) => boolean): number {
  return (100 * outcomes.filter(isSo).length) / outcomes.length
}

function wrongs(outcomes: readonly PictureOutcome[]): number {
  return outcomes.filter(({ isWrong }) => isWrong).length
}

const PLAIN = { figure: 'scan', peer: null, ratio: null, wallRatio: null } as const

function readRow(name: string, outcomes: readonly PictureOutcome[], target: number | null): FigureRow {
  const ours = percent(outcomes, ({ isRead }) => isRead)
  return {
    ...PLAIN,
    what: `${name} (${outcomes.length})`,
    unit: '% read',
    ours,
    peer: percent(outcomes, ({ isReadByZxing }) => isReadByZxing),
    target: target === null ? null : `${target} %`,
    reached: target === null ? null : ours >= target,
  }
}

function countRow(what: string, ours: number, most: number): FigureRow {
  return { ...PLAIN, what, unit: '', ours, target: `${most}`, reached: ours <= most }
}

/** Median, then the time that 95 % keep, then the longest, each beside its target if it has one. */
function timeRows(
  what: string,
  outcomes: readonly PictureOutcome[],
  targets: readonly (number | null)[],
): readonly FigureRow[] {
  const sorted = outcomes.map(({ cpuMs }) => cpuMs).toSorted((one, other) => one - other)
  const beyond = sorted.filter((cpuMs) => cpuMs > MOST_MS).length
  const shares = [
    ['median', 0.5],
    ['95 of 100', 0.95],
    ['longest', 1],
  ] as const
  const each = targets.map((target, index): FigureRow => {
    const [name, share] = shares[index] ?? shares[0]
    const ours = sorted[Math.floor((sorted.length - 1) * share)] ?? 0
    return {
      ...PLAIN,
      what: `${what}, ${name}`,
      unit: 'ms of CPU',
      ours,
      target: target === null ? null : `at most ${target} ms`,
      reached: target === null ? null : ours <= target,
    }
  })
  return [...each, countRow(`${what}, beyond ${MOST_MS} ms`, beyond, 0)]
}
