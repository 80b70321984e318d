import { type TrustPart, trustPart } from '../core/trust/trust-part.ts'
import { readTrustFiles } from './trust-files.ts'

/**
 * Reads a folder handed in with `--trust`: certificates and revocation lists as in `conformance/certs`,
 * and withdrawal lists.
 *
 * What it holds is test material, and a certificate without its authority's is an anchor by itself (D16).
 *
 * @throws {PkiError} TRUST_FOLDER_UNREADABLE, naming every file at fault in `evidence.files`
 */
export async function readTrustFolder(dir: string): Promise<TrustPart> {
  const { certificates, revocationLists, withdrawalLists } = await readTrustFiles(dir)
  return trustPart({ kind: 'handed-in' }, certificates, revocationLists, withdrawalLists)
}
