import type { ImportPorts } from '../../service/batch/import-authorised.ts'
import type { RecordRefusal } from '../../service/batch/import-lines.ts'
import { importRecords } from './import-records.ts'
import type { Registry } from './open-registry.ts'

/** Takes some records into this registry. */
export function importChunk(
  { db, keys }: Pick<Registry, 'db' | 'keys'>,
  demonstration: boolean,
): ImportPorts['importChunk'] {
  return async (records, line, at) => {
    const refusals: RecordRefusal[] = []
    const { imported, unchanged } = await importRecords(db, keys, records, {
      ...{ at, line },
      demonstration,
      refused: ({ line: place, ...refusal }) => refusals.push({ index: place - 1, ...refusal }),
    })
    return { imported, unchanged, refusals }
  }
}
