import type {
  Clocks,
  LedgerInfraction,
  LedgerInput,
  LedgerLetter,
  LedgerLicence,
  LedgerProbation,
  LedgerStage,
} from '../../../src/core/licence/points-input.ts'
import { number, plusMonths } from './naive-calendar.ts'

/**
 * A deliberately slow ledger that walks every day of a life and asks of each what the decisions say of it.
 *
 * Written from design.md section 6 alone: it shares no code with `src`, not even the calendar, and keeps no
 * schedule, so that a mistake in either shows as a difference.
 */
export function naiveLedger(input: LedgerInput, { at, knownAt }: Clocks): { balance: number; cap: number } {
  const file = readFile(input, number(at), number(knownAt ?? at))
  let walk: Walk | null = null
  for (let day = number(input.obtainedOn); day <= number(at); day += 1) {
    const begun = file.lives.find((life) => life.start === day)
    if (begun) walk = begin(begun, file)
    if (walk) liveDay(walk, day)
  }
  return walk ? { balance: walk.balance, cap: walk.cap } : { balance: 0, cap: 0 }
}

interface Offence {
  readonly id: string
  readonly points: number
  readonly grave: boolean
  readonly tenYears: boolean
  readonly committed: number
  readonly established: number
  readonly group: string | null
}

interface Life {
  readonly start: number
  readonly next: number
  readonly first: boolean
  readonly probation: LedgerProbation | null
}

interface File {
  readonly lives: readonly Life[]
  readonly offences: readonly Offence[]
  readonly courses: readonly { readonly case: number; readonly to: number }[]
  readonly fatalLetters: readonly number[]
}

interface Walk {
  readonly life: Life
  readonly offences: readonly Offence[]
  readonly courses: File['courses']
  readonly fatalDay: number | undefined
  balance: number
  cap: number
  dead: boolean
  lastFull: number
  lastCourse: number | null
  readonly taken: Map<Offence, number>
  readonly back: Set<Offence>
}

function readFile(input: LedgerInput, at: number, knownAt: number): File {
  const of = <E>(kind: string) => input.events.filter((event) => event.kind === kind) as E[]
  const licences = of<LedgerLicence>('licence-obtained')
    .filter((licence) => number(licence.on) <= at && number(licence.recordedOn ?? licence.on) <= knownAt)
    .map((licence) => ({
      start: number(licence.on),
      first: false,
      probation: licence.probation === undefined ? { kind: 'standard' as const } : licence.probation,
    }))
  const lives = [
    { start: number(input.obtainedOn), first: true, probation: input.probation },
    ...licences,
  ].sort((a, b) => a.start - b.start)
  return {
    lives: lives.map((life, place) => ({
      ...life,
      next: lives[place + 1]?.start ?? Number.POSITIVE_INFINITY,
    })),
    offences: of<LedgerInfraction>('infraction')
      .filter(
        (one) =>
          one.points >= 1 &&
          number(one.establishedOn) <= at &&
          number(one.recordedOn ?? one.establishedOn) <= knownAt,
      )
      .map((one) => ({
        id: one.id ?? '',
        points: one.points,
        grave: ['C4', 'C5', 'delit'].includes(one.class),
        tenYears: !['C5', 'delit'].includes(one.class),
        committed: number(one.committedOn),
        established: number(one.establishedOn),
        group: one.group ?? null,
      })),
    courses: of<LedgerStage>('stage')
      .filter((one) => number(one.recordedOn ?? one.to) <= knownAt)
      .map((one) => ({ case: one.case, to: number(one.to) }))
      .sort((a, b) => a.to - b.to || a.case - b.case),
    fatalLetters: of<LedgerLetter>('letter')
      .filter((one) => one.reference === '48SI' && one.notifiedOn)
      .filter((one) => !one.recordedOn || number(one.recordedOn) <= knownAt)
      .map((one) => number(one.notifiedOn ?? '')),
  }
}

function begin(life: Life, file: File): Walk {
  const capital = life.probation ? 6 : 12
  return {
    life,
    offences: file.offences.filter((one) => (life.first ? one.established : one.committed) >= life.start),
    courses: file.courses.filter((one) => one.to >= life.start),
    fatalDay: file.fatalLetters.filter((day) => day >= life.start).sort((a, b) => a - b)[0],
    balance: capital,
    cap: capital,
    dead: false,
    lastFull: life.start,
    lastCourse: null,
    taken: new Map(),
    back: new Set(),
  }
}

