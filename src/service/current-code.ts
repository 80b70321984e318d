import type { LicenceRecord } from '../core/licence/licence-record.ts'
import type { ConfidentialCodes } from './ports.ts'

/** Gives a record with the confidential code in force: the one that replaced the registry's own, if there is one. */
export async function withCurrentCode(
  codes: ConfidentialCodes,
  record: LicenceRecord,
): Promise<LicenceRecord> {
  const renewed = await codes.find(record.neph)
  return renewed === null ? record : { ...record, confidentialCode: renewed }
}
