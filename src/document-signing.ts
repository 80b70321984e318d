import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from './core/trust/certificate.ts'
import { readCertificateBundle } from './core/trust/certificate-bundle.ts'
import type { RevocationList } from './core/trust/revocation-list.ts'
import { CodedError } from './errors.ts'
import type { CmsSigner } from './pdf/cms/cms-template.ts'
import { documentSigner, type RoomyDocumentSigner } from './pdf/document-signer.ts'
import { timestampAuthority } from './pdf/timestamp/timestamp-authority.ts'
import type { RevocationLists } from './service/ports.ts'
import type { PadesSettings } from './settings/pades-settings.ts'
import type { Settings } from './settings.ts'
import { readTrustFiles } from './signing/trust-files.ts'
import { fetchedRevocationLists } from './storage/revocation-lists.ts'
import { timeStampService } from './storage/time-stamp-service.ts'

/** What of the settings decides how documents are signed. */
type SigningSettings = Pick<Settings, 'pades' | 'keysDir' | 'dataDir'>

/**
 * Makes the signer of documents at the level that the settings ask for, over a key wherever it stands.
 *
 * At B-LT the revocation list of a certificate is taken from the keys folder, or else from the address that the
 * certificate names; one that no longer answers counts as missing.
 *
 * @throws {CodedError} CONFIGURATION when `TIMESTAMP_CA_FILE` cannot be read
 */
export async function openDocumentSigner(
  signer: CmsSigner,
  settings: SigningSettings,
  now: () => Date = () => new Date(),
): Promise<RoomyDocumentSigner> {
  const { pades } = settings
  if (pades.level === 'B-B') return documentSigner(signer, { level: 'B-B' })
  const pinned = pades.timestampCaFile === null ? null : await readPinned(pades.timestampCaFile)
  const authority = timestampAuthority({ post: timeStampService(pades.timestampUrl), pinned })
  if (pades.level === 'B-T') return documentSigner(signer, { level: 'B-T', authority })
  const published = publishedLists(pades, settings.dataDir, now)
  return documentSigner(signer, {
    level: 'B-LT',
    authority,
    revocationListsFor: async (certificates) => {
      const { revocationLists } = await readTrustFiles(settings.keysDir)
      const ours = revocationLists.filter((list) => answers(list, now()))
      const lists = await Promise.all(certificates.map((one) => listFor(one, certificates, ours, published)))
      return lists.flatMap((list) => (list !== null && answers(list, now()) ? [list.der] : []))
    },
  })
}

async function listFor(
  certificate: Certificate,
  certificates: readonly Certificate[],
  ours: readonly RevocationList[],
  published: RevocationLists,
): Promise<RevocationList | null> {
  const own = ours.find(({ issuer }) => issuer.der === certificate.issuer.der)
  if (own !== undefined) return own
  const authority = certificates.find(({ subject }) => subject.der === certificate.issuer.der)
  if (authority === undefined) return null
  for (const address of certificate.revocationAddresses) {
    const { list } = await published.listAt(address, authority)
    if (list !== null) return list
  }
  return null
}

function answers({ nextUpdate }: RevocationList, at: Date): boolean {
  return nextUpdate !== null && at < nextUpdate
}

/** The list of the time-stamp authority may stand beside it, inside a private network. */
function publishedLists(
  { timestampUrl }: Extract<PadesSettings, { timestampUrl: string }>,
  dataDir: string,
  now: () => Date,
): RevocationLists {
  const allowedHosts = new Set([new URL(timestampUrl).host])
  return fetchedRevocationLists({ cacheDir: join(dataDir, 'revocation-lists'), now, allowedHosts })
}

async function readPinned(path: string): Promise<readonly Certificate[]> {
  try {
    return readCertificateBundle(new Uint8Array(await readFile(path)))
  } catch (cause) {
    throw new CodedError(
      'CONFIGURATION',
      `TIMESTAMP_CA_FILE: ${path} holds no certificate`,
      { path },
      { cause },
    )
  }
}
