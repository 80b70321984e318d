import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, parisDay, parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { CodedError } from '../../../src/errors.ts'
import { issuingApi } from '../../../src/main/issuing-queue.ts'
import { type Issuing, openIssuing } from '../../../src/main.ts'
import { issueQueuedLine, type QueuedLinePorts } from '../../../src/service/batch/issue-queued-line.ts'
import { startIssuingWorker } from '../../../src/service/batch/issuing-worker.ts'
import { orderBatch } from '../../../src/service/batch/order-batch.ts'
import { readOrders } from '../../../src/service/batch/read-orders.ts'
import { grantOperatorKey } from '../../../src/service/operator/manage-operator-keys.ts'
import { OPERATOR_KEY_KINDS, type OperatorKey } from '../../../src/service/operator/operator-key.ts'
import { readSettings } from '../../../src/settings.ts'
import { databaseIssuingQueue } from '../../../src/storage/database/database-issuing-queue.ts'
import { databaseOperatorKeys } from '../../../src/storage/database/database-operator-keys.ts'
import { buildOnce } from '../../cli/built-cli.ts'
import { auditedIn } from '../../storage/database/audited.ts'
import { hasPostgres, startPostgres } from '../../storage/database/postgres-server.ts'
import { prepareCluster } from '../../storage/database/prepared-cluster.ts'

const LAST_DAY = parseCalendarDay('2099-12-31')
const NEPH = '051227308989'
const WORKER = crypto.randomUUID()
const ENGINES = hasPostgres() ? (['embedded', 'server'] as const) : (['embedded'] as const)

