import { readdir } from 'node:fs/promises'
import { ANTS_SIGNERS } from '../core/trust/pinned-signers.ts'
import { readTrustList, type TrustList } from '../core/trust/trust-list.ts'
import { TrustListError } from '../core/trust/trust-list-error.ts'
import type { LastGoodLists } from '../service/ports.ts'
import { lastGoodLists } from './last-good-lists.ts'

/** The real lists that commands have met, so that nobody brings back an older one. */
export interface SeenLists extends LastGoodLists {
  /** The highest sequence number met of a signer's name, 0 for none. */
  highest(signerName: string): number
}

/**
 * Opens the lists that commands have met, as they stand at an instant: a list issued after it was not there to be
 * met, so that a document may still be judged as on a day of the past.
 *
 * A data folder that cannot be written forgets, and nothing else: a verifier works without one.
 */
export async function seenLists(dataDir: string, at: Date): Promise<SeenLists> {
  const kept = lastGoodLists(dataDir)
  const all = await readKept(kept, at)
  const then = all.filter(({ list }) => list.issuedAt <= at)
  const highestOf = (lists: typeof all, name: string) =>
    Math.max(0, ...lists.filter(({ list }) => list.signer.name === name).map(({ list }) => list.sequence))
  return {
    all: async () => then.map(({ bytes }) => bytes),
    highest: (name) => highestOf(then, name),
    keep: async (name, bytes) => {
      const { sequence } = await readTrustList(bytes, ANTS_SIGNERS, at)
      if (sequence <= highestOf(all, name)) return
      await kept.keep(name, bytes).catch(() => undefined)
    },
  }
}

/** Tells whether what is handed in with `--trust` has a signed list: only then do the lists met before matter. */
export async function handsInLists(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    paths.map(async (path) => {
      // What is no folder is taken for a list.
      const names = await readdir(path).catch(() => null)
      return names === null || names.some((name) => /\.xml$/i.test(name))
    }),
  )
  return found.includes(true)
}

async function readKept(
  kept: LastGoodLists,
  at: Date,
): Promise<readonly { readonly bytes: Uint8Array; readonly list: TrustList }[]> {
  const read = []
  for (const bytes of await kept.all())
    try {
      read.push({ bytes, list: await readTrustList(bytes, ANTS_SIGNERS, at) })
    } catch (error) {
      // A list that was good and is no longer has been touched.
      if (!(error instanceof TrustListError)) throw error
    }
  return read
}
