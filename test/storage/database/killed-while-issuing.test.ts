import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { killWhileIssuing } from '../../../src/bench/kill-while-issuing.ts'
import { buildOnce } from '../../cli/built-cli.ts'
import { hasPostgres, startPostgres } from './postgres-server.ts'
import { prepareCluster } from './prepared-cluster.ts'

/** `PERMIS_KILLS=50` for the figure of the acceptance. */
const rounds = Number(process.env.PERMIS_KILLS ?? 3)
const timeout = 60_000 + rounds * 60_000
const sound = { rounds, lost: 0, twice: 0, unaudited: 0 }

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  await buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  await work(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}

describe('a process killed while it issues', { timeout }, () => {
  it('has lost nothing acknowledged and issued nothing twice, on the embedded database', () =>
    inFolder(async (folder) => {
      await prepareCluster(join(folder, 'data'))
      const found = await killWhileIssuing({ folder, url: null, rounds })
      expect(found).toMatchObject(sound)
      expect(found.acknowledged).toBeGreaterThanOrEqual(2 * rounds)
    }))

  it.skipIf(!hasPostgres())('has neither on a server, which crashes itself after each', () =>
    inFolder(async (folder) => {
      const server = await startPostgres()
      const url = await server.newDatabase()
      const found = await killWhileIssuing({ folder, url, rounds }, server.crash).finally(server.stop)
      expect(found).toMatchObject(sound)
      expect(found.acknowledged).toBeGreaterThanOrEqual(2 * rounds)
    }),
  )
})
