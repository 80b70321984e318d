import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type {
  Beginning,
  CompletedRequest,
  IdempotencyKeys,
  IdempotentRequest,
} from '../../service/idempotency.ts'
import { DatabaseError } from './database-error.ts'
import type { Schema } from './schema.ts'

/** A process that was killed holds its request no longer than this. */
const LEASE_MS = 60_000
const KEPT_MS = 24 * 3_600_000

/** Keeps the keys of requests; an answer is kept for a day, and the right to give it for a minute. */
export function databaseIdempotency(db: Kysely<Schema>): IdempotencyKeys {
  return {
    begin: async (request, at) =>
      (await take(db, request, at)) ??
      (await lookUp(db, request)) ??
      // Its holder gave it up in between.
      (await take(db, request, at)) ?? { kind: 'in-flight' },
    abandon: async ({ actor, key, lease }) => {
      await db
        .deleteFrom('idempotency')
        .where('actor', '=', actor)
        .where('key', '=', key)
        .where('lease', '=', lease)
        .where('status', 'is', null)
        .execute()
    },
  }
}

/**
 * Writes the answer of a request inside the transaction of what was done for it.
 *
 * @throws {DatabaseError} IDEMPOTENCY_IN_FLIGHT when another attempt has taken the request over
 */
export async function completeRequest(
  transaction: Kysely<Schema>,
  { actor, key, requestHash, lease, status, response }: CompletedRequest,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('idempotency')
    .set({ status, response })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .where('lease', '=', lease)
    .where('request_sha256', '=', Buffer.from(requestHash))
    .where('status', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1)
    throw new DatabaseError('IDEMPOTENCY_IN_FLIGHT', 'another attempt has taken this request over')
}

/** Removes keys whose day is over; gives how many. */
export async function forgetOldRequests(db: Kysely<Schema>, at: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency')
    .where('expires_at', '<=', at)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Takes a key that nobody has, whose day is over, or whose holder has been silent for a minute. */
async function take(
  db: Kysely<Schema>,
  { actor, key, requestHash }: IdempotentRequest,
  at: Date,
): Promise<Beginning | null> {
  const row = {
    request_sha256: Buffer.from(requestHash),
    status: null,
    response: null,
    lease: randomUUID(),
    leased_until: new Date(at.getTime() + LEASE_MS),
    created_at: at,
    expires_at: new Date(at.getTime() + KEPT_MS),
  }
  const taken = await db
    .insertInto('idempotency')
    .values({ actor, key, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['actor', 'key'])
        .doUpdateSet(row)
        .where(
          sql<boolean>`idempotency.expires_at <= ${at} or (idempotency.status is null
            and idempotency.leased_until <= ${at} and idempotency.request_sha256 = excluded.request_sha256)`,
        ),
    )
    .returning('lease')
    .executeTakeFirst()
  return taken === undefined ? null : { kind: 'new', lease: taken.lease }
}

async function lookUp(
  db: Kysely<Schema>,
  { actor, key, requestHash }: IdempotentRequest,
): Promise<Beginning | null> {
  const row = await db
    .selectFrom('idempotency')
    .select(['request_sha256', 'status', 'response'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined) return null
  if (!row.request_sha256.equals(requestHash)) return { kind: 'mismatch' }
  if (row.status === null || row.response === null) return { kind: 'in-flight' }
  return { kind: 'replay', status: row.status, response: row.response }
}
