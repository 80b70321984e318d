import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { CodedError } from '../errors.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { type CertificateEntry, certificateEntry } from './certificate-entry.ts'
import { requireLawfulChange, requireSound } from './certificate-states.ts'
import { PkiError } from './pki-error.ts'
import { pkiFile } from './pki-file-names.ts'

const common = {
  caId: z.string().regex(/^[A-Z0-9]{4}$/),
  /** Address printed in certificates as their CRL distribution point. */
  revocationListUrl: z.string(),
  /** What our revocation list names; signers of lists are among them. */
  revoked: z.array(
    z.object({
      id: z.string(),
      serial: z.string(),
      revokedAt: z.iso.datetime(),
      reason: z.int().min(0).max(10),
    }),
  ),
}

const manifest = z.object({
  ...common,
  version: z.literal(2),
  /** Every seal certificate and PDF signer ever made here; exactly one for each purpose is active. */
  certificates: z.array(certificateEntry),
})

/** What the files of a PKI folder are for. It is written last: a folder without it holds no PKI. */
export type PkiManifest = z.infer<typeof manifest>

/** Before certificates had states, a seal was in use or not, and all PDF signers had one file. */
const manifestWithoutStates = z.object({
  ...common,
  version: z.literal(1),
  pdfSignerId: z.string(),
  seals: z.array(z.object({ id: z.string(), documentType: z.enum(['AB', 'A1']), inUse: z.boolean() })),
})

const MANIFEST_FILE = 'pki.json'

/** Tells whether a folder holds a whole PKI of ours. */
export async function hasPki(dir: string): Promise<boolean> {
  return (await readManifestText(dir)) !== null
}

/**
 * Reads the manifest of a PKI folder.
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE, CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export async function readManifest(dir: string): Promise<PkiManifest> {
  const text = await readManifestText(dir)
  if (text === null) throw new PkiError('PKI_MISSING', `${dir} holds no PKI: run permis pki init`, { dir })
  try {
    const content: unknown = JSON.parse(text)
    const older = manifestWithoutStates.safeParse(content)
    const read = older.success ? withStates(older.data) : manifest.parse(content)
    requireSound(read.certificates, ({ id }) => id)
    return read
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    throw new PkiError(
      'PKI_UNREADABLE',
      `${join(dir, MANIFEST_FILE)} is not what was written`,
      { dir },
      { cause },
    )
  }
}

/**
 * Writes the manifest: from then on the folder is what it says.
 *
 * @param before what stood there; null for a new PKI
 * @throws {PkiError} CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED, when the change goes against a life
 */
export async function writeManifest(
  dir: string,
  before: PkiManifest | null,
  content: PkiManifest,
): Promise<void> {
  requireLawfulChange(before?.certificates ?? [], content.certificates, ({ id }) => id)
  await writeWhole(join(dir, MANIFEST_FILE), `${JSON.stringify(content, null, 2)}\n`, FILE_MODE.public)
}

function withStates({ pdfSignerId, seals, ...rest }: z.infer<typeof manifestWithoutStates>): PkiManifest {
  const stateOf = (id: string, inUse: boolean) => {
    if (rest.revoked.some((entry) => entry.id === id)) return 'revoked'
    return inUse ? 'active' : 'retired'
  }
  const certificates: CertificateEntry[] = [
    ...seals.map(
      ({ id, documentType, inUse }) =>
        ({ use: 'seal', documentType, id, state: stateOf(id, inUse), since: null, key: null }) as const,
    ),
    {
      use: 'pdf',
      id: pdfSignerId,
      state: stateOf(pdfSignerId, true),
      since: null,
      key: pkiFile.formerPkcs12,
    },
  ]
  return { ...rest, version: 2, certificates }
}

async function readManifestText(dir: string): Promise<string | null> {
  try {
    return await readFile(join(dir, MANIFEST_FILE), 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new PkiError('PKI_UNREADABLE', `${join(dir, MANIFEST_FILE)} cannot be read`, { dir }, { cause })
  }
}
