import { createPrivateKey } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { certificateFingerprint } from '../core/trust/certificate-fingerprint.ts'
import type { PinnedSigner } from '../core/trust/pinned-signers.ts'
import { LIST_SIGNING } from '../core/trust/trust-part.ts'
import { readPrivateFile } from '../private-file.ts'
import type { ListSigner } from './make-trust-list.ts'
import { openOwnAuthority } from './own-revocation-list.ts'
import { certificateFiles, writePkiFiles } from './pki-contents.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { withPkiLock } from './pki-lock.ts'
import type { PkiManifest } from './pki-manifest.ts'
import { threeYears } from './validity.ts'

/**
 * Opens the key that signs our own trust list, made here where there is none, or where it is revoked or
 * ends within a list's life.
 *
 * A PKI made before lists were published has none; its id is `TSL1`, the next `TSL2`.
 *
 * @throws {PkiError | PrivateFileError} PKI_BUSY, KEY_FILE_EXPOSED, KEY_UNREADABLE
 */
export async function openListSigner(
  dir: string,
  { caId, revocationListUrl, revoked }: PkiManifest,
  at: Date,
  lastsUntil: Date,
): Promise<ListSigner> {
  const standing = await newestSigner(dir, caId)
  const isRevoked = revoked.some(({ serial }) => serial === standing?.certificate.serial)
  if (
    standing &&
    !isRevoked &&
    standing.certificate.notAfter > lastsUntil &&
    standing.certificate.notBefore <= at
  ) {
    const pem = await readPrivateFile(join(dir, pkiFile.key(caId, standing.id)))
    return { certificate: standing.certificate.der, privateKey: createPrivateKey(pem) }
  }
  const id = `TSL${standing ? Number(standing.id.slice(3)) + 1 : 1}`
  if (id.length > 4)
    throw new PkiError('PKI_IDS_EXHAUSTED', `every id TSL of ${caId} is used up: make a new PKI`, { dir })
  return withPkiLock(dir, async () => {
    const { makeListSignerCertificate } = await import('./make-certificate.ts')
    const authority = await openOwnAuthority(dir, caId)
    const made = await makeListSignerCertificate(id, authority, threeYears(at), revocationListUrl)
    await writePkiFiles(dir, certificateFiles(made, caId, id))
    const privateKey = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
    return { certificate: made.certificate, privateKey }
  })
}

/** Gives the signers of lists among certificates, as signers to be believed by whoever has them handed in. */
export async function listSignersAmong(
  certificates: readonly Certificate[],
): Promise<readonly PinnedSigner[]> {
  const signers = certificates.filter(({ extendedKeyUsage }) => extendedKeyUsage.includes(LIST_SIGNING))
  return Promise.all(signers.map(pinnedSigner))
}

/** Makes a signer to be believed out of its certificate. */
export async function pinnedSigner(certificate: Certificate): Promise<PinnedSigner> {
  const name = certificate.issuerCommonName ?? certificate.commonName ?? certificate.serial
  return { name, fingerprintSha256: await certificateFingerprint(certificate.der) }
}

async function newestSigner(dir: string, caId: string) {
  const form = new RegExp(`^${caId}_(TSL[1-9])\\.pem$`)
  const ids = (await readdir(dir)).flatMap((name) => form.exec(name)?.[1] ?? [])
  const id = ids.sort().at(-1)
  if (id === undefined) return null
  return { id, certificate: readCertificate(await readFile(join(dir, pkiFile.certificate(caId, id)))) }
}
