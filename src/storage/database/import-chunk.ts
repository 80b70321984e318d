import type { ImportChunk, RecordRefusal } from '../../service/batch/import-lines.ts'
import { importRecords } from './import-records.ts'
import type { Registry } from './open-registry.ts'

/** Takes some records into this registry as of now. */
export function importChunk(
  { db, keys }: Pick<Registry, 'db' | 'keys'>,
  demonstration: boolean,
): ImportChunk {
  return async (records) => {
    const refusals: RecordRefusal[] = []
    const { imported, unchanged } = await importRecords(db, keys, records, {
      at: new Date(),
      demonstration,
      refused: ({ line, code, message }) => refusals.push({ index: line - 1, code, message }),
    })
    return { imported, unchanged, refusals }
  }
}
