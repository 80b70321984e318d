import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { attachSignature, composeSeal } from '../../../src/core/seal/seal.ts'
import { tidyQueue } from '../../../src/service/batch/issue-queued-line.ts'
import type { ClaimedLine } from '../../../src/service/batch/issuing-queue.ts'
import { orderBatch } from '../../../src/service/batch/order-batch.ts'
import { type ReadLine, readOrders } from '../../../src/service/batch/read-orders.ts'
import { grantOperatorKey, revokeOperatorKey } from '../../../src/service/operator/manage-operator-keys.ts'
import { OPERATOR_KEY_KINDS, type OperatorKey } from '../../../src/service/operator/operator-key.ts'
import { columnCipher } from '../../../src/storage/database/column-cipher.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseIdempotency } from '../../../src/storage/database/database-idempotency.ts'
import {
  databaseIssuingBatches,
  forgetOldBatches,
} from '../../../src/storage/database/database-issuing-batches.ts'
import {
  databaseIssuingQueue,
  endLeases,
  queueDepth,
} from '../../../src/storage/database/database-issuing-queue.ts'
import { databaseOperatorKeys } from '../../../src/storage/database/database-operator-keys.ts'
import { adcsOf, fixture } from '../../core/records.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000)
const [ONE, OTHER] = [crypto.randomUUID(), crypto.randomUUID()]
const NEPH = '051227308989'
const SEALED = sealedMessage(adcsOf(fixture('clean-b')), { caId: 'FR00', certificateId: 'PC01' }, 1)
const SEAL = attachSignature(composeSeal(SEALED.header, SEALED.fields), new Uint8Array(64))
const line = composeAuditEntry({ at: AT, action: 'issue', outcome: 'granted', role: 'operator' })

const hashOf = (lines: readonly ReadLine[]) => createHash('sha256').update(JSON.stringify(lines)).digest()

