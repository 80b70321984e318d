import { addDays, addMonths, type CalendarDay, parseCalendarDay } from '../core/calendar-day.ts'
import type { LedgerInfraction, LedgerStage } from '../core/licence/points-input.ts'
import { pointsLedger } from '../core/licence/points-ledger.ts'
import { complete, type Effort, type FigureResult } from './figure.ts'
import { measureInTurn } from './measure.ts'
import { naivePoints } from './naive-points.ts'

const MOST_MICROSECONDS = 200

const OBTAINED_ON = parseCalendarDay('1985-01-01')
const AT = parseCalendarDay('2025-01-01')

/** Measures the points of 60 events over 40 years against a walk day after day over the same events. */
export async function measureLedgers(effort: Effort): Promise<FigureResult> {
  const infractions = Array.from({ length: 52 }, (_, index) => infraction(index))
  const stages = Array.from({ length: 8 }, (_, index) => stage(index))
  const input = { obtainedOn: OBTAINED_ON, probation: null, events: [...infractions, ...stages] }
  const ledger = async () => pointsLedger(input, { at: AT }).balance
  const naive = async () => naivePoints(OBTAINED_ON, infractions, stages, AT)
  if ((await ledger()) !== (await naive())) throw new TypeError('ledger and walk disagree')
  const [ours, peer] = await measureInTurn(
    [
      { times: effort === 'smoke' ? 50 : 3000, run: ledger },
      { times: 1, run: naive },
    ],
    effort === 'smoke' ? 1 : 11,
  )
  if (ours === undefined || peer === undefined) throw new TypeError('two sides were to be measured')
  const microseconds = ours.wallMs * 1000
  const same = { figure: 'ledger', ratio: peer.wallMs / ours.wallMs, wallRatio: null } as const
  return complete(
    {
      ...same,
      what: 'points of 60 events over 40 years, against a walk day after day',
      unit: 'microseconds',
      ours: microseconds,
      peer: peer.wallMs * 1000,
      target: `under ${MOST_MICROSECONDS} microseconds`,
      reached: microseconds < MOST_MICROSECONDS,
    },
    {
      ...same,
      what: 'the same, by number',
      unit: 'ledgers a second',
      ours: 1000 / ours.wallMs,
      peer: 1000 / peer.wallMs,
      target: null,
      reached: null,
    },
  )
}

const CLASSES = ['C4', 'C3', 'C4', 'C2', 'C5', 'C4', 'C3', 'delit'] as const
const POINTS = [1, 3, 2, 1, 4, 1, 2, 6] as const

/** Now close together, now years apart, so that every delay is sometimes kept and sometimes broken. */
function infraction(index: number): LedgerInfraction {
  const committedOn = addDays(addMonths(OBTAINED_ON, index * 9 + (index % 5) * 2), index % 27)
  return {
    kind: 'infraction',
    id: `i${index}`,
    class: CLASSES[index % CLASSES.length] ?? 'C4',
    points: POINTS[index % POINTS.length] ?? 1,
    committedOn,
    establishedOn: addDays(committedOn, 10 + (index % 7) * 30),
  }
}

function stage(index: number): LedgerStage {
  const from: CalendarDay = addMonths(OBTAINED_ON, 30 + index * 55)
  return { kind: 'stage', case: 1, from, to: addDays(from, 1) }
}
