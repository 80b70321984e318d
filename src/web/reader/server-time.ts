import { type DeviceTicks, type ServerReading, serverInstant, serverTimeNow } from '../server-clock.ts'

/** Asked anew after so long; until then the device's running clock carries it on. */
const LIFE_MS = 300_000
/** A line that gives nothing for so long counts as none. */
const PATIENCE_MS = 3_000

let reading: ServerReading | undefined

/** Tells what the service's clock shows now; null where it cannot be asked, nor carried on from when it was. */
export async function serverTime(): Promise<Date | null> {
  const known = reading && serverTimeNow(reading, ticks())
  if (reading && known && ticks().running - reading.ticks.running < LIFE_MS) return known
  const asked = await askServer()
  if (asked !== null) {
    reading = asked
    return serverTimeNow(asked, ticks())
  }
  return known ?? null
}

/** Gives the last time that the service told in this session: it has passed, whatever the device's clock shows. */
export function lastServerTime(): Date | null {
  return reading?.at ?? null
}

/**
 * Asks for nothing but headers, past every cache: the service worker answers no `HEAD`, so that the date is of now and
 * never that of an answer it kept.
 */
async function askServer(): Promise<ServerReading | null> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch('/trust/verifier.json', { method: 'HEAD', cache: 'no-store', signal })
    const at = response.ok ? serverInstant(response.headers) : null
    return at === null ? null : { at, ticks: ticks() }
  } catch {
    return null
  }
}

function ticks(): DeviceTicks {
  return { calendar: Date.now(), running: performance.now() }
}
