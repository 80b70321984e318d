import { type CalendarDay, parseCalendarDay } from '../calendar-day.ts'
import type { LedgerInfraction } from './points-input.ts'

/** What an offence cost during a time, by its day of commission; open on either side where null. */
export interface ScaleVersion {
  readonly from: CalendarDay | null
  /** First day on which it no longer applies. */
  readonly before: CalendarDay | null
  readonly class: LedgerInfraction['class']
  readonly points: number
}

/** An offence of the scale, with what it has cost over time. */
export interface ScaleEntry {
  /** Stable name of the offence; words for people are not kept here. */
  readonly offence: string
  readonly articles: readonly string[]
  readonly versions: readonly ScaleVersion[]
}

const day = parseCalendarDay

/** Speeding below 5 km/h costs nothing since then (décret 2023-1150). */
const SMALL_SPEEDING_FREED = day('2024-01-01')

/** Speeding by 50 km/h and more is a délit since then (loi 2025-622, décret 2025-1269). */
const GREAT_SPEEDING_DELIT = day('2025-12-29')

function always(itsClass: ScaleVersion['class'], points: number): readonly ScaleVersion[] {
  return [{ from: null, before: null, class: itsClass, points }]
}

function changed(
  on: CalendarDay,
  [oldClass, oldPoints]: readonly [ScaleVersion['class'], number],
  [newClass, newPoints]: readonly [ScaleVersion['class'], number],
): readonly ScaleVersion[] {
  return [
    { from: null, before: on, class: oldClass, points: oldPoints },
    { from: on, before: null, class: newClass, points: newPoints },
  ]
}

/**
 * The scale of points as read in domain.md 4.3, versioned by day of commission. Reference data for fixtures,
 * forms and "what if": the ledger takes class and points from the events and never from here. Not the whole code.
 */
