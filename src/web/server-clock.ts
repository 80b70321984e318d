/** What two clocks of one device show: the calendar's, which anybody may set, and one that only runs forward. */
export interface DeviceTicks {
  /** Milliseconds since 1970, as `Date.now` gives them. */
  readonly calendar: number
  /** Milliseconds since whenever, as `performance.now` gives them. */
  readonly running: number
}

/** The time that the service gave in an answer, and what the device's clocks showed then. */
export interface ServerReading {
  readonly at: Date
  readonly ticks: DeviceTicks
}

/** Clocks drift apart by less; a device that slept, or whose date was set, by more. */
const DRIFT_MS = 2_000

/**
 * Reads the time at which an answer left its server (RFC 9110, 6.6.1), with the age that caches on the way added to it
 * (RFC 9111, 5.1); null where there is none. It is that of the answer: one kept from before tells a time of before.
 */
export function serverInstant(headers: Pick<Headers, 'get'>): Date | null {
  const date = Date.parse(headers.get('date') ?? '')
  const age = Number(headers.get('age') ?? 0)
  return Number.isNaN(date) ? null : new Date(date + (Number.isFinite(age) && age > 0 ? age * 1_000 : 0))
}

/**
 * Carries a reading of the service's clock on to now; null once the two clocks of the device disagree on how long ago it
 * was, for then nobody knows.
 */
export function serverTimeNow({ at, ticks }: ServerReading, now: DeviceTicks): Date | null {
  const elapsed = now.running - ticks.running
  const isSteady = Math.abs(now.calendar - ticks.calendar - elapsed) <= DRIFT_MS
  return isSteady ? new Date(at.getTime() + elapsed) : null
}
