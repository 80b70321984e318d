import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { certificateFingerprint } from '../core/trust/certificate-fingerprint.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { type OperatorEntry, operatorId } from './operator-manifest.ts'
import { PkiError } from './pki-error.ts'
import type { CertifiedSealSigner } from './seal-signer.ts'

const uses = z.record(z.string(), z.object({ documentType: z.string(), fingerprintSha256: z.string() }))
type Uses = z.infer<typeof uses>

const USES_FILE = 'certificate-uses.json'

/**
 * Remembers which certificate seals which type of document, and refuses one that sealed another type before, or
 * whose id stood for another certificate: both are for life.
 *
 * The manifest of an operator is written by hand; this is what holds it to its past. Each folder of data remembers
 * for itself.
 *
 * @throws {PkiError} CERTIFICATE_ID_USED, or PKI_UNREADABLE when what was remembered cannot be read
 */
export async function recordUses(
  dataDir: string,
  entries: readonly OperatorEntry[],
  sealSigners: ReadonlyMap<string, CertifiedSealSigner>,
): Promise<void> {
  const known = await readUses(dataDir)
  const found: Uses = {}
  for (const [documentType, { caId, certificateId, certificate }] of sealSigners)
    found[operatorId({ caId, id: certificateId })] = {
      documentType,
      fingerprintSha256: await certificateFingerprint(certificate.der),
    }
  for (const entry of entries) if (entry.use === 'seal') requireSameType(known, entry)
  for (const [id, { fingerprintSha256 }] of Object.entries(found))
    if (known[id] !== undefined && known[id].fingerprintSha256 !== fingerprintSha256)
      throw new PkiError('CERTIFICATE_ID_USED', `${id} is the id of another certificate that sealed here`, {
        id,
      })
  if (Object.keys(found).every((id) => known[id] !== undefined)) return
  await mkdir(dataDir, { recursive: true })
  const text = `${JSON.stringify({ ...known, ...found }, null, 2)}\n`
  await writeWhole(join(dataDir, USES_FILE), text, FILE_MODE.public)
}

function requireSameType(known: Uses, entry: Extract<OperatorEntry, { use: 'seal' }>): void {
  const id = operatorId(entry)
  const before = known[id]?.documentType
  if (before !== undefined && before !== entry.documentType)
    throw new PkiError(
      'CERTIFICATE_ID_USED',
      `${id} sealed documents of type ${before}, and is for these for life; found ${entry.documentType}`,
      { id },
    )
}

async function readUses(dataDir: string): Promise<Uses> {
  const path = join(dataDir, USES_FILE)
  try {
    return uses.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {}
    throw new PkiError('PKI_UNREADABLE', `${path} is not what was written`, { path }, { cause })
  }
}
