import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from '../core/trust/certificate.ts'
import { type TrustPart, trustPart } from '../core/trust/trust-part.ts'
import { readFirstLine, readPrivateFile } from '../private-file.ts'
import type { WithdrawalListSigner } from '../service/withdrawal/publish-withdrawals.ts'
import { openPkcs12 } from './open-pkcs12.ts'
import { ownRevocationListAt } from './own-revocation-list.ts'
import { ownWithdrawalListAt } from './own-withdrawal-list.ts'
import { type PdfSigner, pdfSigner } from './pdf-signer.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { type PkiManifest, readManifest } from './pki-manifest.ts'
import { type CertifiedSealSigner, pemSealSigner } from './seal-signer.ts'
import { readTrustFiles } from './trust-files.ts'

/** What the one who issues signs with, whoever made the keys and wherever they stand. */
export interface IssuingSigners {
  /** The active signer for each document type sealed here: `AB`, `A1`. */
  readonly sealSigners: ReadonlyMap<string, CertifiedSealSigner>
  readonly pdfSigner: PdfSigner
  /** Of an operator, for withdrawal lists; absent where there is none, as in our own PKI, which makes its own. */
  readonly listSigner?: WithdrawalListSigner | null
}

/** What our own PKI folder gives to the one who issues. */
export interface OwnSigners extends IssuingSigners {
  /** The PKCS#12 of the PDF signer, unopened, and its password. */
  readonly pdfPkcs12: { readonly bytes: Uint8Array; readonly password: string }
}

/**
 * Opens the private keys of our own PKI folder that are active.
 *
 * A rotation may go on meanwhile: the keys given are then those of before or those of after.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, KEY_FILE_EXPOSED, KEY_UNREADABLE, KEY_NOT_SUPPORTED, KEY_MISMATCH
 * @throws {Pkcs12Error}
 */
export async function loadOwnSigners(dir: string): Promise<OwnSigners> {
  let manifest = await readManifest(dir)
  for (;;)
    try {
      return await openActive(dir, manifest)
    } catch (error) {
      // A rotation deletes the keys it has retired: the manifest then names others by now.
      const standing = await readManifest(dir)
      if (JSON.stringify(standing) === JSON.stringify(manifest)) throw error
      manifest = standing
    }
}

async function openActive(dir: string, { caId, certificates }: PkiManifest): Promise<OwnSigners> {
  const sealSigners = new Map<string, CertifiedSealSigner>()
  for (const entry of certificates) {
    if (entry.state !== 'active' || entry.use !== 'seal') continue
    const key = await readPrivateFile(join(dir, entry.key ?? pkiFile.key(caId, entry.id)))
    const certificate = await readOwnFile(join(dir, pkiFile.certificate(caId, entry.id)))
    sealSigners.set(entry.documentType, pemSealSigner(key.toString('latin1'), certificate))
  }
  const pdf = certificates.find(({ use, state }) => use === 'pdf' && state === 'active')
  if (pdf === undefined)
    throw new PkiError('KEY_UNREADABLE', `${dir} has no active PDF signer: run permis pki rotate`, { dir })
  const password = await readFirstLine(join(dir, pkiFile.pkcs12Password))
  const path = join(dir, pdf.key ?? pkiFile.pkcs12(caId, pdf.id))
  const bytes = new Uint8Array(await readPrivateFile(path))
  return {
    sealSigners,
    pdfSigner: pdfSigner(openPkcs12(bytes, password)),
    pdfPkcs12: { bytes, password },
  }
}

/**
 * Reads the public side of our own PKI folder as trust material for judging at an instant: our certificates, those
 * no longer in use included, and a revocation list that answers at `at`. Opens the authority's key only if the list
 * in the folder would be stale then.
 *
 * Certificates of other authorities that lie in the folder are left out: they would not be ours.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, TRUST_FOLDER_UNREADABLE, KEY_FILE_EXPOSED
 */
export async function loadOwnTrust(dir: string, at: Date): Promise<TrustPart> {
  const manifest = await readManifest(dir)
  const { certificates, withdrawalLists } = await readTrustFiles(dir)
  const own = certificates.filter((certificate) => certificate.issuerCommonName === manifest.caId)
  const list = await ownRevocationListAt(dir, manifest, at)
  const ofOwn = withdrawalLists.filter(({ issuer }) => issuer === manifest.caId)
  const withdrawals = await Promise.all(ofOwn.map((one) => ownWithdrawalListAt(dir, one, at)))
  return trustPart(ownOrigin(manifest), ofOwnRoot(own, manifest, dir), list ? [list] : [], withdrawals)
}

function ownOrigin({ certificates }: PkiManifest): TrustPart['origin'] {
  const seals = certificates.filter((entry) => entry.use === 'seal')
  const sealTypes = Object.fromEntries(seals.map(({ id, documentType }) => [id, [documentType]]))
  return { kind: 'own', sealTypes, pdfTypes: [...new Set(seals.map(({ documentType }) => documentType))] }
}

function ofOwnRoot(
  certificates: readonly Certificate[],
  { caId }: PkiManifest,
  dir: string,
): readonly Certificate[] {
  const root = certificates.find(({ isAuthority, commonName }) => isAuthority && commonName === caId)
  if (!root)
    throw new PkiError('PKI_UNREADABLE', `${dir} has lost the certificate of its authority ${caId}`, { dir })
  return certificates.filter(({ issuer }) => issuer.der === root.subject.der)
}

async function readOwnFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw new PkiError('PKI_UNREADABLE', `${path} cannot be read`, { path }, { cause })
  }
}