describe.each(ENGINES)('the queue in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  let operator: OperatorKey
  let other: OperatorKey
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  beforeEach(async () => {
    for (const table of [
      ...(['job', 'batch', 'operator_key', 'issued_document', 'audit_pending', 'idempotency'] as const),
    ])
      await database.db.deleteFrom(table).execute()
    const grant = {
      name: 'n',
      purpose: 'p',
      kinds: OPERATOR_KEY_KINDS,
      grantedBy: 'g',
      validTo: parseCalendarDay('2027-01-01'),
      at: AT,
    }
    const register = databaseOperatorKeys(database.db, keys)
    operator = (await grantOperatorKey(register, grant)).key
    other = (await grantOperatorKey(register, grant)).key
    await database.db.deleteFrom('audit_pending').execute()
  })
  afterAll(() => database.close())

  const queue = () => databaseIssuingQueue(database.db, keys)
  const batches = () => databaseIssuingBatches(database.db, keys)
  const cells = (...orders: readonly string[]) =>
    orders.map((order, index) => ({ line: index + 1, cells: order.split(',') }))
  const order = async (
    lines: readonly ReadLine[],
    key: string = crypto.randomUUID(),
    at = AT,
    by = operator,
  ) => {
    const ports = { batches: batches(), idempotency: databaseIdempotency(database.db, keys) }
    const answer = await orderBatch(
      ports,
      { operator: by, key, requestHash: hashOf(lines), at },
      lines,
      ({ id }) => ({
        status: 202,
        response: id,
      }),
    )
    return answer.response
  }
  const ordered = async (...orders: readonly string[]) => order(await readOrders(cells(...orders)))
  /** Sets the database's clock ahead, as far as the queue can tell. */
  const pass = async (seconds: number) => {
    const passed = sql`${seconds} * interval '1 second'`
    await sql`update job set lease_until = lease_until - ${passed}, run_after = run_after - ${passed}`.execute(
      database.db,
    )
  }
  const claim = async (worker = ONE): Promise<ClaimedLine> => {
    const claimed = await queue().claim(worker)
    if (claimed === null) throw new Error('nothing to claim')
    return claimed
  }
  const complete = ({ lease, documentId, order }: ClaimedLine, at = AT) =>
    queue().complete(
      {
        ...{ id: documentId, kind: order?.kind ?? 'ADCS', neph: parseNeph(NEPH) },
        emittedOn: parseCalendarDay('2026-11-22'),
        expiresOn: order?.kind === 'ADCS' ? parseCalendarDay('2027-03-22') : null,
        ...{ recipientSiren: null, payload: SEAL, pdf: Buffer.from('%PDF'), issuedAt: at },
      },
      line,
      { lease, warnings: ['STATE_WORSE_THAN_RECORD'] },
      at,
    )
  const stateOf = (id: string) => batches().find(operator.id, id)
  const documents = async () =>
    (await database.db.selectFrom('issued_document').select('id').execute()).length

  it('keeps what a line orders encrypted, and clears it once the line is done', async () => {
    await ordered(`adcs,${NEPH},552 100 554`)
    const payloads = async () =>
      (await database.db.selectFrom('job').select('payload_encrypted').execute()).map(
        ({ payload_encrypted }) => payload_encrypted,
      )
    const [before] = await payloads()
    expect(before?.toString('latin1')).not.toContain(NEPH.slice(0, 6))
    const claimed = await claim()
    expect(claimed.order).toEqual({ kind: 'ADCS', neph: NEPH, recipientSiren: '552100554' })
    await complete(claimed)
    expect(await payloads()).toEqual([null])
  })

  it('gives a line to one worker alone, early lines of every batch first', async () => {
    const first = await ordered(`adcs,${NEPH}`, `rii,${NEPH}`)
    const second = await ordered(`rii,${NEPH}`)
    const claimed = [await claim(ONE), await claim(OTHER), await claim(ONE)]
    expect(claimed.map(({ lease }) => lease.batchId)).toEqual([first, second, first])
    expect(claimed.map(({ order }) => order?.kind)).toEqual(['ADCS', 'RII', 'RII'])
    expect(new Set(claimed.map(({ documentId }) => documentId)).size).toBe(3)
    expect(await queue().claim(OTHER)).toBeNull()
    expect(await queueDepth(database.db)).toEqual({ queued: 0, running: 3 })
  })

  it('completes a line, its document and its audit line together, and the last line ends the batch', async () => {
    const id = await ordered(`adcs,${NEPH}`, `rii,${NEPH}`)
    const [adcs, rii] = [await claim(), await claim()]
    await complete(adcs)
    expect(await stateOf(id)).toMatchObject({ state: 'running', total: 2, done: 1, finishedAt: null })
    await queue().fail(rii.lease, 'UNKNOWN_NEPH', later(5))
    expect(await stateOf(id)).toMatchObject({ state: 'done', done: 1, failed: 1, finishedAt: later(5) })
    expect(await batches().lines(id, 0, 10)).toEqual([
      {
        ...{ line: 1, kind: 'ADCS', state: 'done', error: null },
        document: {
          ...{ id: adcs.documentId, emittedOn: '2026-11-22', expiresOn: '2027-03-22' },
          ...{ recipientSiren: null, warnings: ['STATE_WORSE_THAN_RECORD'] },
        },
      },
      { line: 2, kind: 'RII', state: 'failed', document: null, error: 'UNKNOWN_NEPH' },
    ])
    expect(await batches().lines(id, 1, 10)).toHaveLength(1)
    expect(await batches().holds(id, adcs.documentId)).toBe(true)
    expect(await batches().holds(crypto.randomUUID(), adcs.documentId)).toBe(false)
    expect(await auditedIn(database)).toEqual([line])
  })

  it('lets a worker complete nothing once its lease was taken over, however late it comes', async () => {
    const id = await ordered(`adcs,${NEPH}`)
    const stale = await claim(ONE)
    await pass(20)
    await queue().tidy(AT, 10)
    expect(await queue().claim(OTHER)).toBeNull()
    await pass(10)
    await queue().tidy(AT, 10)
    const taken = await claim(OTHER)
    expect(taken.documentId).toBe(stale.documentId)
    await expect(complete(stale)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_FLIGHT' })
    await queue().fail(stale.lease, 'INTERNAL', AT)
    await queue().retry(stale.lease, 0)
    expect(await documents()).toBe(0)
    await complete(taken)
    await expect(complete(stale)).rejects.toThrow()
    expect(await documents()).toBe(1)
    expect(await auditedIn(database)).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ state: 'done', done: 1, failed: 0 })
  })

  it('an earlier try of the same worker completes nothing either', async () => {
    await ordered(`adcs,${NEPH}`)
    const first = await claim()
    await queue().retry(first.lease, 60_000)
    await pass(40)
    expect(await queue().claim(ONE)).toBeNull()
    await pass(20)
    const second = await claim(ONE)
    expect(second.lease.attempt).toBe(2)
    await expect(complete(first)).rejects.toThrow()
    await complete(second)
    expect(await documents()).toBe(1)
  })

  it('of two that complete the same line at once one is taken', async () => {
    const id = await ordered(`adcs,${NEPH}`)
    const claimed = await claim()
    const both = await Promise.allSettled([complete(claimed), complete(claimed)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await stateOf(id)).toMatchObject({ state: 'done', done: 1 })
  })

  it('a lease renewed is kept', async () => {
    await ordered(`adcs,${NEPH}`)
    const { lease } = await claim()
    await pass(20)
    await queue().renew(lease)
    await pass(20)
    await queue().tidy(AT, 10)
    expect(await queue().claim(OTHER)).toBeNull()
  })

  it('an instance whose clock is ten minutes ahead takes no line under lease, and one whose lease has run out', async () => {
    await ordered(`adcs,${NEPH}`)
    const { documentId } = await claim(ONE)
    const ahead = { queue: queue(), now: () => new Date(Date.now() + 600_000) }
    await tidyQueue(ahead)
    expect(await queue().claim(OTHER)).toBeNull()
    await pass(30)
    await tidyQueue(ahead)
    expect((await claim(OTHER)).documentId).toBe(documentId)
  })

  it('what an instance whose clock is ten minutes ahead takes in is done at once', async () => {
    await order(await readOrders(cells(`adcs,${NEPH}`)), 'k', new Date(Date.now() + 600_000))
    expect((await claim()).order?.kind).toBe('ADCS')
  })

  it('gives up what no worker outlives', async () => {
    const id = await ordered(`adcs,${NEPH}`)
    for (const tries of [1, 2]) {
      await claim(ONE)
      await pass(30)
      await queue().tidy(later(100 * tries), 2)
    }
    expect(await queue().claim(ONE)).toBeNull()
    expect(await stateOf(id)).toMatchObject({ state: 'done', failed: 1 })
    expect(await batches().lines(id, 0, 9)).toMatchObject([{ state: 'failed', error: 'LINE_ABANDONED' }])
  })

  it('a worker that leaves puts back what it had, as if it had not been tried', async () => {
    await ordered(`adcs,${NEPH}`, `rii,${NEPH}`)
    const [mine, theirs] = [await claim(ONE), await claim(OTHER)]
    await queue().release(ONE)
    expect((await claim(OTHER)).documentId).toBe(mine.documentId)
    await expect(complete(mine)).rejects.toThrow()
    await complete(theirs)
  })

  it('after a kill every lease can be ended at once', async () => {
    await ordered(`adcs,${NEPH}`)
    const { documentId } = await claim(ONE)
    await endLeases(database.db)
    await queue().tidy(AT, 10)
    expect((await claim(OTHER)).documentId).toBe(documentId)
  })

  it('of a batch cancelled what is begun is ended, and nothing else is begun', async () => {
    const id = await ordered(`adcs,${NEPH}`, `rii,${NEPH}`, `adcs,${NEPH}`)
    const [begun, dropped] = [await claim(ONE), await claim(OTHER)]
    await batches().cancel(id, later(5))
    expect(await queue().claim(ONE)).toBeNull()
    await complete(begun, later(9))
    await queue().retry(dropped.lease, 0)
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', done: 1, finishedAt: null })
    expect(await queue().claim(ONE)).toBeNull()
    await queue().tidy(later(99), 10)
    expect(await stateOf(id)).toMatchObject({
      ...{ state: 'cancelled', total: 3, done: 1, failed: 0, finishedAt: later(99) },
    })
    const states = (await batches().lines(id, 0, 9)).map(({ state }) => state)
    expect(states).toEqual(['done', 'cancelled', 'cancelled'])
    const kept = database.db.selectFrom('job').select('id').where('payload_encrypted', 'is not', null)
    expect(await kept.execute()).toEqual([])
  })

  it('a batch cancelled has ended only once its last line has, and at once where none was begun', async () => {
    const id = await ordered(`adcs,${NEPH}`, `rii,${NEPH}`, `adcs,${NEPH}`)
    const [one, other] = [await claim(ONE), await claim(OTHER)]
    await batches().cancel(id, later(5))
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', finishedAt: null, deletedAt: null })
    await complete(one, later(7))
    await queue().tidy(later(8), 10)
    expect(await forgetOldBatches(database.db, later(99 * 86_400))).toBe(0)
    expect(await stateOf(id)).toMatchObject({ done: 1, finishedAt: null })
    await queue().fail(other.lease, 'UNKNOWN_NEPH', later(9))
    const counts = { total: 3, done: 1, failed: 1 }
    expect(await stateOf(id)).toMatchObject({ ...counts, state: 'cancelled', finishedAt: later(9) })
    const untouched = await ordered(`adcs,${NEPH}`)
    await batches().cancel(untouched, later(5))
    expect(await stateOf(untouched)).toMatchObject({ state: 'cancelled', finishedAt: later(5) })
  })

  it('of a batch cancelled two last lines that end at once leave it ended', async () => {
    const id = await ordered(`adcs,${NEPH}`, `rii,${NEPH}`)
    const [one, other] = [await claim(ONE), await claim(OTHER)]
    await batches().cancel(id, later(5))
    const [first, second] = [queue().fail(one.lease, 'INTERNAL', later(9)), complete(other, later(9))]
    await Promise.all([first, second])
    expect(await stateOf(id)).toMatchObject({ done: 1, failed: 1, finishedAt: later(9) })
  })

  it('a batch is cancelled while a line of it ends: neither waits for the other', async () => {
    const id = await ordered(`adcs,${NEPH}`)
    const { db } = database
    const cancelled = await db.transaction().execute(async (transaction) => {
      await transaction.selectFrom('job').select('id').where('batch_id', '=', id).forUpdate().execute()
      const cancelling = Promise.allSettled([batches().cancel(id, later(5))])
      await wait(200)
      await sql`update batch set done = done where id = ${id}`.execute(transaction)
      return { cancelling }
    })
    expect(await cancelled.cancelling).toMatchObject([{ status: 'fulfilled' }])
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled' })
  })

  it('an order that cannot be read any more is its own line’s fault, and holds up no other', async () => {
    await ordered(`adcs,${NEPH}`, `rii,${NEPH}`)
    const cipher = columnCipher(keys, 'job.payload')
    const [first] = await database.db.selectFrom('job').select(['id', 'batch_id']).orderBy('line').execute()
    if (first === undefined) throw new Error('nothing was ordered')
    const payload_encrypted = cipher.encrypt('{"of":"another version"}', `${first.batch_id} 1`)
    await database.db.updateTable('job').set({ payload_encrypted }).where('id', '=', first.id).execute()
    expect((await claim()).order).toBeNull()
    expect((await claim()).order?.kind).toBe('RII')
  })

  it('tells with each line whether its key was taken back since', async () => {
    await ordered(`adcs,${NEPH}`, `adcs,${NEPH}`)
    expect((await claim()).operator).toMatchObject({ id: operator.id, revokedAt: null })
    await revokeOperatorKey(databaseOperatorKeys(database.db, keys), {
      ...{ id: operator.id, revokedBy: 'chef', at: AT },
    })
    expect((await claim()).operator.revokedAt).toEqual(AT)
  })

  it('shows a batch to its own key alone', async () => {
    const id = await ordered(`adcs,${NEPH}`)
    expect(await batches().find(operator.id, id)).toMatchObject({ id, total: 1 })
    expect(await batches().find(other.id, id)).toBeNull()
    expect(await batches().find(operator.id, "' or true")).toBeNull()
  })

  it('takes a batch once for each key of idempotency', async () => {
    const lines = await readOrders(cells(`adcs,${NEPH}`))
    const both = await Promise.allSettled([order(lines, 'k'), order(lines, 'k')])
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
    const again = await order(lines, 'k')
    for (const each of both) if (each.status === 'fulfilled') expect(each.value).toBe(again)
    await expect(order(await readOrders(cells(`rii,${NEPH}`)), 'k')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    })
    expect(await database.db.selectFrom('batch').select('id').execute()).toHaveLength(1)
  })

  it('tells lines at fault at once, and a batch of nothing else is done', async () => {
    const id = await ordered('adcs,12', 'licence,051227308989', 'adcs')
    expect(await stateOf(id)).toMatchObject({ state: 'done', total: 3, failed: 3 })
    expect((await batches().lines(id, 0, 9)).map(({ error, kind }) => [error, kind])).toEqual([
      ['NEPH_TOO_SHORT', null],
      ['ORDER_KIND_UNKNOWN', null],
      ['ORDER_MALFORMED', null],
    ])
  })

  it('takes ten thousand lines in one go, and no more of one key than may wait, also of posts at the same time', async () => {
    const many = await readOrders(cells(...Array.from({ length: 10_000 }, () => `adcs,${NEPH}`)))
    const posts = await Promise.allSettled(Array.from({ length: 7 }, () => order(many)))
    const refused = posts.flatMap((post) => (post.status === 'rejected' ? [post.reason] : []))
    expect(refused).toMatchObject([{ code: 'QUEUE_FULL' }, { code: 'QUEUE_FULL' }])
    expect(await queueDepth(database.db)).toEqual({ queued: 50_000, running: 0 })
    const [one] = many
    if (one === undefined) throw new Error('nothing was read')
    await expect(order([one])).rejects.toMatchObject({ code: 'QUEUE_FULL' })
    expect(await order([{ line: 1, order: null, error: 'ORDER_MALFORMED' }])).toBeDefined()
    expect(await order([one], 'k', AT, other)).toBeDefined()
  })

  it('forgets a batch thirty days after its end, and not its documents', async () => {
    const id = await ordered(`adcs,${NEPH}`)
    await forgetOldBatches(database.db, later(90 * 86_400))
    await complete(await claim())
    await forgetOldBatches(database.db, later(30 * 86_400 - 1))
    expect(await stateOf(id)).toMatchObject({ deletedAt: later(30 * 86_400) })
    await forgetOldBatches(database.db, later(30 * 86_400))
    expect(await stateOf(id)).toBeNull()
    expect(await documents()).toBe(1)
  })
})
