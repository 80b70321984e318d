import type { EventReference, LedgerEvent, LedgerInfraction, LedgerStage } from './points-input.ts'

/** The events that a movement or a forecast follows from, by what they are. */
export interface MovementCauses {
  /** In the order in which they are established. */
  readonly infractions: readonly LedgerInfraction[]
  readonly stage: LedgerStage | null
}

/**
 * Finds the events behind a movement or a forecast, so that a sentence can name their days.
 *
 * `events` are those of the input from which the ledger was drawn: references point into it by place.
 */
export function movementCauses(
  { causes }: { readonly causes: readonly EventReference[] },
  events: readonly LedgerEvent[],
): MovementCauses {
  const found = causes.flatMap(({ index }) => events[index] ?? [])
  return { infractions: found.filter(isInfraction), stage: found.find(isStage) ?? null }
}

function isInfraction(event: LedgerEvent): event is LedgerInfraction {
  return event.kind === 'infraction'
}

function isStage(event: LedgerEvent): event is LedgerStage {
  return event.kind === 'stage'
}
