import type { Atomically } from '../../service/atomically.ts'
import type { DocumentRegister } from '../../service/document-register.ts'
import type { AuditLog, ConfidentialCodes, LicenceRecords } from '../../service/ports.ts'
import { type DataKeyPlace, type DataKeys, openDataKeys } from './data-keys.ts'
import { databaseAtomically } from './database-atomically.ts'
import { databaseAuditOutbox } from './database-audit-outbox.ts'
import { databaseCodes } from './database-codes.ts'
import { databaseDocuments } from './database-documents.ts'
import { claimForProduction, refuseProduction } from './database-mark.ts'
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
  readonly atomically: Atomically
}

/** Where a registry is kept, with its keys, and whether real drivers are in it. */
export interface RegistryPlace extends DatabasePlace, DataKeyPlace {}

/**
 * Opens the database, brings its schema up to date and takes its key from the folder of keys. A production refuses
 * what a demonstration made, and a demonstration what a production did.
 *
 * @throws {DatabaseError}
 * @throws {PrivateFileError} when the key is not as it should be
 */
export async function openRegistry(place: RegistryPlace): Promise<Registry> {
  const database = await openDatabase(place)
  const { db } = database
  try {
    if (!place.production) await refuseProduction(db)
    await migrateDatabase(db, (connection) => openDataKeys(connection, place))
    const keys = await openDataKeys(db, place)
    if (place.production) await claimForProduction(db, new Date())
    return {
      ...database,
      keys,
      records: databaseRecords(db, keys),
      codes: databaseCodes(db, keys),
      documents: databaseDocuments(db, keys),
      audit: databaseAuditOutbox(db, keys),
      // A real registry has issued statements before this service did; the fictitious one has not.
      atomically: databaseAtomically(db, keys, { registryCodesSeenElsewhere: place.production }),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
