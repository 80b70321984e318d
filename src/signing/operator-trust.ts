import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import type { TrustPart } from '../core/trust/trust-part.ts'
import { type OperatorEntry, readOperatorManifest } from './operator-manifest.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { readTrustFiles, type TrustFiles } from './trust-files.ts'

/**
 * Reads the public side of an operator's keys as trust material, one part for each authority: the certificates that
 * the manifest names and what each may seal, with the authorities and revocation lists that lie beside them.
 *
 * A certificate that the manifest calls revoked may seal nothing, whatever its authority's list says yet: its seals
 * fail. Revocation lists are the authority's to renew: a stale one makes results undetermined (D18).
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE or TRUST_FOLDER_UNREADABLE
 */
export async function loadOperatorTrust(keysDir: string): Promise<readonly TrustPart[]> {
  const entries = await readOperatorManifest(keysDir)
  const files = await readTrustFiles(keysDir)
  const caIds = [...new Set(entries.map(({ caId }) => caId))]
  return Promise.all(
    caIds.map((caId) =>
      partOf(
        keysDir,
        entries.filter((entry) => entry.caId === caId),
        files,
      ),
    ),
  )
}

async function partOf(
  keysDir: string,
  entries: readonly OperatorEntry[],
  { certificates, revocationLists, withdrawalLists }: TrustFiles,
): Promise<TrustPart> {
  const sealTypes: Record<string, readonly string[]> = {}
  const [sealCertificates, pdfSigners]: [Certificate[], Certificate[]] = [[], []]
  for (const entry of entries) {
    const certificate = await readCertificateFile(join(keysDir, pkiFile.certificate(entry.caId, entry.id)))
    if (entry.use === 'seal') {
      sealCertificates.push(certificate)
      if (entry.state !== 'revoked') sealTypes[entry.id] = [entry.documentType]
    } else if (entry.use === 'pdf' && entry.state !== 'revoked') pdfSigners.push(certificate)
  }
  return {
    origin: { kind: 'own', sealTypes, pdfTypes: ['AB', 'A1'] },
    authorities: certificates.filter(({ isAuthority }) => isAuthority),
    sealCertificates,
    pdfSigners,
    revocationLists,
    withdrawalLists: withdrawalLists.filter(({ issuer }) => entries.some(({ caId }) => caId === issuer)),
  }
}

async function readCertificateFile(path: string): Promise<Certificate> {
  try {
    return readCertificate(await readFile(path))
  } catch (cause) {
    throw new PkiError('PKI_UNREADABLE', `${path} is no certificate that can be read`, { path }, { cause })
  }
}
