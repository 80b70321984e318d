import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readCertificate } from '../core/trust/certificate.ts'
import { makePdfSignerCertificate, makeSealCertificate } from './make-certificate.ts'
import { openOwnAuthority, refreshOwnRevocationList } from './own-revocation-list.ts'
import { PkiError } from './pki-error.ts'
import { certificateFiles, pdfSignerFiles, pkiFile, threeYears, writePkiFiles } from './pki-folder.ts'
import { withPkiLock } from './pki-lock.ts'
import { readManifest, writeManifest } from './pki-manifest.ts'

/**
 * Replaces the seal and PDF-signing keys of a PKI folder by new ones under new ids; an id is never used again.
 *
 * Old certificates stay, for what they sealed remains valid; old private keys are deleted once the new ones are in use.
 * Gives the new seal certificate ids.
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function rotatePki(dir: string, at: Date): Promise<readonly string[]> {
  return withPkiLock(dir, async () => {
    const manifest = await readManifest(dir)
    const { caId, revocationListUrl: url } = manifest
    const authority = await openOwnAuthority(dir, caId)
    const retired = manifest.seals.filter(({ inUse }) => inUse)
    const added: { id: string; documentType: string; inUse: boolean }[] = []
    for (const { documentType } of retired) {
      const id = `PC${String(await nextNumber(dir, caId, /^PC(\d{2})$/)).padStart(2, '0')}`
      const made = await makeSealCertificate(id, authority, threeYears(at), url)
      await writePkiFiles(dir, certificateFiles(made, caId, id))
      added.push({ id, documentType, inUse: true })
    }
    const pdfSignerId = `PDF${await nextNumber(dir, caId, /^PDF(\d)$/)}`
    const pdf = await makePdfSignerCertificate(pdfSignerId, authority, threeYears(at), url)
    await writePkiFiles(dir, await withStandingPassword(dir, pdfSignerFiles(pdf, caId, pdfSignerId, authority.certificate)))
    const seals = [...manifest.seals.map((seal) => ({ ...seal, inUse: false })), ...added]
    await writeManifest(dir, { ...manifest, pdfSignerId, seals })
    for (const { id } of retired) await rm(join(dir, pkiFile.key(caId, id)), { force: true })
    return added.map(({ id }) => id)
  })
}
