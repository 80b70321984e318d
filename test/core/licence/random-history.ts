import fc from 'fast-check'
import { addDays, addMonths, type CalendarDay, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { INFRACTION_CLASSES } from '../../../src/core/licence/licence-event.ts'
import type {
  Clocks,
  LedgerEvent,
  LedgerInput,
  LedgerProbation,
} from '../../../src/core/licence/points-input.ts'

const epoch = parseCalendarDay('2000-01-01')

/** Whole delays of the law, a day more or less: where decisions are won or lost. */
const distance = fc.oneof(
  { weight: 3, arbitrary: fc.record({ months: fc.constant(0), days: fc.integer({ min: 0, max: 900 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      months: fc.constantFrom(0, 6, 12, 18, 24, 36, 120),
      days: fc.integer({ min: -1, max: 1 }),
    }),
  },
)

const lag = fc.oneof(
  fc.integer({ min: 0, max: 240 }),
  fc.integer({ min: 0, max: 1500 }),
  fc.constantFrom(0, 1),
)

const later = fc.option(fc.integer({ min: -30, max: 700 }), { nil: undefined, freq: 2 })

const infractionSeed = fc.record({
  fromStart: fc.boolean(),
  distance,
  lag,
  class: fc.constantFrom(...INFRACTION_CLASSES),
  points: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(1, 1, 1)),
  group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined, freq: 2 }),
  recorded: later,
})

const probationArbitrary = (on: CalendarDay): fc.Arbitrary<LedgerProbation | null> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 3,
      arbitrary: fc
        .record({
          kind: fc.constantFrom('standard' as const, 'aac' as const),
          training: fc.option(
            fc.record({ months: fc.constantFrom(3, 6, 8, 12), days: fc.integer({ min: -1, max: 1 }) }),
          ),
        })
        .map(({ kind, training }) => ({
          kind,
          ...(training && { trainingOn: addDays(addMonths(on, training.months), training.days) }),
        })),
    },
  )

const otherSeed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('stage' as const),
      case: fc.constantFrom(1 as const, 1 as const, 2 as const, 3 as const, 4 as const),
      distance,
      recorded: later,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('48SI' as const), distance, recorded: later }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('licence' as const),
      distance,
      probation: fc.constantFrom(undefined, null, 'standard' as const, 'aac' as const),
      recorded: later,
    }),
  },
)

function add(day: CalendarDay, { months, days }: { months: number; days: number }): CalendarDay {
  return addDays(addMonths(day, months), days)
}

function recording(on: CalendarDay, days: number | undefined): { recordedOn?: CalendarDay } {
  return days === undefined ? {} : { recordedOn: addDays(on, days) }
}

function infractions(
  start: CalendarDay,
  seeds: readonly (typeof infractionSeed extends fc.Arbitrary<infer T> ? T : never)[],
) {
  let previous = start
  return seeds.map((seed, index): LedgerEvent => {
    const reached = add(seed.fromStart ? start : previous, seed.distance)
    const committedOn = reached < start ? start : reached
    const establishedOn = addDays(committedOn, seed.lag)
    previous = establishedOn
    return {
      kind: 'infraction',
      id: `i${index}`,
      class: seed.class,
      points: seed.points,
      committedOn,
      establishedOn,
      ...(seed.group && { group: seed.group }),
      ...recording(establishedOn, seed.recorded),
    }
  })
}

/** Other events begin at the start, or where a random infraction stands. */
function others(
  anchors: readonly CalendarDay[],
  seeds: readonly (typeof otherSeed extends fc.Arbitrary<infer T> ? T : never)[],
): LedgerEvent[] {
  const licences = new Set<CalendarDay>()
  return seeds.flatMap((seed, index): LedgerEvent[] => {
    const [first = epoch] = anchors
    const anchor = anchors[(index * 7 + seed.distance.days + 900) % anchors.length] ?? first
    const reached = add(anchor, seed.distance)
    const on = reached <= first ? addDays(first, 1) : reached
    if (seed.what === 'stage')
      return [
        {
          kind: 'stage',
          case: seed.case,
          from: addDays(on, -1),
          to: on,
          ...recording(on, seed.recorded),
        },
      ]
    if (seed.what === '48SI')
      return [{ kind: 'letter', reference: '48SI', notifiedOn: on, ...recording(on, seed.recorded) }]
    // Nobody obtains two licences on one day, and nothing says which would count.
    if (licences.has(on)) return []
    licences.add(on)
    const probation =
      typeof seed.probation === 'string'
        ? { probation: { kind: seed.probation } }
        : seed.probation === null
          ? { probation: null }
          : {}
    return [{ kind: 'licence-obtained', on, ...probation, ...recording(on, seed.recorded) }]
  })
}

export interface RandomCase {
  readonly input: LedgerInput
  readonly clocks: Clocks
}

/** A history whose days fall on and around the delays of the law, and two clocks to look at it. */
export const randomCase: fc.Arbitrary<RandomCase> = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => addDays(epoch, days))
  .chain((obtainedOn) =>
    fc
      .record({
        probation: probationArbitrary(obtainedOn),
        infractions: fc.array(infractionSeed, { maxLength: 9 }),
        others: fc.array(otherSeed, { maxLength: 4 }),
        look: distance,
        lookFrom: fc.nat(12),
        known: fc.option(fc.integer({ min: -900, max: 900 }), { freq: 2 }),
      })
      .map((seed) => {
        const crimes = infractions(obtainedOn, seed.infractions)
        const established = crimes.flatMap((event) => ('establishedOn' in event ? [event.establishedOn] : []))
        const anchors = [obtainedOn, ...established]
        const at = add(anchors[seed.lookFrom % anchors.length] ?? obtainedOn, seed.look)
        return {
          input: {
            obtainedOn,
            probation: seed.probation,
            events: [...crimes, ...others(anchors, seed.others)],
          },
          clocks: { at, ...(seed.known !== null && { knownAt: addDays(at, seed.known) }) },
        }
      }),
  )