function liveDay(walk: Walk, day: number): void {
  if (day === walk.fatalDay) {
    walk.dead = true
    walk.balance = 0
  }
  if (walk.dead) return
  comeBack(walk, day)
  probation(walk, day)
  becomeFull(walk, day)
  fall(walk, day)
  attend(walk, day)
}

function comeBack(walk: Walk, day: number): void {
  for (const one of walk.offences) {
    if (one.established >= day || walk.back.has(one)) continue
    const sixMonths =
      one.points === 1 &&
      plusMonths(one.established, 6) === day &&
      walk.offences.every(
        (other) => other === one || other.committed < one.established || other.committed >= day,
      )
    const tenYears = one.tenYears && plusMonths(one.established, 120) === day
    if (!sixMonths && !tenYears) continue
    walk.back.add(one)
    walk.balance = Math.min(walk.cap, walk.balance + (walk.taken.get(one) ?? 0))
  }
}

function spotless(walk: Walk, before: number): boolean {
  return !walk.offences.some((one) => one.committed >= walk.life.start && one.committed < before)
}

/** Months of probation, and the months and points of its increments. */
function scheduleOf(walk: Walk): readonly [months: number, points: number][] {
  const { probation: kind, start } = walk.life
  if (!kind) return []
  const trained =
    kind.trainingOn != null &&
    number(kind.trainingOn) >= plusMonths(start, 6) &&
    number(kind.trainingOn) <= plusMonths(start, 12)
  if (kind.kind === 'aac')
    return trained && spotless(walk, plusMonths(start, 18))
      ? [
          [12, 3],
          [18, 3],
        ]
      : [
          [12, 3],
          [24, 3],
        ]
  return trained && spotless(walk, plusMonths(start, 24))
    ? [
        [12, 2],
        [24, 4],
      ]
    : [
        [12, 2],
        [24, 2],
        [36, 2],
      ]
}

function probationEnd(walk: Walk): number {
  const last = scheduleOf(walk).at(-1)
  return last ? plusMonths(walk.life.start, last[0]) : walk.life.start
}

function probation(walk: Walk, day: number): void {
  const steps = scheduleOf(walk)
  if (steps.length > 0 && probationEnd(walk) === day) walk.cap = 12
  for (const [months, points] of steps) {
    if (plusMonths(walk.life.start, months) !== day || !spotless(walk, day)) continue
    walk.cap = Math.min(12, walk.cap + points)
    walk.balance = Math.min(walk.cap, walk.balance + points)
  }
}

function becomeFull(walk: Walk, day: number): void {
  const series = walk.offences.filter((one) => one.established < day && one.established >= walk.lastFull)
  if (series.length === 0) return
  const latest = Math.max(...series.map((one) => one.established))
  const years = series.some((one) => one.grave) ? 3 : 2
  if (day !== Math.max(plusMonths(latest, years * 12), probationEnd(walk))) return
  // One established earlier than today is in the series already.
  if (walk.offences.some((one) => one.established >= day && one.committed >= latest && one.committed < day))
    return
  walk.balance = 12
  walk.cap = 12
  walk.lastFull = day
  for (const one of walk.offences) if (one.established < day) walk.back.add(one)
}

function fall(walk: Walk, day: number): void {
  const today = walk.offences
    .filter((one) => one.established === day)
    .sort((a, b) => a.committed - b.committed || (a.id < b.id ? -1 : 1))
  for (const one of today) {
    const earlier = walk.offences.filter(
      (other) => one.group !== null && other.group === one.group && walk.taken.has(other),
    )
    const left = Math.max(0, 8 - earlier.reduce((sum, other) => sum + other.points, 0))
    const loss = Math.min(walk.balance, one.group === null ? one.points : Math.min(one.points, left))
    walk.taken.set(one, loss)
    walk.balance -= loss
  }
}

function attend(walk: Walk, day: number): void {
  for (const course of walk.courses) {
    if (course.to + 1 !== day || course.case > 2) continue
    if (course.case === 1 && walk.lastCourse !== null && course.to < plusMonths(walk.lastCourse, 12) + 1)
      continue
    walk.lastCourse = course.to
    walk.balance = Math.min(walk.cap, walk.balance + 4)
  }
}
