import { join } from 'node:path'
import { DEMONSTRATION_FILE, DEMONSTRATION_MARK, FILE_MODE, writeNew } from '../private-file.ts'

/** Says in a data folder that a demonstration filled it, so that a configuration is judged without its database. */
export async function markDataFolder(dir: string): Promise<void> {
  await writeNew(join(dir, DEMONSTRATION_FILE), DEMONSTRATION_MARK, FILE_MODE.public)
}
