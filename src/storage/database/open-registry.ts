import type { DocumentRegister } from '../../service/document-register.ts'
import type { AuditLog, ConfidentialCodes, LicenceRecords } from '../../service/ports.ts'
import { type DataKeys, openDataKeys } from './data-keys.ts'
import { databaseAuditOutbox } from './database-audit-outbox.ts'
import { databaseCodes } from './database-codes.ts'
import { databaseDocuments } from './database-documents.ts'
import { databaseRecords } from './database-records.ts'
import { migrateDatabase } from './migrate-database.ts'
import { type Database, type DatabasePlace, openDatabase } from './open-database.ts'

/** The database, migrated and with its key, and what issuing needs of it. */
export interface Registry extends Database {
  readonly keys: DataKeys
  readonly records: LicenceRecords
  readonly codes: ConfidentialCodes
  readonly documents: DocumentRegister
  readonly audit: AuditLog
}

/**
 * Opens the database, brings its schema up to date and takes its key from the folder of keys.
 *
 * @throws {DatabaseError}
 * @throws {PrivateFileError} when the key is not as it should be
 */
export async function openRegistry(place: DatabasePlace & { readonly keysDir: string }): Promise<Registry> {
  const database = await openDatabase(place)
  const { db } = database
  try {
    await migrateDatabase(db)
    const keys = await openDataKeys(db, place.keysDir)
    return {
      ...database,
      keys,
      records: databaseRecords(db, keys),
      codes: databaseCodes(db, keys),
      documents: databaseDocuments(db, keys),
      audit: databaseAuditOutbox(db, keys),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
