import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from '../core/trust/certificate.ts'
import { type TrustPart, trustPart } from '../core/trust/trust-part.ts'
import { readPrivateFile } from '../private-file.ts'
import { ownRevocationListAt } from './own-revocation-list.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { type PkiManifest, readManifest } from './pki-manifest.ts'
import { type PemSealSigner, pemSealSigner } from './seal-signer.ts'
import { readTrustFiles } from './trust-files.ts'

/** What a PKI folder gives to the one who issues. */
export interface OwnSigners {
  /** One signer for each document type sealed here: `AB`, `A1`. */
  readonly sealSigners: ReadonlyMap<string, PemSealSigner>
  /** The PKCS#12 of the PDF signer, unopened, and its password. */
  readonly pdfPkcs12: { readonly bytes: Uint8Array; readonly password: string }
}

/**
 * Opens the private keys of a PKI folder that are in use.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, KEY_FILE_EXPOSED, KEY_UNREADABLE, KEY_NOT_SUPPORTED, KEY_MISMATCH
 */
export async function loadOwnSigners(dir: string): Promise<OwnSigners> {
  const { caId, seals } = await readManifest(dir)
  const sealSigners = new Map<string, PemSealSigner>()
  for (const { id, documentType, inUse } of seals) {
    if (!inUse) continue
    const key = await readPrivateFile(join(dir, pkiFile.key(caId, id)))
    const certificate = await readOwnFile(join(dir, pkiFile.certificate(caId, id)))
    sealSigners.set(documentType, pemSealSigner(key.toString('latin1'), certificate))
  }
  const password = (await readPrivateFile(join(dir, pkiFile.pkcs12Password))).toString('latin1').trim()
  const bytes = new Uint8Array(await readPrivateFile(join(dir, pkiFile.pkcs12)))
  return { sealSigners, pdfPkcs12: { bytes, password } }
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
  const { certificates } = await readTrustFiles(dir)
  const own = certificates.filter((certificate) => certificate.issuerCommonName === manifest.caId)
  const list = await ownRevocationListAt(dir, manifest, at)
  return trustPart(ownOrigin(manifest), ofOwnRoot(own, manifest, dir), list ? [list] : [])
}

function ownOrigin({ seals }: PkiManifest): TrustPart['origin'] {
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
