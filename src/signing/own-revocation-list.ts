import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCertificate } from '../core/trust/certificate.ts'
import { type RevocationList, readRevocationList } from '../core/trust/revocation-list.ts'
import { CodedError } from '../errors.ts'
import { FILE_MODE, readPrivateFile, writeWhole } from '../private-file.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'
import { type PkiManifest, readManifest } from './pki-manifest.ts'
import type { SigningAuthority } from './signing-authority.ts'

/**
 * Writes a fresh revocation list of our own authority when the one in the folder is absent, unreadable, about to be
 * stale at `at`, or not naming every certificate we revoked. Its number always increases. Tells whether it wrote.
 *
 * Give it the real clock only: a list written for a day to come would have to be trusted until then.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function refreshOwnRevocationList(dir: string, at: Date): Promise<boolean> {
  const manifest = await readManifest(dir)
  const current = await readOwnRevocationList(dir, manifest.caId)
  if (current && answersAt(current, new Date(at.getTime() + RENEW_BEFORE_MS)) && namesAll(current, manifest))
    return false
  const fresh = await makeOwnRevocationList(dir, manifest, current, at)
  await writeWhole(join(dir, pkiFile.revocationList(manifest.caId)), fresh.der, FILE_MODE.public)
  return true
}

/**
 * Gives the revocation list of our own authority that answers at an instant: the one in the folder, or, where that
 * one would be stale, what our authority would publish then, made in memory and not written.
 *
 * So a demonstration may look at a day to come. Where the folder lacks the authority's key, the list in the folder
 * is given as it is, stale or null: the judgement then says so.
 *
 * @throws {PkiError | PrivateFileError} KEY_FILE_EXPOSED
 */
export async function ownRevocationListAt(
  dir: string,
  manifest: PkiManifest,
  at: Date,
): Promise<RevocationList | null> {
  const current = await readOwnRevocationList(dir, manifest.caId)
  if (current && answersAt(current, at) && namesAll(current, manifest)) return current
  try {
    return await makeOwnRevocationList(dir, manifest, current, at)
  } catch (error) {
    if (error instanceof CodedError && error.code === 'KEY_UNREADABLE') return current
    throw error
  }
}

/** Opens the key of our own authority. */
export async function openOwnAuthority(dir: string, caId: string): Promise<SigningAuthority> {
  const keyPath = join(dir, pkiFile.key(caId))
  const pem = await readPrivateFile(keyPath)
  try {
    const certificate = readCertificate(await readFile(join(dir, pkiFile.certificate(caId))))
    const privateKey = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' })
    return { certificate: certificate.der, privateKey }
  } catch (cause) {
    throw new PkiError(
      'KEY_UNREADABLE',
      `${keyPath} or its certificate is not what was written`,
      { dir },
      { cause },
    )
  }
}

const RENEW_BEFORE_MS = 86_400_000

async function makeOwnRevocationList(
  dir: string,
  manifest: PkiManifest,
  current: RevocationList | null,
  at: Date,
): Promise<RevocationList> {
  // The library of certificates takes 0.1 s to load; a command that finds its list fresh does without.
  const { makeRevocationList } = await import('./make-revocation-list.ts')
  const authority = await openOwnAuthority(dir, manifest.caId)
  const revoked = manifest.revoked.map((entry) => ({ ...entry, revokedAt: new Date(entry.revokedAt) }))
  return readRevocationList(await makeRevocationList(authority, revoked, current?.number ?? null, at))
}

function answersAt(list: RevocationList, at: Date): boolean {
  return list.nextUpdate !== null && at < list.nextUpdate
}

function namesAll(list: RevocationList, manifest: PkiManifest): boolean {
  return manifest.revoked.every(({ serial }) => list.revoked.has(serial))
}

async function readOwnRevocationList(dir: string, caId: string): Promise<RevocationList | null> {
  try {
    return readRevocationList(await readFile(join(dir, pkiFile.revocationList(caId))))
  } catch {
    // Whatever is wrong with it, our authority can make another.
    return null
  }
}
