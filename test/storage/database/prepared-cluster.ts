import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../../src/storage/database/open-database.ts'

const cache = fileURLToPath(new URL('../../../node_modules/.permis-cluster/', import.meta.url))
const kept = join(cache, 'pg18')

/** Gives a data folder an embedded database that is made already, without any row: a copy is faster than a new one. */
export async function prepareCluster(dataDir: string): Promise<void> {
  if (!existsSync(kept)) await makeCluster()
  const dir = join(dataDir, 'database')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await cp(kept, join(dir, 'pg18'), { recursive: true })
}

/** Of two that come first, one keeps its own and the other throws it away. */
async function makeCluster(): Promise<void> {
  await mkdir(cache, { recursive: true })
  const dir = await mkdtemp(join(cache, 'new-'))
  await (await openDatabase({ url: null, dir })).close()
  await rename(join(dir, 'database', 'pg18'), kept).catch(() => {})
  await rm(dir, { recursive: true, force: true })
}
