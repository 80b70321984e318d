import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LicenceRecord, readLicenceRecord } from '../core/licence/licence-record.ts'
import type { Neph } from '../core/licence/neph.ts'
import { CodedError } from '../errors.ts'
import type { LicenceRecords } from '../service/ports.ts'

/** A folder of licence records that cannot be served as it is; every file at fault is named. */
export class RegistryError extends CodedError<'REGISTRY_UNREADABLE' | 'REAL_DATA_IN_DEMONSTRATION'> {
  override readonly name = 'RegistryError'
}

/** The registry of the demonstration: one JSON file for each fictitious driver, read once. */
export interface FolderRecords extends LicenceRecords {
  readonly all: readonly LicenceRecord[]
}

/**
 * Opens a folder of licence records (`*.json`, design.md section 3) as the registry of a demonstration.
 *
 * @throws {RegistryError} for unreadable or repeated records, and for a record that is not marked fictitious
 */
export async function folderRecords(dir: string): Promise<FolderRecords> {
  const names = (await list(dir)).filter((name) => name.endsWith('.json')).sort()
  const faults: string[] = []
  const byNeph = new Map<string, LicenceRecord>()
  for (const name of names) {
    const record = await readRecord(join(dir, name), name, faults)
    if (record === null) continue
    if (byNeph.has(record.neph)) faults.push(`${name}: another file has the same NEPH`)
    byNeph.set(record.neph, record)
  }
  if (faults.length > 0)
    throw new RegistryError('REGISTRY_UNREADABLE', `records refused in ${dir}: ${faults.join(' | ')}`, {
      faults,
    })
  const real = [...byNeph.values()].filter((record) => record.fictitious !== true)
  if (real.length > 0)
    throw new RegistryError(
      'REAL_DATA_IN_DEMONSTRATION',
      `${real.length} records are not marked fictitious`,
      {
        count: real.length,
      },
    )
  return { all: [...byNeph.values()], find: async (neph: Neph) => byNeph.get(neph) ?? null }
}

async function list(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir)
  } catch (cause) {
    throw new RegistryError('REGISTRY_UNREADABLE', `the folder ${dir} cannot be read`, { dir }, { cause })
  }
}

async function readRecord(path: string, name: string, faults: string[]): Promise<LicenceRecord | null> {
  try {
    return readLicenceRecord(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    faults.push(`${name}: ${error instanceof CodedError ? error.message : 'not JSON'}`)
    return null
  }
}
