import { join } from 'node:path'
import type { CertificateDirectory, RevocationLists } from '../service/ports.ts'
import { certificateDirectory } from './certificate-directory.ts'
import { fetchedRevocationLists } from './revocation-lists.ts'

/** What is fetched from the authorities of a trust list, where `PERMIS_FETCH_CERTIFICATES` asks for it. */
export interface OnlineTrust {
  readonly directory: CertificateDirectory
  readonly revocation: RevocationLists
}

/** Fetches certificates and revocation lists of authorities, and keeps them in the service's data. */
export function onlineTrust(dataDir: string, now: () => Date = () => new Date()): OnlineTrust {
  return {
    directory: certificateDirectory({ cacheDir: join(dataDir, 'certificates') }),
    revocation: fetchedRevocationLists({ cacheDir: join(dataDir, 'revocation-lists'), now }),
  }
}
