import type { CertificateEntry } from './certificate-entry.ts'
import { hasOperatorKeys, readOperatorManifest } from './operator-manifest.ts'
import { readManifest } from './pki-manifest.ts'

/** One certificate of a folder of keys, of our own PKI or of an operator's. */
export type KeyFolderEntry = CertificateEntry & { readonly caId: string }

/** Who made the keys of a folder, and what its manifest says of each certificate. */
export interface KeyFolder {
  readonly owner: 'own-pki' | 'operator'
  readonly entries: readonly KeyFolderEntry[]
}

/**
 * Reads what the manifest of a folder of keys says, whoever wrote it.
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE, CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export async function readKeyFolder(keysDir: string): Promise<KeyFolder> {
  if (await hasOperatorKeys(keysDir))
    return { owner: 'operator', entries: await readOperatorManifest(keysDir) }
  const { caId, certificates } = await readManifest(keysDir)
  return { owner: 'own-pki', entries: certificates.map((entry) => ({ ...entry, caId })) }
}
