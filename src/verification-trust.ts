import { assembleTrust } from './core/trust/assemble-trust.ts'
import type { TrustMaterial } from './core/trust/trust-material.ts'
import { loadOwnTrust } from './signing/load-pki.ts'
import { refreshOwnRevocationList } from './signing/own-revocation-list.ts'
import { hasPki } from './signing/pki-manifest.ts'
import { readTrustFolder } from './signing/read-trust-folder.ts'

export interface TrustSources {
  /** Our own keys; left out where there are none. */
  readonly keysDir: string
  /** Folders handed in with `--trust`. */
  readonly folders: readonly string[]
}

/**
 * Assembles the trust material of one run: our own certificates with a revocation list that answers at `at`, and
 * what was handed in. A stale list of ours is written afresh, by the real clock.
 */
export async function assembleTrustFrom(sources: TrustSources, at: Date, now: Date): Promise<TrustMaterial> {
  const own = (await hasPki(sources.keysDir)) ? [await ownTrust(sources.keysDir, at, now)] : []
  return assembleTrust([...own, ...(await Promise.all(sources.folders.map(readTrustFolder)))])
}

async function ownTrust(keysDir: string, at: Date, now: Date) {
  await refreshOwnRevocationList(keysDir, now)
  return loadOwnTrust(keysDir, at)
}

/** How long assembled trust serves before it is assembled anew, so that a fresh revocation list is soon seen. */
const TRUST_LIFE_MS = 60_000

/** Gives the trust material of a running service: assembled from the keys folder, renewed every minute. */
export function currentTrust(keysDir: string): () => Promise<TrustMaterial> {
  let held: { readonly until: number; readonly trust: Promise<TrustMaterial> } | undefined
  return () => {
    const now = new Date()
    if (held === undefined || now.getTime() >= held.until) {
      const trust = assembleTrustFrom({ keysDir, folders: [] }, now, now)
      held = { until: now.getTime() + TRUST_LIFE_MS, trust }
      trust.catch(() => {
        held = undefined
      })
    }
    return held.trust
  }
}
