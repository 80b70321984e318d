import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { makeAuditKey, openAuditSigner } from '../signing/audit-signer.ts'
import type { SequencerAlert, SequencerPorts } from '../storage/database/audit-sequencer.ts'
import type { Registry } from '../storage/database/open-registry.ts'

/** Where signed heads of the audit are kept outside the database, one a line. */
export function auditHeadsFile({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'audit-heads.ndjson')
}

/**
 * Gives what chains the audit of a registry; the key of its heads is made in demonstration, and handed over in
 * production.
 *
 * @throws {PrivateFileError} when the key is absent in production, or exposed
 */
export async function auditSequencerPorts(
  settings: Settings,
  { db, keys }: Registry,
  tell?: (alert: SequencerAlert) => void,
): Promise<SequencerPorts> {
  if (!settings.production) await makeAuditKey(settings.keysDir)
  return {
    db,
    keys,
    signer: await openAuditSigner(settings.keysDir, settings.production),
    headsFile: auditHeadsFile(settings),
    now: () => new Date(),
    ...(tell ? { tell } : {}),
  }
}
