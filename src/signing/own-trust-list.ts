import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCertificate } from '../core/trust/certificate.ts'
import { certificateHash } from '../core/trust/certificate-lookup.ts'
import { readTrustList, type TrustList } from '../core/trust/trust-list.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { listSignersAmong, openListSigner } from './list-signer.ts'
import { pkiFile } from './pki-file-names.ts'
import { type PkiManifest, readManifest } from './pki-manifest.ts'
import { readTrustFiles } from './trust-files.ts'

/** How long a trust list of ours answers; the real one says six months. */
export const TRUST_LIST_DAYS = 90

/**
 * Writes a fresh signed trust list of our own authority when the one in the folder is absent, not ours, or past two
 * thirds of its life. Its sequence number always increases. Tells whether it wrote.
 *
 * Give it the real clock only.
 *
 * @throws {PkiError | PrivateFileError} PKI_MISSING, PKI_UNREADABLE, PKI_BUSY, KEY_FILE_EXPOSED or KEY_UNREADABLE
 */
export async function refreshOwnTrustList(dir: string, at: Date): Promise<boolean> {
  const manifest = await readManifest(dir)
  const current = await readOwnTrustList(dir, at)
  if (current && answersFor(current, at) && (await namesOwnAuthority(current, dir, manifest))) return false
  const xml = await makeOwnTrustList(dir, manifest, current?.sequence ?? 0, at)
  await writeWhole(join(dir, pkiFile.trustList), xml, FILE_MODE.public)
  return true
}

const DAY_MS = 86_400_000

function answersFor({ freshness, nextUpdate }: TrustList, at: Date): boolean {
  const renewAt = new Date(at.getTime() + (TRUST_LIST_DAYS / 3) * DAY_MS)
  return freshness === 'current' && nextUpdate !== null && renewAt < nextUpdate
}

async function namesOwnAuthority({ authorities }: TrustList, dir: string, { caId }: PkiManifest) {
  const own = await readFile(join(dir, pkiFile.certificate(caId))).then(readCertificate)
  return authorities.some(({ certificates }) => certificates.some(({ spki }) => equal(spki, own.spki)))
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

async function makeOwnTrustList(dir: string, manifest: PkiManifest, previous: number, at: Date) {
  const { makeTrustList } = await import('./make-trust-list.ts')
  const nextUpdate = new Date(at.getTime() + TRUST_LIST_DAYS * DAY_MS)
  const signer = await openListSigner(dir, manifest, at, nextUpdate)
  const authority = readCertificate(await readFile(join(dir, pkiFile.certificate(manifest.caId))))
  const base = new URL('/', manifest.revocationListUrl)
  const hash = await certificateHash(Buffer.from(authority.subject.der, 'hex'))
  const entry = {
    id: manifest.caId,
    name: authority.organisation ?? manifest.caId,
    certificates: [authority.der],
    directory: new URL(`/trust/certificates?iHash=${encodeURIComponent(hash)}`, base).href,
    status: 'inaccord',
    since: authority.notBefore,
  } as const
  const content = {
    // By minutes, so that it goes on increasing even if a list is lost.
    sequence: Math.max(previous + 1, Math.floor(at.getTime() / 60_000)),
    issuedAt: at,
    nextUpdate,
    operator: 'SERVICE FICTIF POUR ESSAIS',
    address: new URL('/trust/tsl.xml', base).href,
    authorities: [entry],
  }
  return makeTrustList(content, signer)
}

async function readOwnTrustList(dir: string, at: Date): Promise<TrustList | null> {
  try {
    const { certificates } = await readTrustFiles(dir)
    const signers = await listSignersAmong(certificates)
    return await readTrustList(await readFile(join(dir, pkiFile.trustList)), signers, at)
  } catch {
    // Whatever is wrong with it, we can make another.
    return null
  }
}
