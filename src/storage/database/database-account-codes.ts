import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/** What a code sent by mail is for; a code for one is none for the other. */
export type AccountCodePurpose = 'verify' | 'reset'

/** One code as it is typed. */
export interface TypedAccountCode {
  readonly accountId: string
  readonly purpose: AccountCodePurpose
  readonly code: string
}

const LONGEST_MS = 15 * 60_000
/** Those of all networks together; why so many, and what they may guess, is told by `limitCodeTries`. */
const MOST_TRIES = 50

/** Gives the key of codes: there are so few that a plain hash would tell them. */
export function accountCodeKey(keys: DataKeys): Buffer {
  return keys.derive('account code')
}

/** Keeps a code for a quarter of an hour, in place of the one before. */
export async function keepAccountCode(
  db: Kysely<Schema>,
  key: Buffer,
  typed: TypedAccountCode,
  at: Date,
): Promise<void> {
  const row = { hash: codeHash(key, typed), expires_at: new Date(at.getTime() + LONGEST_MS), attempts: 0 }
  await db
    .insertInto('account_secret')
    .values({ account_id: typed.accountId, purpose: typed.purpose, ...row })
    .onConflict((conflict) => conflict.columns(['account_id', 'purpose']).doUpdateSet(row))
    .execute()
}

/**
 * Takes a code inside the caller's transaction, which must end well even where it is not the code: the try counts.
 * A code is taken once; after fifty tries it is none any more.
 */
export async function takeAccountCode(
  transaction: Kysely<Schema>,
  key: Buffer,
  typed: TypedAccountCode,
  at: Date,
): Promise<boolean> {
  const { accountId, purpose } = typed
  // The row is held from here on, so that of two that come together the second finds it gone or counted.
  const row = await transaction
    .updateTable('account_secret')
    .set({ attempts: sql`attempts + 1` })
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('attempts', '<', MOST_TRIES)
    .where('expires_at', '>', at)
    .returning('hash')
    .executeTakeFirst()
  if (row === undefined || !sameBytes(row.hash, codeHash(key, typed))) return false
  await transaction
    .deleteFrom('account_secret')
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .execute()
  return true
}

function codeHash(key: Buffer, { accountId, purpose, code }: TypedAccountCode): Buffer {
  return createHmac('sha256', key).update(`${accountId} ${purpose} ${code}`).digest()
}

function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
