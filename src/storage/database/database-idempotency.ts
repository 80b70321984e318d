import { createHmac, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type {
  Beginning,
  CompletedRequest,
  IdempotencyKeys,
  IdempotentRequest,
} from '../../service/idempotency.ts'
import { type ColumnCipher, columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import { DatabaseError } from './database-error.ts'
import type { Schema } from './schema.ts'

/** A process that was killed holds its request no longer than this. */
const LEASE_MS = 60_000
const KEPT_MS = 24 * 3_600_000

/** What hides who asked, and what was answered. */
export interface RequestSecrets {
  /** Names a sender without telling who it is. */
  readonly nameOf: (actor: string) => string
  readonly answers: ColumnCipher
}

/** Gives the secrets of requests kept. */
export function requestSecrets(keys: DataKeys): RequestSecrets {
  const key = keys.derive('idempotency actor')
  return {
    nameOf: (actor) => createHmac('sha256', key).update(actor).digest('base64url'),
    answers: columnCipher(keys, 'idempotency.response'),
  }
}

/** Names the row of an answer for its cipher: one text for each pair. */
export function requestRow(name: string, key: string): string {
  return `${name} ${key}`
}

/**
 * Keeps the keys of requests; an answer is kept for a day, encrypted, and the right to give it for a minute. Who asked
 * is a keyed hash.
 */
export function databaseIdempotency(db: Kysely<Schema>, keys: DataKeys): IdempotencyKeys {
  const secrets = requestSecrets(keys)
  return {
    begin: async (request, at) =>
      (await take(db, secrets, request, at)) ??
      (await lookUp(db, secrets, request)) ??
      // Its holder gave it up in between.
      (await take(db, secrets, request, at)) ?? { kind: 'in-flight' },
    abandon: async ({ actor, key, lease }) => {
      await db
        .deleteFrom('idempotency')
        .where('actor', '=', secrets.nameOf(actor))
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
  { nameOf, answers }: RequestSecrets,
  { actor, key, requestHash, lease, status, response }: CompletedRequest,
): Promise<void> {
  const name = nameOf(actor)
  const { numUpdatedRows } = await transaction
    .updateTable('idempotency')
    .set({ status, response_encrypted: answers.encrypt(response, requestRow(name, key)) })
    .where('actor', '=', name)
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
  { nameOf }: RequestSecrets,
  { actor, key, requestHash }: IdempotentRequest,
  at: Date,
): Promise<Beginning | null> {
  const row = {
    request_sha256: Buffer.from(requestHash),
    status: null,
    response_encrypted: null,
    lease: randomUUID(),
    leased_until: new Date(at.getTime() + LEASE_MS),
    created_at: at,
    expires_at: new Date(at.getTime() + KEPT_MS),
  }
  const taken = await db
    .insertInto('idempotency')
    .values({ actor: nameOf(actor), key, ...row })
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
  { nameOf, answers }: RequestSecrets,
  { actor, key, requestHash }: IdempotentRequest,
): Promise<Beginning | null> {
  const name = nameOf(actor)
  const row = await db
    .selectFrom('idempotency')
    .select(['request_sha256', 'status', 'response_encrypted'])
    .where('actor', '=', name)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined) return null
  if (!row.request_sha256.equals(requestHash)) return { kind: 'mismatch' }
  const { status, response_encrypted } = row
  if (status === null || response_encrypted === null) return { kind: 'in-flight' }
  return { kind: 'replay', status, response: answers.decrypt(response_encrypted, requestRow(name, key)) }
}
