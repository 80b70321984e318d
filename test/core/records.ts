import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { composeRii, type Rii } from '../../src/core/documents/rii.ts'
import { type Adcs, composeAdcs } from '../../src/core/documents/statement.ts'
import { type LicenceRecord, readLicenceRecord } from '../../src/core/licence/licence-record.ts'

/** The instant at which the documents of these tests are issued: a winter morning in Paris. */
export const ISSUED_AT = new Date('2026-11-22T09:00:00+01:00')
export const DOCUMENT_ID = '7Q2MX4WD91KF3HTB'

/** Reads the file of a fictitious driver. */
export function fixture(name: string): LicenceRecord {
  const file = fileURLToPath(new URL(`../../fixtures/records/${name}.json`, import.meta.url))
  return readLicenceRecord(JSON.parse(readFileSync(file, 'utf8')))
}

export function adcsOf(
  record: LicenceRecord,
  issuedAt = ISSUED_AT,
  recipientSiren: string | null = null,
): Adcs {
  return composeAdcs(record, { id: DOCUMENT_ID, issuedAt, recipientSiren })
}

export function riiOf(record: LicenceRecord, issuedAt = ISSUED_AT): Rii {
  return composeRii(record, { id: DOCUMENT_ID, issuedAt })
}
