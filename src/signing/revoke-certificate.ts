import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readCertificate } from '../core/trust/certificate.ts'
import { markRevoked } from './certificate-states.ts'
import { refreshOwnRevocationList } from './own-revocation-list.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { withPkiLock } from './pki-lock.ts'
import { type PkiManifest, readManifest, writeManifest } from './pki-manifest.ts'
import { deleteIdleKeys } from './retired-keys.ts'

/**
 * Revokes a certificate of our own PKI, named `PC01` or `FR00/PC01`, publishes a list that names it, and deletes its private key.
 *
 * Every seal it ever made fails from then on, whatever its date (D18). Revoking it again changes nothing.
 * Where it was active, nothing takes its place before the next rotation. The default reason is keyCompromise
 * (RFC 5280, 5.3.1).
 *
 * @throws {PkiError | PrivateFileError} CERTIFICATE_UNKNOWN, PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function revokeOwnCertificate(dir: string, named: string, at: Date, reason = 1): Promise<void> {
  await withPkiLock(dir, async () => {
    const manifest = await readManifest(dir)
    const id = idWithin(manifest.caId, named)
    const serial = await serialOf(dir, manifest.caId, id)
    const certificates = [...markRevoked(manifest.certificates, (entry) => entry.id === id, at)]
    const isNamed = manifest.revoked.some((entry) => entry.serial === serial)
    const added = isNamed ? [] : [{ id, serial, revokedAt: at.toISOString(), reason }]
    const changed: PkiManifest = { ...manifest, certificates, revoked: [...manifest.revoked, ...added] }
    await writeManifest(dir, manifest, changed)
    await refreshOwnRevocationList(dir, at)
    await deleteIdleKeys(dir, changed)
    if (id.startsWith('TSL')) await removeListSigner(dir, manifest.caId, id)
  })
}

/** The key that signs our trust list stands in no manifest; without the list, another is made and signed anew. */
async function removeListSigner(dir: string, caId: string, id: string): Promise<void> {
  await rm(join(dir, pkiFile.key(caId, id)), { force: true })
  await rm(join(dir, pkiFile.trustList), { force: true })
}

/** Lists of certificates write an id after that of its authority. */
function idWithin(caId: string, named: string): string {
  return named.startsWith(`${caId}/`) ? named.slice(caId.length + 1) : named
}

async function serialOf(dir: string, caId: string, id: string): Promise<string> {
  try {
    if (!/^[A-Z0-9]{4}$/.test(id)) throw new TypeError('an id has four capitals and digits')
    return readCertificate(new Uint8Array(await readFile(join(dir, pkiFile.certificate(caId, id))))).serial
  } catch (cause) {
    throw new PkiError(
      'CERTIFICATE_UNKNOWN',
      `${dir} holds no certificate ${id.includes('/') ? id : `${caId}/${id}`}`,
      { id },
      { cause },
    )
  }
}
