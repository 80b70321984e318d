import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readPrivateFile } from '../private-file.ts'
import { makePdfSignerCertificate, makeSealCertificate } from './make-certificate.ts'
import { openOwnAuthority } from './own-revocation-list.ts'
import { certificateFiles, pdfSignerFiles, writePkiFiles } from './pki-contents.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { withPkiLock } from './pki-lock.ts'
import { type PkiManifest, readManifest, writeManifest } from './pki-manifest.ts'
import type { SigningAuthority } from './signing-authority.ts'
import { threeYears } from './validity.ts'

/**
 * Replaces the seal and PDF-signing keys of a PKI folder by new ones under new ids; an id is never used again.
 *
 * Old certificates stay, for what they sealed remains valid; their private keys are deleted once the new ones are in
 * use. A running service goes on with the old keys until it is restarted. Gives the new seal certificate ids.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function rotatePki(dir: string, at: Date): Promise<readonly string[]> {
  return withPkiLock(dir, async () => {
    const manifest = await readManifest(dir)
    const authority = await openOwnAuthority(dir, manifest.caId)
    const retired = manifest.seals.filter(({ inUse }) => inUse)
    const added: PkiManifest['seals'] = []
    for (const { documentType } of retired) {
      const id = await makeSeal(dir, manifest, authority, at)
      added.push({ id, documentType, inUse: true })
    }
    const pdfSignerId = await makePdfSigner(dir, manifest, authority, at)
    const seals = [...manifest.seals.map((seal) => ({ ...seal, inUse: false })), ...added]
    await writeManifest(dir, { ...manifest, pdfSignerId, seals })
    for (const { id } of retired) await rm(join(dir, pkiFile.key(manifest.caId, id)), { force: true })
    return added.map(({ id }) => id)
  })
}

async function makeSeal(
  dir: string,
  { caId, revocationListUrl }: PkiManifest,
  authority: SigningAuthority,
  at: Date,
): Promise<string> {
  const id = await nextId(dir, caId, 'PC', 2)
  const made = await makeSealCertificate(id, authority, threeYears(at), revocationListUrl)
  await writePkiFiles(dir, certificateFiles(made, caId, id))
  return id
}

async function makePdfSigner(
  dir: string,
  { caId, revocationListUrl }: PkiManifest,
  authority: SigningAuthority,
  at: Date,
): Promise<string> {
  const id = await nextId(dir, caId, 'PDF', 1)
  const made = await makePdfSignerCertificate(id, authority, threeYears(at), revocationListUrl)
  // The password stays, so that the one rename of the PKCS#12 replaces key and certificate together.
  const password = (await readPrivateFile(join(dir, pkiFile.pkcs12Password))).toString('latin1').trim()
  await writePkiFiles(dir, pdfSignerFiles(made, caId, id, authority.certificate, password))
  return id
}

/** Files count, not the manifest: an id of a rotation that failed half-way is not used again either. */
async function nextId(dir: string, caId: string, prefix: string, digits: number): Promise<string> {
  const pattern = new RegExp(`^${caId}_${prefix}([0-9]{${digits}})\\.pem$`)
  const numbers = (await readdir(dir)).map((name) => Number(pattern.exec(name)?.[1] ?? 0))
  const next = Math.max(...numbers) + 1
  if (String(next).length > digits)
    throw new PkiError('PKI_IDS_EXHAUSTED', `every id ${prefix} of ${caId} is used up: make a new PKI`, {
      dir,
    })
  return `${prefix}${String(next).padStart(digits, '0')}`
}
