import { createHash } from 'node:crypto'
import { mkdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { acceptRevocationList } from '../core/trust/accept-revocation-list.ts'
import type { Certificate } from '../core/trust/certificate.ts'
import {
  type RevocationList,
  readRevocationList,
  revocationListFault,
} from '../core/trust/revocation-list.ts'
import { CodedError } from '../errors.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import type { RevocationLists } from '../service/ports.ts'
import { fetchBounded } from './fetch-bounded.ts'
import type { AllowedHosts } from './public-address.ts'

/** What the adapter may do; only tests change the last two. */
export interface RevocationListSettings {
  /** Folder of the cache. */
  readonly cacheDir: string
  readonly now: () => Date
  readonly allowedHosts?: AllowedHosts
  readonly timeoutMs?: number
}

/**
 * Fetches revocation lists where certificates say, and keeps the newest of each on disk.
 *
 * One that still answers is asked for again after an hour. A list that the authority's key does not prove, that is
 * dated after now or older than the one kept is not taken: the one kept serves, however old, and judgement says
 * that it is stale.
 */
export function fetchedRevocationLists(settings: RevocationListSettings): RevocationLists {
  return {
    listAt: async (address, authority) => {
      const path = cachePath(settings.cacheDir, address, authority)
      const kept = await readKept(path, authority)
      if (kept !== null && (await isFresh(path, kept, settings.now()))) return { list: kept, fault: null }
      try {
        return { list: await fetchAndKeep({ address, authority, path, kept }, settings), fault: null }
      } catch (error) {
        if (!(error instanceof CodedError)) throw error
        return { list: kept, fault: { code: error.code, message: error.message } }
      }
    },
  }
}

const FRESH_MS = 3_600_000
const MOST_BYTES = 20_000_000
const TIMEOUT_MS = 10_000

interface Asked {
  readonly address: string
  readonly authority: Certificate
  readonly path: string
  readonly kept: RevocationList | null
}

async function fetchAndKeep(
  { address, authority, path, kept }: Asked,
  { cacheDir, now, allowedHosts = new Set<string>(), timeoutMs = TIMEOUT_MS }: RevocationListSettings,
): Promise<RevocationList> {
  const bytes = await fetchBounded(address, { mostBytes: MOST_BYTES, timeoutMs, allowedHosts })
  const list = readRevocationList(bytes)
  await acceptRevocationList(list, authority, kept, now())
  await mkdir(cacheDir, { recursive: true })
  await writeWhole(path, list.der, FILE_MODE.public)
  // The time of the file is that of the clock that judges, not of the disk.
  await utimes(path, now(), now())
  return list
}

/** One authority cannot put its list in the place of another's. */
function cachePath(cacheDir: string, address: string, { spki }: Certificate): string {
  const name = createHash('sha256').update(spki).update(address).digest('hex')
  return join(cacheDir, `${name}.crl`)
}

async function isFresh(path: string, { nextUpdate }: RevocationList, now: Date): Promise<boolean> {
  if (nextUpdate === null || nextUpdate <= now) return false
  const age = await stat(path).then(
    ({ mtimeMs }) => now.getTime() - mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
  return age >= 0 && age < FRESH_MS
}

/** Nothing where nothing was kept, or where what was kept has been touched. */
async function readKept(path: string, authority: Certificate): Promise<RevocationList | null> {
  try {
    const list = readRevocationList(new Uint8Array(await readFile(path)))
    return (await revocationListFault(list, authority)) === null ? list : null
  } catch {
    return null
  }
}
