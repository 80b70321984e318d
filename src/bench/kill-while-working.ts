import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { addDays, parisDay } from '../core/calendar-day.ts'
import { issuingApi, openIssuingQueue } from '../main/issuing-queue.ts'
import { type Issuing, withIssuing } from '../main.ts'
import { orderBatch } from '../service/batch/order-batch.ts'
import { grantOperatorKey } from '../service/operator/manage-operator-keys.ts'
import { readSettings } from '../settings.ts'
import { endLeases } from '../storage/database/database-issuing-queue.ts'
import { databaseOperatorKeys } from '../storage/database/database-operator-keys.ts'
import { NEPH, ownFolders } from './workshop.ts'

/** Always the built file: Node 20 does not run TypeScript. */
const CHILD = fileURLToPath(new URL('../../dist/bench/work-until-killed.js', import.meta.url))

/** What became of a batch whose workers were killed again and again. */
export interface AfterWorkersKilled {
  readonly lines: number
  /** Told as issued before a kill. */
  readonly beforeKills: number
  /** Told as issued by the batch, in the end. */
  readonly done: number
  readonly documents: number
  /** Audit lines of documents issued. */
  readonly audited: number
}

/** How the workers of a batch are killed. */
export interface KillingPlan {
  readonly folder: string
  /** A server of PostgreSQL; null for the embedded database in `folder`. */
  readonly url: string | null
  readonly rounds: number
  /** Processes that work at once; the embedded database has one. */
  readonly workers: number
  readonly lines: number
}

/** Orders a batch, kills the processes that issue it with -9, each time at another moment, lets it end, and counts. */
export async function killWhileWorking(plan: KillingPlan): Promise<AfterWorkersKilled> {
  const { folder, url, rounds, workers, lines } = plan
  const settings = readSettings({ ...ownFolders(folder), DATABASE_URL: url ?? '' })
  const id = await withIssuing(settings, new Date(), (issuing) => orderLines(issuing, lines))
  let beforeKills = 0
  for (let round = 0; round < rounds; round += 1) {
    const killed = Array.from({ length: workers }, () => killOnce([folder, url ?? ''], round))
    for (const told of await Promise.all(killed)) beforeKills += told
  }
  return withIssuing(settings, new Date(), async (issuing) => {
    await endBatch(issuing, id)
    return { lines, beforeKills, ...(await countAll(issuing, id)) }
  })
}

async function orderLines(issuing: Issuing, lines: number): Promise<string> {
  const { db, keys } = issuing.registry
  const at = new Date()
  const mandate = { name: 'bench', purpose: 'bench', kinds: ['ADCS'], grantedBy: 'bench' } as const
  const grant = { ...mandate, validTo: addDays(parisDay(at), 1), at }
  const { key: operator } = await grantOperatorKey(databaseOperatorKeys(db, keys), grant)
  const ordering = { operator, key: randomUUID(), requestHash: new Uint8Array(32), at }
  const order = { kind: 'ADCS', neph: NEPH, recipientSiren: null } as const
  const read = Array.from({ length: lines }, (_, index) => ({ line: index + 1, order, error: null }))
  const answer = await orderBatch(
    issuingApi(issuing, () => {}),
    ordering,
    read,
    ({ id }) => ({ status: 202, response: id }),
  )
  return answer.response
}

/** Gives how many lines it said to be done. */
async function killOnce(place: readonly string[], round: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, ...place], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  let done = 0
  for await (const outcome of createInterface({ input: child.stdout })) {
    if (outcome === 'done') done += 1
    // Somewhere in the making or the committing of the next one, sooner or later in it from round to round.
    if (done === 2) void wait((round * 13) % 90).then(() => child.kill('SIGKILL'))
  }
  await closed
  if (child.signalCode !== 'SIGKILL') throw new TypeError(`round ${round} ended by itself: ${complaint}`)
  return done
}

/** All others are dead: their leases need not run out. */
async function endBatch(issuing: Issuing, id: string): Promise<void> {
  const { db } = issuing.registry
  await endLeases(db)
  const worker = await openIssuingQueue(issuing, pino(), () => {})
  const isRunning = db.selectFrom('batch').select('id').where('id', '=', id).where('state', '=', 'running')
  while ((await isRunning.executeTakeFirst()) !== undefined) await wait(100)
  await worker.stop()
}

async function countAll({ registry: { db } }: Issuing, id: string) {
  const { done } = await db.selectFrom('batch').select('done').where('id', '=', id).executeTakeFirstOrThrow()
  const documents = await db.selectFrom('issued_document').select('id').execute()
  const audited = await sql<{ id: string }>`select body::jsonb ->> 'documentId' as id from
      (select body from audit_pending union all select body from audit_line where action = 'issue') as line
    where body::jsonb ->> 'action' = 'issue' and body::jsonb ->> 'outcome' = 'granted'`.execute(db)
  return { done, documents: documents.length, audited: audited.rows.length }
}
