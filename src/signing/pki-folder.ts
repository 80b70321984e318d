import { randomBytes } from 'node:crypto'
import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeAuthority, makePdfSignerCertificate, makeSealCertificate } from './make-certificate.ts'
import { makeRevocationList } from './make-revocation-list.ts'
import { hasOperatorKeys, OPERATOR_MANIFEST } from './operator-manifest.ts'
import { certificateFiles, type PkiFile, pdfSignerFiles, writePkiFiles } from './pki-contents.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { withPkiLock } from './pki-lock.ts'
import { hasPki, type PkiManifest, writeManifest } from './pki-manifest.ts'
import { threeYears, YEAR_MS } from './validity.ts'

/** Where the first revocation list will be served, and from when the certificates are valid. */
export interface PkiOptions {
  /** Base address of the service; default `http://127.0.0.1:3000`. */
  readonly baseUrl?: string
  /** First instant of validity; default two years before `at`, so that every day since the first ADCS can be demonstrated; the end is three years after `at`. */
  readonly notBefore?: Date
}

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
    await writeManifest(dir, null, manifest)
  })
}

async function makeFiles(
  at: Date,
  options: PkiOptions,
): Promise<{ files: PkiFile[]; manifest: PkiManifest }> {
  const notBefore = options.notBefore ?? new Date(at.getTime() - 2 * YEAR_MS)
  const validity = { notBefore, notAfter: threeYears(at).notAfter }
  const url = `${options.baseUrl ?? 'http://127.0.0.1:3000'}/trust/crl/${pkiFile.revocationList(CA_ID)}`
  const authority = await makeAuthority(CA_ID, {
    notBefore,
    notAfter: new Date(notBefore.getTime() + 10 * YEAR_MS),
  })
  const files = [...certificateFiles(authority, CA_ID)]
  for (const { id } of SEALS)
    files.push(...certificateFiles(await makeSealCertificate(id, authority, validity, url), CA_ID, id))
  const pdf = await makePdfSignerCertificate(PDF_SIGNER_ID, authority, validity, url)
  const password = randomBytes(24).toString('base64url')
  files.push(...pdfSignerFiles(pdf, CA_ID, PDF_SIGNER_ID, authority.certificate, password))
  const list = await makeRevocationList(authority, [], null, at)
  files.push({ name: pkiFile.revocationList(CA_ID), content: list, private: false })
  const active = { state: 'active', since: at.toISOString(), key: null } as const
  const manifest: PkiManifest = {
    version: 2,
    caId: CA_ID,
    revocationListUrl: url,
    certificates: [
      ...SEALS.map((seal) => ({ use: 'seal', ...seal, ...active }) as const),
      { use: 'pdf', id: PDF_SIGNER_ID, ...active },
    ],
    revoked: [],
  }
  return { files, manifest }
}

async function refuseWholePki(dir: string): Promise<void> {
  if (await hasOperatorKeys(dir))
    throw new PkiError(
      'PKI_FOREIGN_FILES',
      `${dir} holds the keys of an operator: a test PKI goes elsewhere`,
      {
        dir,
        files: [OPERATOR_MANIFEST],
      },
    )
  if (await hasPki(dir))
    throw new PkiError('PKI_EXISTS', `${dir} already holds a PKI; rotate it, or move it away first`, { dir })
}

async function refuseForeignFiles(dir: string, files: readonly PkiFile[]): Promise<void> {
  const standing: string[] = []
  for (const { name } of files) if (await exists(join(dir, name))) standing.push(name)
  if (standing.length > 0)
    throw new PkiError(
      'PKI_FOREIGN_FILES',
      `${dir} holds ${standing.join(', ')} but no PKI of ours: move them away`,
      {
        dir,
        files: standing,
      },
    )
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