export const POINTS_SCALE = [
  {
    offence: 'speed-under-5-fast-road',
    articles: ['R413-14'],
    versions: changed(SMALL_SPEEDING_FREED, ['C3', 1], ['C3', 0]),
  },
  {
    offence: 'speed-under-5-slow-road',
    articles: ['R413-14'],
    versions: changed(SMALL_SPEEDING_FREED, ['C4', 1], ['C4', 0]),
  },
  { offence: 'speed-5-to-20-fast-road', articles: ['R413-14'], versions: always('C3', 1) },
  { offence: 'speed-5-to-20-slow-road', articles: ['R413-14'], versions: always('C4', 1) },
  { offence: 'speed-20-to-30', articles: ['R413-14'], versions: always('C4', 2) },
  { offence: 'speed-30-to-40', articles: ['R413-14'], versions: always('C4', 3) },
  { offence: 'speed-40-to-50', articles: ['R413-14'], versions: always('C4', 4) },
  {
    offence: 'speed-50-and-more',
    articles: ['R413-14-1', 'L413-1'],
    versions: changed(GREAT_SPEEDING_DELIT, ['C5', 6], ['delit', 6]),
  },
  { offence: 'solid-line-straddled', articles: ['R412-19'], versions: always('C4', 1) },
  { offence: 'emergency-lane-line-crossed', articles: ['R412-22'], versions: always('C4', 1) },
  { offence: 'gloves-not-worn', articles: ['R431-1-2'], versions: always('C3', 1) },
  { offence: 'accelerating-while-overtaken', articles: ['R414-16'], versions: always('C4', 2) },
  { offence: 'motorway-central-strip', articles: ['R421-5'], versions: always('C4', 2) },
  { offence: 'telephone-in-hand', articles: ['R412-6-1'], versions: always('C4', 3) },
  { offence: 'screen-in-view', articles: ['R412-6-2'], versions: always('C5', 3) },
  { offence: 'driver-seat-belt', articles: ['R412-1'], versions: always('C4', 3) },
  { offence: 'driver-helmet', articles: ['R431-1'], versions: always('C4', 3) },
  { offence: 'driving-on-emergency-lane', articles: ['R412-8'], versions: always('C4', 3) },
  { offence: 'driving-on-the-left', articles: ['R412-9'], versions: always('C4', 3) },
  { offence: 'turning-without-indicator', articles: ['R412-10'], versions: always('C2', 3) },
  { offence: 'safe-distance', articles: ['R412-12'], versions: always('C4', 3) },
  { offence: 'solid-line-crossed', articles: ['R412-19'], versions: always('C4', 3) },
  {
    offence: 'dangerous-overtaking',
    articles: ['R414-4', 'R414-6', 'R414-7', 'R414-8', 'R414-10', 'R414-11'],
    versions: always('C4', 3),
  },
  { offence: 'dangerous-stop', articles: ['R417-9'], versions: always('C4', 3) },
  { offence: 'unlit-stop-on-carriageway', articles: ['R416-12'], versions: always('C4', 3) },
  { offence: 'closed-road', articles: ['R411-21-1'], versions: always('C4', 3) },
  { offence: 'forbidden-descent-or-tunnel', articles: ['R411-17'], versions: always('C5', 3) },
  { offence: 'licence-restriction-ignored', articles: ['R221-1-1'], versions: always('C4', 3) },
  { offence: 'tinted-front-windows', articles: ['R316-3'], versions: always('C4', 3) },
  { offence: 'red-light', articles: ['R412-30'], versions: always('C4', 4) },
  { offence: 'no-entry', articles: ['R412-28'], versions: always('C4', 4) },
  { offence: 'stop-sign', articles: ['R415-6'], versions: always('C4', 4) },
  {
    offence: 'priority-refused',
    articles: ['R415-4', 'R415-5', 'R415-7', 'R415-8', 'R415-9', 'R415-10', 'R415-12'],
    versions: always('C4', 4),
  },
  { offence: 'motorway-merging', articles: ['R421-3'], versions: always('C4', 4) },
  { offence: 'motorway-reversing', articles: ['R421-6'], versions: always('C4', 4) },
  { offence: 'driving-unlit-at-night', articles: ['R416-11'], versions: always('C4', 4) },
  { offence: 'pedestrian-priority-refused', articles: ['R415-11'], versions: always('C4', 6) },
  { offence: 'radar-detector', articles: ['R413-15'], versions: always('C5', 6) },
  {
    offence: 'driving-without-required-interlock',
    articles: ['R224-6', 'R234-5'],
    versions: always('C5', 6),
  },
  { offence: 'alcohol-contravention', articles: ['R234-1'], versions: always('C4', 6) },
  { offence: 'alcohol-delit', articles: ['L234-1', 'L234-8'], versions: always('delit', 6) },
  { offence: 'drugs', articles: ['L235-1', 'L235-3'], versions: always('delit', 6) },
  { offence: 'hit-and-run', articles: ['L231-3'], versions: always('delit', 6) },
  { offence: 'refusal-to-stop', articles: ['L233-1'], versions: always('delit', 6) },
  {
    offence: 'driving-while-suspended',
    articles: ['L224-16', 'L224-17', 'L224-18'],
    versions: always('delit', 6),
  },
  { offence: 'injury-or-death-by-driving', articles: ['L232-1'], versions: always('delit', 6) },
  { offence: 'false-plates', articles: ['L317-2', 'L317-4'], versions: always('delit', 6) },
  { offence: 'stunt-driving', articles: ['L236-1'], versions: always('delit', 6) },
  { offence: 'obstruction', articles: ['L412-1'], versions: always('delit', 6) },
  { offence: 'driving-without-licence', articles: ['L221-2'], versions: always('delit', 0) },
  { offence: 'driving-uninsured', articles: ['L324-2'], versions: always('delit', 0) },
] as const satisfies readonly ScaleEntry[]

export type ScaleOffence = (typeof POINTS_SCALE)[number]['offence']

/** Finds what an offence costs when committed on a day. */
export function scaleOn(offence: ScaleOffence, committedOn: CalendarDay): ScaleVersion | undefined {
  return POINTS_SCALE.find((entry) => entry.offence === offence)?.versions.find(
    ({ from, before }) => (from === null || from <= committedOn) && (before === null || committedOn < before),
  )
}
