/** What is to be said of the device's clock; `unchecked`: nothing at hand contradicts it, and nothing confirms it. */
export type ClockWarning = 'device-wrong' | 'device-behind' | 'unchecked'

/** The instant at which a browser or a command judges, and why that one. */
export interface JudgingClock {
  readonly at: Date
  /** What the device's own clock shows. */
  readonly device: Date
  /** Null where the service's clock agrees. */
  readonly warning: ClockWarning | null
}

/** What is known of the time. */
export interface KnownTimes {
  readonly device: Date
  /** What the service's clock shows now; null where it cannot be asked. */
  readonly server: Date | null
  /** The newest instant that is known to have passed; null where none is. */
  readonly newest: Date | null
}

/** Clocks that nobody set by hand differ less. */
const TOLERANCE_MS = 5 * 60_000

/**
 * Picks the instant of a judgement: the service's clock where it can be asked, for the clock of a device may be set to
 * let a document live that has expired. Without it, the device's clock counts unless it lies before something known to
 * have happened: then that is the instant, and nobody can tell how much later it is.
 */
export function judgingClock({ device, server, newest }: KnownTimes): JudgingClock {
  if (server !== null) {
    const apart = Math.abs(server.getTime() - device.getTime())
    return { at: server, device, warning: apart > TOLERANCE_MS ? 'device-wrong' : null }
  }
  if (newest !== null && newest.getTime() - device.getTime() > TOLERANCE_MS)
    return { at: newest, device, warning: 'device-behind' }
  return { at: device, device, warning: 'unchecked' }
}
