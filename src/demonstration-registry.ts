import type { Settings } from './settings.ts'
import { markDemonstration } from './storage/database/database-mark.ts'
import { isRegistryEmpty } from './storage/database/database-records.ts'
import { importRecords } from './storage/database/import-records.ts'
import { openRegistry, type Registry } from './storage/database/open-registry.ts'
import { markDataFolder } from './storage/demonstration-folder.ts'
import { type FolderRecords, folderRecords } from './storage/folder-records.ts'

/** Opens the registry of a demonstration; an empty one takes in the fictitious drivers of the records folder. */
export async function openDemonstrationRegistry(
  settings: Settings,
  now: Date,
): Promise<{ readonly registry: Registry; readonly drivers: FolderRecords }> {
  const drivers = await folderRecords(settings.recordsDir)
  const { databaseUrl: url, dataDir: dir, keysDir } = settings
  const registry = await openRegistry({ url, dir, keysDir, production: false })
  try {
    if (await isRegistryEmpty(registry.db)) {
      await markDemonstration(registry.db, now)
      await markDataFolder(dir)
      const lines = drivers.all.map((record) => JSON.stringify(record))
      await importRecords(registry.db, registry.keys, lines, { at: now, demonstration: true })
    }
    return { registry, drivers }
  } catch (error) {
    await registry.close()
    throw error
  }
}
