import { newestInstant } from '../core/trust/newest-instant.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import { judgingClock } from '../core/verification/judging-clock.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import type { Wording } from '../wording/report-wording.ts'

/** The instant that a command judges at, and what is to be said of it. */
export interface CommandClock {
  readonly at: Date
  /** For the options of the judgement. */
  readonly behind: Pick<VerifyOptions, 'clock'>
  readonly notices: readonly string[]
}

/**
 * Picks the instant of a command's judgement: the one named with `--at`, else that of the machine's clock, unless that
 * lies before the newest list at hand. Browsers without the service judge alike.
 */
export function commandClock(
  trust: TrustMaterial,
  { now, named }: { readonly now: Date; readonly named: Date | null },
  { labels }: Wording,
): CommandClock {
  if (named !== null) return { at: named, behind: {}, notices: [] }
  const { at, warning } = judgingClock({ device: now, server: null, newest: newestInstant(trust) })
  if (warning !== 'device-behind') return { at, behind: {}, notices: [] }
  const notice = `${labels.clockSlow} (${now.toISOString()} < ${at.toISOString()})`
  return { at, behind: { clock: 'behind' }, notices: [notice] }
}
