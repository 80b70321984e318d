import { type Kysely, sql } from 'kysely'
import { readLicenceRecord } from '../../core/licence/licence-record.ts'
import type { LicenceRecords } from '../../service/ports.ts'
import type { DataKeys } from './data-keys.ts'
import { codeKey, decryptCode } from './database-codes.ts'
import type { Schema } from './schema.ts'

/** Finds licence records in the registry, as they stand now. */
export function databaseRecords(db: Kysely<Schema>, keys: DataKeys): LicenceRecords {
  const key = codeKey(keys)
  return {
    async find(neph) {
      const row = await db
        .selectFrom('licence')
        .select([
          'body',
          'code_encrypted',
          sql<unknown[]>`(select coalesce(jsonb_agg(e.body order by e.position), '[]')
            from licence_event e where e.neph = licence.neph and e.superseded_at is null)`.as('events'),
        ])
        .where('neph', '=', neph)
        .executeTakeFirst()
      if (row === undefined) return null
      const confidentialCode = decryptCode(key, row.code_encrypted, neph)
      return readLicenceRecord({ ...Object(row.body), confidentialCode, events: row.events })
    },
  }
}

/** Tells whether the registry has no record at all. */
export async function isRegistryEmpty(db: Kysely<Schema>): Promise<boolean> {
  return (await db.selectFrom('licence').select('neph').limit(1).executeTakeFirst()) === undefined
}
