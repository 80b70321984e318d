import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SignInAttempt, SignInAttempts } from '../../service/session.ts'
import { columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const LONGEST_MS = 10 * 60_000

/**
 * Keeps sign-ins under way for ten minutes; the browser has the secret, the database its SHA-256, and what was drawn
 * for the provider encrypted.
 */
export function databaseSignInAttempts(db: Kysely<Schema>, keys: DataKeys): SignInAttempts {
  const bodies = columnCipher(keys, 'sign_in_attempt.body')
  return {
    async begin(attempt, at) {
      const secret = randomBytes(32).toString('base64url')
      const hash = secretHash(secret)
      await db
        .insertInto('sign_in_attempt')
        .values({
          secret_hash: hash,
          body_encrypted: bodies.encrypt(JSON.stringify(attempt), rowOf(hash)),
          expires_at: new Date(at.getTime() + LONGEST_MS),
        })
        .execute()
      return secret
    },
    async take(secret, at) {
      const hash = secretHash(secret)
      const row = await db
        .deleteFrom('sign_in_attempt')
        .where('secret_hash', '=', hash)
        .returning(['body_encrypted', 'expires_at'])
        .executeTakeFirst()
      if (row === undefined || row.expires_at <= at) return null
      // Written by this very file, and bound to its row.
      return JSON.parse(bodies.decrypt(row.body_encrypted, rowOf(hash))) as SignInAttempt
    },
  }
}

/** Removes sign-ins that were never finished. */
export async function forgetOldSignIns(db: Kysely<Schema>, at: Date): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('expires_at', '<=', at).execute()
}

function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function rowOf(hash: Buffer): string {
  return hash.toString('hex')
}
