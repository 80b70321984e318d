import { type Kysely, sql } from 'kysely'
import { readLicenceRecord } from '../../core/licence/licence-record.ts'
import type { LicenceRecords } from '../../service/ports.ts'
import { columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import { codeKey, decryptCode } from './database-codes.ts'
import { eventRowName } from './record-rows.ts'
import type { Schema } from './schema.ts'

/** Finds licence records in the registry, as they stand now. */
export function databaseRecords(db: Kysely<Schema>, keys: DataKeys): LicenceRecords {
  const key = codeKey(keys)
  const [bodies, events] = [columnCipher(keys, 'licence.body'), columnCipher(keys, 'licence_event.body')]
  return {
    async find(neph) {
      const row = await db
        .selectFrom('licence')
        .select([
          'body_encrypted',
          'code_encrypted',
          // One statement, so that record and events are of the same moment; JSON, which is read faster than arrays.
          sql<(readonly [digest: string, body: string])[]>`(
            select coalesce(json_agg(json_build_array(encode(e.digest, 'hex'), encode(e.body_encrypted, 'hex'))
              order by e.position, e.id), '[]')
            from licence_event e where e.neph = licence.neph and e.superseded_at is null)`.as('events'),
        ])
        .where('neph', '=', neph)
        .executeTakeFirst()
      if (row === undefined) return null
      const confidentialCode = decryptCode(key, row.code_encrypted, neph)
      return readLicenceRecord({
        ...Object(JSON.parse(bodies.decrypt(row.body_encrypted, neph))),
        confidentialCode,
        events: row.events.map(([digest, body]) =>
          JSON.parse(events.decrypt(Buffer.from(body, 'hex'), eventRowName(neph, digest))),
        ),
      })
    },
  }
}

/** Tells whether the registry has no record at all. */
export async function isRegistryEmpty(db: Kysely<Schema>): Promise<boolean> {
  return (await db.selectFrom('licence').select('neph').limit(1).executeTakeFirst()) === undefined
}
