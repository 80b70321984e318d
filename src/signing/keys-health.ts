import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import type { CertificateState } from './certificate-entry.ts'
import { type KeyFolderEntry, readKeyFolder } from './key-folder.ts'
import { pkiFile } from './pki-file-names.ts'

/** How well a certificate, or all of them, can go on: near its end is a warning, nothing to seal with a failure. */
export type KeysStatus = 'ok' | 'warning' | 'failing'

/** One certificate, as readiness and `permis pki status` tell it. */
export interface CertificateHealth {
  readonly caId: string
  readonly id: string
  readonly use: KeyFolderEntry['use']
  /** The type it seals for life; null for a signer of PDF or of lists. */
  readonly documentType: string | null
  readonly state: CertificateState
  readonly notBefore: Date | null
  /** Null where the certificate cannot be read. */
  readonly notAfter: Date | null
  /** Whole days until its end; negative once it has ended. */
  readonly daysLeft: number | null
  /** Only an active certificate can be other than `ok`. */
  readonly status: KeysStatus
}

/** What can be sealed and signed with, and for how long. */
export interface KeysHealth {
  readonly status: KeysStatus
  readonly certificates: readonly CertificateHealth[]
  /** Purposes for which no certificate is active and in date: `AB`, `A1`, `PDF`. */
  readonly missing: readonly string[]
}

/** From how many days before its end an active certificate is told. */
export const WARNING_DAYS = 30

/**
 * Tells how the certificates of a folder of keys stand at an instant, own PKI or operator's; opens no private key.
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE, CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export async function keysHealth(keysDir: string, at: Date): Promise<KeysHealth> {
  const { entries } = await readKeyFolder(keysDir)
  const certificates = await Promise.all(entries.map((entry) => healthOf(keysDir, entry, at)))
  const serving = certificates
    .filter(({ state, status, use }) => state === 'active' && status !== 'failing' && use !== 'list')
    .map(({ documentType }) => documentType ?? 'PDF')
  const missing = ['AB', 'A1', 'PDF'].filter((purpose) => !serving.includes(purpose))
  const isNearEnd = certificates.some(({ status }) => status === 'warning')
  return { status: missing.length > 0 ? 'failing' : isNearEnd ? 'warning' : 'ok', certificates, missing }
}

const DAY_MS = 86_400_000

async function healthOf(keysDir: string, entry: KeyFolderEntry, at: Date): Promise<CertificateHealth> {
  const { caId, id, use, state } = entry
  const path = join(keysDir, pkiFile.certificate(caId, id))
  const certificate = await readFile(path)
    .then(readCertificate)
    .catch(() => null)
  return {
    caId,
    id,
    use,
    documentType: entry.use === 'seal' ? entry.documentType : null,
    state,
    notBefore: certificate?.notBefore ?? null,
    notAfter: certificate?.notAfter ?? null,
    daysLeft: certificate && Math.floor((certificate.notAfter.getTime() - at.getTime()) / DAY_MS),
    status: state === 'active' ? statusOf(certificate, at) : 'ok',
  }
}

function statusOf(certificate: Certificate | null, at: Date): KeysStatus {
  if (certificate === null || at < certificate.notBefore || at > certificate.notAfter) return 'failing'
  return certificate.notAfter.getTime() - at.getTime() < WARNING_DAYS * DAY_MS ? 'warning' : 'ok'
}
