import { assembleTrust } from '../../core/trust/assemble-trust.ts'
import type { TrustMaterial } from '../../core/trust/trust-material.ts'
import type { Environment } from '../../core/verification/report.ts'
import { CodedError } from '../../errors.ts'
import { serverInstant } from '../server-clock.ts'
import { readTrustSnapshot, type TrustSnapshot } from '../trust-snapshot.ts'

/** What a judgement in this browser rests on. */
export interface BrowserTrust {
  readonly environment: Environment
  readonly trust: TrustMaterial
  /** When the service gave it, perhaps long ago; null where its answer bore no date. */
  readonly givenAt: Date | null
}

const LIFE_MS = 300_000

let held: { readonly since: number; readonly trust: Promise<BrowserTrust> } | undefined

/**
 * Gives the trust material of our service, asked anew every five minutes; without a network, what the service worker
 * kept, whose age the report tells and whose staleness it judges.
 *
 * @throws {CodedError} TRUST_UNAVAILABLE
 */
export function currentTrust(): Promise<BrowserTrust> {
  const now = Date.now()
  // The clock may have been set back meanwhile.
  if (held === undefined || Math.abs(now - held.since) >= LIFE_MS) {
    const trust = fetchTrust()
    held = { since: now, trust }
    trust.catch(() => {
      held = undefined
    })
  }
  return held.trust
}

async function fetchTrust(): Promise<BrowserTrust> {
  try {
    const response = await fetch('/trust/verifier.json', { cache: 'no-cache' })
    const snapshot: TrustSnapshot = await response.json()
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const trust = await assembleTrust(readTrustSnapshot(snapshot))
    return { environment: snapshot.environment, trust, givenAt: serverInstant(response.headers) }
  } catch (cause) {
    throw new CodedError('TRUST_UNAVAILABLE', 'the trust material cannot be had', {}, { cause })
  }
}
