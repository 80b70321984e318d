import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { PkiError } from './pki-error.ts'

const manifest = z.object({
  version: z.literal(1),
  caId: z.string().regex(/^[A-Z0-9]{4}$/),
  pdfSignerId: z.string(),
  /** Address printed in certificates as their CRL distribution point. */
  revocationListUrl: z.string(),
  /** Every seal certificate ever made here; exactly one for each type is in use. */
  seals: z.array(z.object({ id: z.string(), documentType: z.string(), inUse: z.boolean() })),
  revoked: z.array(
    z.object({
      id: z.string(),
      serial: z.string(),
      revokedAt: z.iso.datetime(),
      reason: z.int().min(0).max(10),
    }),
  ),
})

/** What the files of a PKI folder are for. It is written last: a folder without it holds no PKI. */
export type PkiManifest = z.infer<typeof manifest>

const MANIFEST_FILE = 'pki.json'

/** Tells whether a folder holds a whole PKI of ours. */
export async function hasPki(dir: string): Promise<boolean> {
  return (await readManifestText(dir)) !== null
}

/**
 * Reads the manifest of a PKI folder.
 *
 * @throws {PkiError} PKI_MISSING or PKI_UNREADABLE
 */
export async function readManifest(dir: string): Promise<PkiManifest> {
  const text = await readManifestText(dir)
  if (text === null) throw new PkiError('PKI_MISSING', `${dir} holds no PKI: run permis pki init`, { dir })
  try {
    return manifest.parse(JSON.parse(text))
  } catch (cause) {
    throw new PkiError(
      'PKI_UNREADABLE',
      `${join(dir, MANIFEST_FILE)} is not what was written`,
      { dir },
      { cause },
    )
  }
}

/** Writes the manifest: from then on the folder is what it says. */
export async function writeManifest(dir: string, content: PkiManifest): Promise<void> {
  await writeWhole(join(dir, MANIFEST_FILE), `${JSON.stringify(content, null, 2)}\n`, FILE_MODE.public)
}

async function readManifestText(dir: string): Promise<string | null> {
  try {
    return await readFile(join(dir, MANIFEST_FILE), 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new PkiError('PKI_UNREADABLE', `${join(dir, MANIFEST_FILE)} cannot be read`, { dir }, { cause })
  }
}
