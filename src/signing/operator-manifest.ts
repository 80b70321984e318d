import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { CodedError } from '../errors.ts'
import { FILE_MODE, writeWhole } from '../private-file.ts'
import { certificateEntry } from './certificate-entry.ts'
import { requireLawfulChange, requireSound } from './certificate-states.ts'
import { PkiError } from './pki-error.ts'

const caId = z.string().regex(/^[A-Z0-9]{4}$/)
const [seal, pdf, list] = certificateEntry.options
const operatorEntry = z.discriminatedUnion('use', [
  seal.extend({ caId }),
  pdf.extend({ caId }),
  list.extend({ caId }),
])
const manifest = z.strictObject({ version: z.literal(1), certificates: z.array(operatorEntry).min(1) })

/** One certificate that an operator handed over, and the authority that made it. */
export type OperatorEntry = z.infer<typeof operatorEntry>

/** The file in which an operator says what the certificates handed over are for. */
export const OPERATOR_MANIFEST = 'keys.json'

/** Tells whether a folder holds keys that an operator handed over. */
export async function hasOperatorKeys(dir: string): Promise<boolean> {
  return readFile(join(dir, OPERATOR_MANIFEST)).then(
    () => true,
    () => false,
  )
}

/**
 * Reads what an operator says of the certificates handed over (format in keys/README.md).
 *
 * @throws {PkiError} PKI_MISSING, PKI_UNREADABLE saying where, CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export async function readOperatorManifest(dir: string): Promise<readonly OperatorEntry[]> {
  const path = join(dir, OPERATOR_MANIFEST)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PkiError(
      'PKI_MISSING',
      `${path} cannot be read; keys/README.md says what it holds`,
      { dir },
      { cause },
    )
  })
  try {
    const { certificates } = manifest.parse(JSON.parse(text))
    requireSound(certificates, operatorId)
    return certificates
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    const where = cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll('\n', ' ') : 'no JSON'
    throw new PkiError('PKI_UNREADABLE', `${path}: ${where}`, { dir }, { cause })
  }
}

/**
 * Writes the manifest of an operator, after a change of states.
 *
 * @throws {PkiError} CERTIFICATE_ID_USED or CERTIFICATE_STATE_REFUSED
 */
export async function writeOperatorManifest(
  dir: string,
  before: readonly OperatorEntry[],
  certificates: readonly OperatorEntry[],
): Promise<void> {
  requireLawfulChange(before, certificates, operatorId)
  const text = `${JSON.stringify({ version: 1, certificates }, null, 2)}\n`
  await writeWhole(join(dir, OPERATOR_MANIFEST), text, FILE_MODE.public)
}

/** Names a certificate by its authority and its own id: `FR03/DSR5`. */
export function operatorId({ caId, id }: Pick<OperatorEntry, 'caId' | 'id'>): string {
  return `${caId}/${id}`
}
