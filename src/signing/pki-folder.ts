import { createPrivateKey, randomBytes } from 'node:crypto'
import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type MadeCertificate, makeAuthority, makePdfSignerCertificate, makeSealCertificate } from './make-certificate.ts'
import { makePkcs12 } from './make-pkcs12.ts'
import { makeRevocationList } from './make-revocation-list.ts'
import { PkiError } from './pki-error.ts'
import { FILE_MODE, writeWhole } from './pki-files.ts'
import { withPkiLock } from './pki-lock.ts'
import { hasPki, type PkiManifest, writeManifest } from './pki-manifest.ts'

/** Where the first revocation list will be served, and from when the certificates are valid. */
export interface PkiOptions {
  /** Base address of the service; default `http://127.0.0.1:3000`. */
  readonly baseUrl?: string
  /** First instant of validity; default one year before `at`, so that past days can be demonstrated. */
  readonly notBefore?: Date
}

/** One file of a PKI folder, ready to be written. */
export interface PkiFile {
  readonly name: string
  readonly content: Uint8Array | string
  readonly private: boolean
}

/** Names of the files of a PKI folder, all in one place. */
export const pkiFile = {
  certificate: (caId: string, certificateId?: string) =>
    certificateId === undefined ? `${caId}.pem` : `${caId}_${certificateId}.pem`,
  key: (caId: string, certificateId?: string) =>
    certificateId === undefined ? `${caId}.key.pem` : `${caId}_${certificateId}.key.pem`,
  revocationList: (caId: string) => `${caId}.crl`,
  pkcs12: 'pdf-signer.p12',
  pkcs12Password: 'pdf-signer.password',
} as const

const YEAR_MS = 365.25 * 86_400_000
const SEALS = [
  { id: 'PC01', documentType: 'AB' },
  { id: 'PC02', documentType: 'A1' },
] as const
const CA_ID = 'FR00'
const PDF_SIGNER_ID = 'PDF1'

/**
 * Makes the test PKI of a demonstration: authority FR00, seal certificates PC01 (AB) and PC02 (A1), a PDF signer
 * in PKCS#12 and a first revocation list that names nobody (D16, D18).
 *
 * The manifest is written last, so a crash never leaves a half PKI that passes for a whole one: what it left is
 * cleared by the next run. Files of the same names that we did not write are never touched.
 *
 * @throws {PkiError} PKI_EXISTS, PKI_BUSY or PKI_FOREIGN_FILES
 */
export async function initialisePki(dir: string, at: Date, options: PkiOptions = {}): Promise<void> {
  await mkdir(dir, { recursive: true })
  await refuseWholePki(dir)
  await withPkiLock(dir, async ({ interrupted }) => {
    await refuseWholePki(dir)
    const { files, manifest } = await makeFiles(at, options)
    if (interrupted) await clear(dir, files)
    else await refuseForeignFiles(dir, files)
    await writePkiFiles(dir, files)
    await writeManifest(dir, manifest)
  })
}

/** Writes files of a PKI, each whole, private ones for their owner alone. */
export async function writePkiFiles(dir: string, files: readonly PkiFile[]): Promise<void> {
  for (const file of files)
    await writeWhole(join(dir, file.name), file.content, file.private ? FILE_MODE.private : FILE_MODE.public)
}

/** Gives the two files of a certificate and its key. */
export function certificateFiles(made: MadeCertificate, caId: string, certificateId?: string): readonly PkiFile[] {
  const key = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
  return [
    { name: pkiFile.key(caId, certificateId), content: key.export({ format: 'pem', type: 'pkcs8' }), private: true },
    { name: pkiFile.certificate(caId, certificateId), content: made.certificatePem, private: false },
  ]
}

/** Gives the three files of a PDF signer: its certificate, its PKCS#12 and the random password of that. */
export function pdfSignerFiles(made: MadeCertificate, caId: string, id: string, authority: Uint8Array): readonly PkiFile[] {
  const password = randomBytes(24).toString('base64url')
  return [
    { name: pkiFile.certificate(caId, id), content: made.certificatePem, private: false },
    { name: pkiFile.pkcs12Password, content: `${password}\n`, private: true },
    { name: pkiFile.pkcs12, content: makePkcs12(made.privateKey, [made.certificate, authority], password), private: true },
  ]
}

/** Validity of three years, as the 2D-Doc profile has it. */
export function threeYears(notBefore: Date) {
  return { notBefore, notAfter: new Date(notBefore.getTime() + 3 * YEAR_MS) }
}

async function makeFiles(at: Date, options: PkiOptions): Promise<{ files: PkiFile[]; manifest: PkiManifest }> {
  const notBefore = options.notBefore ?? new Date(at.getTime() - YEAR_MS)
  const url = `${options.baseUrl ?? 'http://127.0.0.1:3000'}/trust/crl/${pkiFile.revocationList(CA_ID)}`
  const authority = await makeAuthority(CA_ID, {
    notBefore,
    notAfter: new Date(notBefore.getTime() + 10 * YEAR_MS),
  })
  const files = [...certificateFiles(authority, CA_ID)]
  for (const { id } of SEALS)
    files.push(...certificateFiles(await makeSealCertificate(id, authority, threeYears(notBefore), url), CA_ID, id))
  const pdf = await makePdfSignerCertificate(PDF_SIGNER_ID, authority, threeYears(notBefore), url)
  files.push(...pdfSignerFiles(pdf, CA_ID, PDF_SIGNER_ID, authority.certificate))
  const list = await makeRevocationList(authority, [], revocationListNumber(at), at)
  files.push({ name: pkiFile.revocationList(CA_ID), content: list, private: false })
  const manifest: PkiManifest = {
    version: 1,
    caId: CA_ID,
    pdfSignerId: PDF_SIGNER_ID,
    revocationListUrl: url,
    seals: SEALS.map((seal) => ({ ...seal, inUse: true })),
    revoked: [],
  }
  return { files, manifest }
}

/** The number of a list is its instant in seconds, so that it goes on increasing even if a list is lost. */
export function revocationListNumber(at: Date, previous: bigint | null = null): bigint {
  const bySeconds = BigInt(Math.floor(at.getTime() / 1000))
  return previous !== null && previous >= bySeconds ? previous + 1n : bySeconds
}

async function refuseWholePki(dir: string): Promise<void> {
  if (await hasPki(dir))
    throw new PkiError('PKI_EXISTS', `${dir} already holds a PKI; rotate it, or move it away first`, { dir })
}

async function refuseForeignFiles(dir: string, files: readonly PkiFile[]): Promise<void> {
  const standing: string[] = []
  for (const { name } of files) if (await exists(join(dir, name))) standing.push(name)
  if (standing.length > 0)
    throw new PkiError('PKI_FOREIGN_FILES', `${dir} holds ${standing.join(', ')} but no PKI of ours: move them away`, {
      dir,
      files: standing,
    })
}

async function clear(dir: string, files: readonly PkiFile[]): Promise<void> {
  for (const { name } of files) await rm(join(dir, name), { force: true })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
