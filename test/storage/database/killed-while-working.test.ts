import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { killWhileWorking } from '../../../src/bench/kill-while-working.ts'
import { buildOnce } from '../../cli/built-cli.ts'
import { hasPostgres, startPostgres } from './postgres-server.ts'
import { prepareCluster } from './prepared-cluster.ts'

/** `PERMIS_KILLS=50` for the figure of the acceptance. */
const rounds = Number(process.env.PERMIS_KILLS ?? 3)
const timeout = 120_000 + rounds * 60_000

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  await buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'killed-'))
  await work(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}

describe('a batch whose workers are killed', { timeout }, () => {
  it('has each line issued and audited once, on the embedded database', () =>
    inFolder(async (folder) => {
      await prepareCluster(join(folder, 'data'))
      const lines = rounds * 6
      const found = await killWhileWorking({ ...{ folder, url: null, rounds, lines }, workers: 1 })
      expect(found).toMatchObject({ lines, done: lines, documents: lines, audited: lines })
      expect(found.beforeKills).toBeGreaterThanOrEqual(2 * rounds)
    }))

  it.skipIf(!hasPostgres())('has so on a server that two of them share', () =>
    inFolder(async (folder) => {
      const server = await startPostgres()
      try {
        const url = await server.newDatabase()
        const lines = rounds * 12
        const found = await killWhileWorking({ ...{ folder, url, rounds, lines }, workers: 2 })
        expect(found).toMatchObject({ lines, done: lines, documents: lines, audited: lines })
        expect(found.beforeKills).toBeGreaterThanOrEqual(4 * rounds)
      } finally {
        await server.stop()
      }
    }),
  )
})
