import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from '../core/trust/certificate.ts'
import { readCertificateBundle } from '../core/trust/certificate-bundle.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import type { CertificateDirectory } from '../service/ports.ts'
import { fetchBounded } from './fetch-bounded.ts'
import type { AllowedHosts } from './public-address.ts'

/** What a directory adapter may do; only tests change the last two. */
export interface DirectorySettings {
  /** Folder of the cache. */
  readonly cacheDir: string
  readonly allowedHosts?: AllowedHosts
  readonly timeoutMs?: number
}

/**
 * Fetches certificate directories named in a trust list, and keeps each answer on disk for a day.
 *
 * An answer that cannot be read is not kept; where nothing can be fetched the last answer serves, however old, for a
 * certificate does not go stale: its dates and its revocation are judged elsewhere, and its authority's key proves it.
 */
export function certificateDirectory(settings: DirectorySettings): CertificateDirectory {
  return {
    certificatesAt: async (address) => {
      const path = join(settings.cacheDir, `${createHash('sha256').update(address).digest('hex')}.bundle`)
      const kept = await readKept(path)
      if (kept.length > 0 && (await isFresh(path))) return kept
      try {
        return await fetchAndKeep(address, path, settings)
      } catch (error) {
        if (kept.length > 0) return kept
        throw error
      }
    },
  }
}

const FRESH_MS = 86_400_000
/** The largest real directory has some 250 kB. */
const MOST_BYTES = 5_000_000
const TIMEOUT_MS = 10_000

async function fetchAndKeep(
  address: string,
  path: string,
  { cacheDir, allowedHosts = new Set<string>(), timeoutMs = TIMEOUT_MS }: DirectorySettings,
): Promise<readonly Certificate[]> {
  const bytes = await fetchBounded(address, { mostBytes: MOST_BYTES, timeoutMs, allowedHosts })
  const certificates = readCertificateBundle(bytes)
  await mkdir(cacheDir, { recursive: true })
  await writeWhole(path, bytes, FILE_MODE.public)
  return certificates
}

async function isFresh(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs < FRESH_MS,
    () => false,
  )
}

/** Nothing where nothing was kept, or where what was kept has been touched. */
async function readKept(path: string): Promise<readonly Certificate[]> {
  try {
    return readCertificateBundle(new Uint8Array(await readFile(path)))
  } catch {
    return []
  }
}
