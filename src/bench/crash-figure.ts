import type { Effort, FigureResult, FigureRow } from './figure.ts'
import { type AfterKills, killWhileIssuing } from './kill-while-issuing.ts'
import { withFolder } from './workshop.ts'

/**
 * Counts what is lost or doubled when a process that issues documents is killed with -9, on both engines.
 *
 * @param url an empty database of a PostgreSQL server
 */
export async function measureCrashes(effort: Effort, url: string | undefined): Promise<FigureResult> {
  const rounds = effort === 'smoke' ? 2 : 50
  const run = (place: string | null) =>
    withFolder((folder) => killWhileIssuing({ folder, url: place, rounds }))
  const embedded = rowOf('embedded database', await run(null))
  if (!url)
    return {
      rows: [embedded],
      left: [{ tool: 'BENCH_DATABASE_URL (an empty database)', line: 'crash: the PostgreSQL server' }],
    }
  return { rows: [embedded, rowOf('PostgreSQL server', await run(url))], left: [] }
}

function rowOf(engine: string, { rounds, acknowledged, lost, twice, unaudited }: AfterKills): FigureRow {
  return {
    figure: 'crash',
    what: `${acknowledged} documents acknowledged, ${rounds} kill -9, ${engine}`,
    unit: 'documents lost, doubled or unaudited',
    ours: lost + twice + unaudited,
    peer: null,
    ratio: null,
    wallRatio: null,
    target: 'none',
    reached: lost + twice + unaudited === 0,
    mustHold: true,
  }
}
