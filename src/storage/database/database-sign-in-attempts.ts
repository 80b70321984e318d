import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SignInAttempts } from '../../service/session.ts'
import type { Schema } from './schema.ts'

const LONGEST_MS = 10 * 60_000

/** Keeps sign-ins under way for ten minutes; the browser has the secret, the database its SHA-256. */
export function databaseSignInAttempts(db: Kysely<Schema>): SignInAttempts {
  return {
    async begin(attempt, at) {
      const secret = randomBytes(32).toString('base64url')
      await db
        .insertInto('sign_in_attempt')
        .values({
          secret_hash: secretHash(secret),
          body: JSON.stringify(attempt),
          expires_at: new Date(at.getTime() + LONGEST_MS),
        })
        .execute()
      return secret
    },
    async take(secret, at) {
      const row = await db
        .deleteFrom('sign_in_attempt')
        .where('secret_hash', '=', secretHash(secret))
        .returning(['body', 'expires_at'])
        .executeTakeFirst()
      return row === undefined || row.expires_at <= at ? null : row.body
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
