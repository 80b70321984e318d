import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCertificate } from '../core/trust/certificate.ts'
import { refreshOwnRevocationList } from './own-revocation-list.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { withPkiLock } from './pki-lock.ts'
import { readManifest, writeManifest } from './pki-manifest.ts'

/**
 * Revokes a certificate of our own PKI and publishes a list that names it.
 *
 * Every seal it ever made fails from then on, whatever its date (D18). Revoking it again changes nothing.
 * The default reason is keyCompromise (RFC 5280, 5.3.1).
 *
 * @throws {PkiError | PrivateFileError} CERTIFICATE_UNKNOWN, PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function revokeOwnCertificate(dir: string, id: string, at: Date, reason = 1): Promise<void> {
  await withPkiLock(dir, async () => {
    const manifest = await readManifest(dir)
    const serial = await serialOf(dir, manifest.caId, id)
    if (!manifest.revoked.some((entry) => entry.serial === serial)) {
      const revoked = [...manifest.revoked, { id, serial, revokedAt: at.toISOString(), reason }]
      await writeManifest(dir, { ...manifest, revoked })
    }
    await refreshOwnRevocationList(dir, at)
  })
}

async function serialOf(dir: string, caId: string, id: string): Promise<string> {
  try {
    return readCertificate(new Uint8Array(await readFile(join(dir, pkiFile.certificate(caId, id))))).serial
  } catch (cause) {
    throw new PkiError('CERTIFICATE_UNKNOWN', `${dir} holds no certificate ${caId}/${id}`, { id }, { cause })
  }
}
