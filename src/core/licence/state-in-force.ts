import type { CalendarDay } from '../calendar-day.ts'
import { isLetter, isLicenceObtained, isMention, type LicenceEvent, type Mention } from './licence-event.ts'
import { DRIVING_RIGHT_BY_STATE, type LicenceState } from './licence-state.ts'

/** The state that a document states. */
export interface StateInForce {
  readonly state: LicenceState
  /** True when an event says worse than the record's own state, which is then out of date (D14). */
  readonly recordContradicted: boolean
}

/** From the lightest to the gravest of the states that events can impose; a state not listed weighs nothing. */
const GRAVITY: readonly LicenceState[] = [
  'SUSPENDU MEDICAL',
  'SUSPENDU',
  'INVALIDE',
  'ANNULE MEDICAL',
  'ANNULE ADMINISTRATIF',
  'ANNULE JUDICIAIRE',
  'DECEDE',
]

/**
 * Finds the state of a licence in force on a day, by what the registry knows that day.
 *
 * The record's `state` stands unless an event known by then says worse: a 48SI notified and no licence
 * since (INVALIDE), a suspension in force, an annulment, a death. Decision D14; C. route L223-5, L224-2.
 */
export function stateInForce(
  record: { readonly state: LicenceState; readonly events: readonly LicenceEvent[] },
  day: CalendarDay,
): StateInForce {
  const known = record.events.filter((event) => (event.recordedOn ?? day) <= day)
  const imposed = known.map((event) => stateImposedBy(event, known, day)).filter((state) => state !== null)
  const worst = imposed.reduce<LicenceState>(
    (worst, state) => (isWorse(state, worst) ? state : worst),
    record.state,
  )
  return { state: worst, recordContradicted: worst !== record.state }
}

function stateImposedBy(
  event: LicenceEvent,
  events: readonly LicenceEvent[],
  day: CalendarDay,
): LicenceState | null {
  if (isLetter(event)) {
    const notifiedOn = event.reference === '48SI' ? event.notifiedOn : null
    return notifiedOn && notifiedOn <= day && !licenceObtainedSince(events, notifiedOn, day)
      ? 'INVALIDE'
      : null
  }
  return isMention(event) ? stateOfMention(event, events, day) : null
}

function stateOfMention(
  event: Mention,
  events: readonly LicenceEvent[],
  day: CalendarDay,
): LicenceState | null {
  const since = event.from ?? event.on ?? event.recordedOn ?? null
  if (since === null || since > day) return null
  if (event.annulledOn && event.annulledOn <= day) return null
  switch (event.kind) {
    case 'death':
      return 'DECEDE'
    case 'suspension':
      if (event.to && event.to < day) return null
      return event.nature === 'medical' ? 'SUSPENDU MEDICAL' : 'SUSPENDU'
    case 'annulment':
      return licenceObtainedSince(events, since, day) ? null : ANNULMENT_STATES[event.nature ?? 'judicial']
    default:
      return null
  }
}

const ANNULMENT_STATES = {
  administrative: 'ANNULE ADMINISTRATIF',
  judicial: 'ANNULE JUDICIAIRE',
  medical: 'ANNULE MEDICAL',
} as const satisfies Record<string, LicenceState>

function licenceObtainedSince(
  events: readonly LicenceEvent[],
  since: CalendarDay,
  day: CalendarDay,
): boolean {
  return events.some((event) => isLicenceObtained(event) && event.on > since && event.on <= day)
}

/** A state that already forbids driving and that events cannot impose (foreign exchange states…) is kept. */
function isWorse(state: LicenceState, than: LicenceState): boolean {
  const rank = GRAVITY.indexOf(than)
  if (rank === -1) return DRIVING_RIGHT_BY_STATE[than] !== 'no' || state === 'DECEDE'
  return GRAVITY.indexOf(state) > rank
}