describe.each(ENGINES)('who issues what waits in the %s database', (engine) => {
  let issuing: Issuing
  let operator: OperatorKey
  let remove: () => Promise<void>
  beforeAll(async () => {
    await buildOnce()
    const dir = mkdtempSync(join(tmpdir(), 'worker-'))
    const server = engine === 'server' ? await startPostgres() : null
    const folders = { PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') }
    const settings = readSettings({ ...folders, DATABASE_URL: (await server?.newDatabase()) ?? '' })
    if (server === null) await prepareCluster(settings.dataDir)
    issuing = await openIssuing(settings, new Date())
    remove = async () => {
      await issuing.close()
      await server?.stop()
      rmSync(dir, { recursive: true, force: true })
    }
    const at = new Date()
    const mandate = { name: 'n', purpose: 'p', kinds: OPERATOR_KEY_KINDS, grantedBy: 'g' }
    const grant = { ...mandate, validTo: LAST_DAY, at }
    const { db, keys } = issuing.registry
    operator = (await grantOperatorKey(databaseOperatorKeys(db, keys), grant)).key
  })
  beforeEach(async () => {
    for (const table of ['job', 'batch', 'issued_document'] as const)
      await issuing.registry.db.deleteFrom(table).execute()
  })
  afterAll(() => remove())

  const queue = () => databaseIssuingQueue(issuing.registry.db, issuing.registry.keys)
  const api = () => issuingApi(issuing, () => {})
  const jobs = () => issuing.registry.db.selectFrom('job').selectAll().orderBy('line').execute()
  /** Sets the database's clock ahead, as far as the queue can tell. */
  async function pass(seconds: number): Promise<void> {
    const passed = sql`${seconds} * interval '1 second'`
    await sql`update job set lease_until = lease_until - ${passed}, run_after = run_after - ${passed}`.execute(
      issuing.registry.db,
    )
  }
  async function order(...lines: readonly string[]): Promise<string> {
    const read = await readOrders(lines.map((line, index) => ({ line: index + 1, cells: line.split(',') })))
    const ordering = { operator, key: crypto.randomUUID(), requestHash: new Uint8Array(32), at: new Date() }
    const told = await orderBatch(api(), ordering, read, ({ id }) => ({ status: 202, response: id }))
    return told.response
  }
  const ports = (more: Partial<QueuedLinePorts> = {}): QueuedLinePorts => ({
    ...{ queue: queue(), issuePorts: issuing.issuePorts, now: () => new Date(), tellFault: () => {} },
    ...more,
  })
  const outage = () => Promise.reject(new CodedError('PKCS11_FAILED', 'the module is gone'))

  it('a fault of the world puts the line back, to be done once the world is well', async () => {
    await order(`adcs,${NEPH}`)
    const first = await queue().claim(WORKER)
    if (first === null) throw new Error('nothing to claim')
    const faults: unknown[] = []
    const tellFault = (error: unknown) => faults.push(error)
    expect(await issueQueuedLine(ports({ issuePorts: outage, tellFault }), first)).toBe('retried')
    expect(faults).toMatchObject([{ code: 'PKCS11_FAILED' }])
    expect(await queue().claim(WORKER)).toBeNull()
    await pass(5)
    const again = await queue().claim(WORKER)
    if (again === null) throw new Error('nothing to claim')
    expect(await issueQueuedLine(ports(), again)).toBe('done')
    expect(await jobs()).toMatchObject([{ state: 'done', document_id: first.documentId, attempts: 2 }])
  })

  it('a line is given up after ten tries, with the code of the last fault', async () => {
    await order(`adcs,${NEPH}`)
    const outcomes: string[] = []
    while (outcomes.at(-1) !== 'abandoned') {
      const claimed = await queue().claim(WORKER)
      if (claimed === null) throw new Error('nothing to claim')
      outcomes.push(await issueQueuedLine(ports({ issuePorts: outage }), claimed))
      await pass(3_600)
    }
    expect(outcomes).toHaveLength(10)
    expect(await jobs()).toMatchObject([{ state: 'failed', error: 'PKCS11_FAILED', payload_encrypted: null }])
  })

  it.each(['CONFIGURATION', 'FETCH_FAILED'] as const)('%s is no fault of the line', async (code) => {
    await order(`adcs,${NEPH}`)
    const claimed = await queue().claim(WORKER)
    if (claimed === null) throw new Error('nothing to claim')
    const issuePorts = () => Promise.reject(new CodedError(code, 'a file or a service out of reach'))
    expect(await issueQueuedLine(ports({ issuePorts }), claimed)).toBe('retried')
  })

  it('a certificate out of force is a fault of the world: what it seals leaves nobody, and no line is given up', async () => {
    await order(`adcs,${NEPH}`)
    const claimed = await queue().claim(WORKER)
    if (claimed === null) throw new Error('nothing to claim')
    const faults: unknown[] = []
    const much = {
      now: () => new Date('2060-01-02T09:00:00Z'),
      tellFault: (error: unknown) => faults.push(error),
    }
    expect(await issueQueuedLine(ports(much), claimed)).toBe('retried')
    expect(faults).toMatchObject([{ code: 'LINT_CHECK_FAILED' }])
    expect(await jobs()).toMatchObject([{ state: 'queued', document_id: null }])
  })

  it('a fault of the line gives it up at once', async () => {
    await order('adcs,999999999999')
    const claimed = await queue().claim(WORKER)
    if (claimed === null) throw new Error('nothing to claim')
    expect(await issueQueuedLine(ports(), claimed)).toBe('failed')
    expect(await jobs()).toMatchObject([{ state: 'failed', error: 'UNKNOWN_NEPH', payload_encrypted: null }])
  })

  it.each<[string, Partial<OperatorKey>, string]>([
    ['a kind that the key was not given for', { kinds: ['ADCS'] }, 'rii'],
    ['the day after the last of the key', { validTo: addDays(parisDay(new Date()), -1) }, 'adcs'],
  ])('%s is refused at its turn, with a line of the audit', async (_what, changed, kind) => {
    await order(`${kind},${NEPH}`)
    const claimed = await queue().claim(WORKER)
    if (claimed === null) throw new Error('nothing to claim')
    const line = { ...claimed, operator: { ...claimed.operator, ...changed } }
    expect(claimed.operator).toMatchObject({ kinds: OPERATOR_KEY_KINDS, validTo: LAST_DAY })
    expect(await issueQueuedLine(ports(), line)).toBe('failed')
    expect(await jobs()).toMatchObject([{ state: 'failed', error: 'ACCESS_REFUSED', document_id: null }])
    expect((await auditedIn(issuing.registry)).at(-1)).toMatchObject({
      ...{ action: 'issue', outcome: 'refused', reason: 'MANDATE_REQUIRED' },
    })
  })

  it('two of them issue every line once', async () => {
    const before = (await auditedIn(issuing.registry)).length
    const id = await order(...Array.from({ length: 12 }, (_, n) => `${n % 2 ? 'rii' : 'adcs'},${NEPH}`))
    const done: string[] = []
    const workers = [1, 2].map(() =>
      startIssuingWorker({ ...ports(), done: (outcome) => done.push(outcome) }),
    )
    const isDone = async () => (await api().batches.find(operator.id, id))?.state === 'done'
    while (!(await isDone())) await wait(50)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(done).toEqual(Array.from({ length: 12 }, () => 'done'))
    const documents = issuing.registry.db.selectFrom('issued_document').select('id')
    expect(await documents.execute()).toHaveLength(12)
    expect((await auditedIn(issuing.registry)).length - before).toBe(12)
  })

  it('one whose clock is ten minutes ahead leaves a line under lease alone, and does it once the lease has run out', async () => {
    const id = await order(`adcs,${NEPH}`)
    const held = await queue().claim(WORKER)
    if (held === null) throw new Error('nothing to claim')
    const done: string[] = []
    const claims: unknown[] = []
    const ahead = () => {
      const now = () => new Date(Date.now() + 600_000)
      const own = queue()
      const claim: typeof own.claim = async (worker) => {
        const claimed = await own.claim(worker)
        claims.push(claimed)
        return claimed
      }
      return startIssuingWorker({
        ...ports({ now, queue: { ...own, claim } }),
        done: (outcome) => done.push(outcome),
      })
    }
    const early = ahead()
    await expect.poll(() => claims, { timeout: 30_000 }).toEqual([null])
    await early.stop()
    expect(await jobs()).toMatchObject([{ state: 'running', leased_by: WORKER, attempts: 1 }])
    await pass(30)
    const late = ahead()
    while ((await api().batches.find(operator.id, id))?.state !== 'done') await wait(50)
    await late.stop()
    expect(done).toEqual(['done'])
    await issueQueuedLine(ports(), held)
    expect(await jobs()).toMatchObject([{ state: 'done', document_id: held.documentId, attempts: 2 }])
    const documents = issuing.registry.db.selectFrom('issued_document').select('id')
    expect(await documents.execute()).toHaveLength(1)
  })

  it('one that stops puts back the line that it cannot end in time', async () => {
    await order(`adcs,${NEPH}`)
    const never: QueuedLinePorts['issuePorts'] = () => new Promise(() => {})
    const faults: unknown[] = []
    const worker = startIssuingWorker({
      ...ports({ issuePorts: never }),
      done: () => {},
      tellFault: (error) => faults.push(error),
    })
    while ((await jobs())[0]?.state !== 'running') await wait(20)
    await worker.stop()
    expect(await jobs()).toMatchObject([{ state: 'queued', attempts: 0, leased_by: null }])
    expect(faults).toEqual([])
  })
})
