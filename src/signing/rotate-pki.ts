import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readFirstLine } from '../private-file.ts'
import type { CertificateEntry } from './certificate-entry.ts'
import { activatePrepared, purposeOf } from './certificate-states.ts'
import { makePdfSignerCertificate, makeSealCertificate } from './make-certificate.ts'
import { openOwnAuthority } from './own-revocation-list.ts'
import { certificateFiles, pdfSignerFiles, writePkiFiles } from './pki-contents.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { withPkiLock } from './pki-lock.ts'
import { type PkiManifest, readManifest, writeManifest } from './pki-manifest.ts'
import { deleteIdleKeys } from './retired-keys.ts'
import type { SigningAuthority } from './signing-authority.ts'
import { threeYears } from './validity.ts'

/**
 * Makes, for every purpose that lacks one, the certificate that will follow the active one, and publishes it: from
 * then on verifiers can know it, while nothing is sealed with it. Gives the ids made, PDF signers included.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, PKI_IDS_EXHAUSTED, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function preparePki(dir: string, at: Date): Promise<readonly string[]> {
  return withPkiLock(dir, async () => {
    const before = await readManifest(dir)
    const { certificates } = await prepare(dir, before, at)
    return certificates.slice(before.certificates.length).map(({ id }) => id)
  })
}

/**
 * Puts the prepared certificates in use, made and published first where there are none, and retires those before.
 *
 * Retired certificates stay published, for what they sealed remains valid; their private keys are deleted. What is
 * sealed at that very moment with a key still in memory is valid, too. Gives the
 * ids put in use, PDF signers included.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, PKI_IDS_EXHAUSTED, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function rotatePki(dir: string, at: Date): Promise<readonly string[]> {
  return withPkiLock(dir, async () => {
    const published = await prepare(dir, await readManifest(dir), at)
    const rotated = { ...published, certificates: [...activatePrepared(published.certificates, at)] }
    await writeManifest(dir, published, rotated)
    await deleteIdleKeys(dir, rotated)
    const isNew = ({ id }: CertificateEntry) =>
      published.certificates.some((entry) => entry.id === id && entry.state === 'prepared')
    return rotated.certificates.filter(isNew).map(({ id }) => id)
  })
}

async function prepare(dir: string, manifest: PkiManifest, at: Date): Promise<PkiManifest> {
  const { certificates } = manifest
  const ready = new Set(certificates.filter(({ state }) => state === 'prepared').map(purposeOf))
  const models = new Map(certificates.map((entry) => [purposeOf(entry), entry]))
  const authority = await openOwnAuthority(dir, manifest.caId)
  const added: CertificateEntry[] = []
  for (const [purpose, model] of models) {
    if (ready.has(purpose)) continue
    const id = await makeSuccessor(dir, { manifest, authority, use: model.use, at })
    added.push({ ...model, id, state: 'prepared', since: at.toISOString(), key: null })
  }
  if (added.length === 0) return manifest
  const prepared = { ...manifest, certificates: [...certificates, ...added] }
  await writeManifest(dir, manifest, prepared)
  return prepared
}

interface Bench {
  readonly manifest: PkiManifest
  readonly authority: SigningAuthority
  readonly use: CertificateEntry['use']
  readonly at: Date
}

async function makeSuccessor(dir: string, { manifest, authority, use, at }: Bench): Promise<string> {
  const { caId, revocationListUrl } = manifest
  const validity = threeYears(at)
  if (use === 'seal') {
    const id = await nextId(dir, manifest, 'PC', 2)
    const made = await makeSealCertificate(id, authority, validity, revocationListUrl)
    await writePkiFiles(dir, certificateFiles(made, caId, id))
    return id
  }
  const id = await nextId(dir, manifest, 'PDF', 1)
  const made = await makePdfSignerCertificate(id, authority, validity, revocationListUrl)
  const password = await readFirstLine(join(dir, pkiFile.pkcs12Password))
  await writePkiFiles(dir, pdfSignerFiles(made, caId, id, authority.certificate, password))
  return id
}

/** Files count, too: an id of a rotation that failed half-way is not used again either. */
async function nextId(dir: string, manifest: PkiManifest, prefix: string, digits: number): Promise<string> {
  const pattern = new RegExp(`^${prefix}([0-9]{${digits}})$`)
  const file = new RegExp(`^${manifest.caId}_([A-Z0-9]{4})\\.(?:key\\.pem|pem|p12)$`)
  const ids = [
    ...(await readdir(dir)).map((name) => file.exec(name)?.[1] ?? ''),
    ...[...manifest.certificates, ...manifest.revoked].map(({ id }) => id),
  ]
  const next = Math.max(0, ...ids.map((id) => Number(pattern.exec(id)?.[1] ?? 0))) + 1
  if (String(next).length > digits)
    throw new PkiError(
      'PKI_IDS_EXHAUSTED',
      `every id ${prefix} of ${manifest.caId} is used up: make a new PKI`,
      {
        dir,
      },
    )
  return `${prefix}${String(next).padStart(digits, '0')}`
}
