import type { Kysely } from 'kysely'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { unseenCharacterFaults } from '../../core/documents/unseen-characters.ts'
import { type LicenceRecord, RecordError, readLicenceRecord } from '../../core/licence/licence-record.ts'
import { CodedError } from '../../errors.ts'
import { auditMacKey } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { type RecordRows, recordKeys, recordRows } from './record-rows.ts'
import type { Schema } from './schema.ts'
import { writeRecords } from './write-records.ts'

/** How far an import is. */
export interface ImportProgress {
  /** Lines read. */
  readonly read: number
  /** Records new or changed. */
  readonly imported: number
  /** Records that say what the registry knew already. */
  readonly unchanged: number
  readonly refused: number
}

/** Why a line was not taken; never quotes a value of it. */
export interface ImportRefusal {
  /** From 1. */
  readonly line: number
  readonly code: 'RECORD_MALFORMED' | 'REAL_DATA_IN_DEMONSTRATION' | 'FICTITIOUS_IN_PRODUCTION'
  readonly message: string
  readonly evidence?: CodedError['evidence']
}

export interface ImportOptions {
  readonly at: Date
  /** Kept with what changes; none for the drivers that a demonstration begins with. */
  readonly line?: AuditEntry
  /** Records that are not marked fictitious are refused; otherwise those that are. */
  readonly demonstration: boolean
  readonly progress?: (progress: ImportProgress) => void
  readonly refused?: (refusal: ImportRefusal) => void
}

/** Enough that statements cost little, and little enough that one holds nobody up for long. */
const BATCH = 200

/**
 * Takes licence records into the registry: one JSON object a line, each whole or not at all; a line at fault is told
 * and the rest goes on.
 *
 * Nothing is ever removed: what a record said before stays, with the instant until which it stood.
 */
export async function importRecords(
  db: Kysely<Schema>,
  keys: DataKeys,
  lines: AsyncIterable<string> | Iterable<string>,
  { at, line, demonstration, progress = () => {}, refused = () => {} }: ImportOptions,
): Promise<ImportProgress> {
  const rowKeys = recordKeys(keys)
  const count = { read: 0, imported: 0, unchanged: 0, refused: 0 }
  let batch = new Map<string, RecordRows>()
  const flush = async () => {
    const lines = line === undefined ? null : { macKey: auditMacKey(keys), entries: [line] }
    const changed = await writeRecords(db, [...batch.values()], at, lines)
    count.imported += changed
    count.unchanged += batch.size - changed
    batch = new Map()
    progress({ ...count })
  }
  for await (const line of lines) {
    if (line.trim() === '') continue
    count.read += 1
    const record = readLine(line, demonstration)
    if ('code' in record) {
      count.refused += 1
      refused({ line: count.read, ...record })
      continue
    }
    // The same file twice: the first is written before, so that both are known.
    if (batch.size >= BATCH || batch.has(record.neph)) await flush()
    batch.set(record.neph, recordRows(record, rowKeys))
  }
  if (batch.size > 0) await flush()
  return count
}

function readLine(line: string, demonstration: boolean): LicenceRecord | Omit<ImportRefusal, 'line'> {
  try {
    const record = readLicenceRecord(JSON.parse(line))
    const unseen = unseenCharacterFaults(record)
    if (unseen.length > 0) throw new RecordError(unseen)
    if (demonstration === (record.fictitious === true)) return record
    return demonstration
      ? { code: 'REAL_DATA_IN_DEMONSTRATION', message: 'the record is not marked fictitious' }
      : { code: 'FICTITIOUS_IN_PRODUCTION', message: 'the record is marked fictitious' }
  } catch (error) {
    const { message, evidence } =
      error instanceof CodedError
        ? error
        : { message: 'the line is not JSON', evidence: { expected: 'JSON' } }
    return { code: 'RECORD_MALFORMED', message, evidence }
  }
}
