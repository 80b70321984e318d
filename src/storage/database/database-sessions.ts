import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Session, SessionSubject, Sessions } from '../../service/session.ts'
import type { Schema } from './schema.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 30 * MINUTE_MS
/** However busy: half a day for a driver, a working day for a clerk. */
const LONGEST_MS = { driver: 12 * 60 * MINUTE_MS, clerk: 8 * 60 * MINUTE_MS } as const

/**
 * Keeps sessions: the browser has a token of 256 random bits, the database only its SHA-256.
 *
 * A session ends 30 minutes after it was last used, and in any case after half a day, or the working day of a clerk.
 * Its use is noted once a minute at most, so that reading a page writes nothing. The session of an account has a
 * licence as long as the account has the same one, and is over with the account; one linked later needs a new token.
 */
export function databaseSessions(db: Kysely<Schema>): Sessions {
  return {
    open: (subject, at) => openSession(db, subject, at),
    async find(token, at) {
      const row = await db
        .selectFrom('session')
        .leftJoin('account', (join) => join.on('account.id', '=', ACCOUNT_OF_OWNER))
        .selectAll('session')
        .select(['account.id as account_id', 'account.neph as account_neph'])
        .where('token_hash', '=', tokenHash(token))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', at)
        .where('last_seen_at', '>', new Date(at.getTime() - IDLE_MS))
        .executeTakeFirst()
      const subject = row === undefined ? null : currentSubject(row)
      if (row === undefined || subject === null) return null
      await noteUse(db, row, at)
      return { id: row.id, subject, openedAt: row.opened_at, csrfToken: row.csrf_token }
    },
    async change(token, subject) {
      await db
        .updateTable('session')
        .set({ subject: JSON.stringify(subject), owner: ownerOf(subject) })
        .where('token_hash', '=', tokenHash(token))
        .where('revoked_at', 'is', null)
        .execute()
    },
    async revoke(token, at) {
      await unrevoked(db, at).where('token_hash', '=', tokenHash(token)).execute()
    },
    async revokeAllOf(subject, at) {
      await unrevoked(db, at).where('owner', '=', ownerOf(subject)).execute()
    },
  }
}

/** Removes sessions that are over. */
export async function forgetOldSessions(db: Kysely<Schema>, at: Date): Promise<void> {
  const idle = new Date(at.getTime() - IDLE_MS)
  await db
    .deleteFrom('session')
    .where((either) => either.or([either('expires_at', '<=', at), either('last_seen_at', '<=', idle)]))
    .execute()
}

async function openSession(db: Kysely<Schema>, subject: SessionSubject, at: Date) {
  const [token, csrfToken] = [randomToken(), randomToken()]
  const session: Session = { id: randomUUID(), subject, openedAt: at, csrfToken }
  await db
    .insertInto('session')
    .values({
      token_hash: tokenHash(token),
      id: session.id,
      owner: ownerOf(subject),
      subject: JSON.stringify(subject),
      csrf_token: csrfToken,
      opened_at: at,
      last_seen_at: at,
      expires_at: new Date(at.getTime() + LONGEST_MS[subject.kind]),
    })
    .execute()
  return { token, session }
}

/** Owners of other kinds are no UUID, and must not be read as one. */
const ACCOUNT_OF_OWNER = sql<string>`case when session.owner ~ '^account:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  then substr(session.owner, 9)::uuid end`

interface SessionWithAccount {
  readonly subject: SessionSubject
  readonly account_id: string | null
  readonly account_neph: string | null
}

function currentSubject({ subject, account_id, account_neph }: SessionWithAccount): SessionSubject | null {
  if (subject.kind === 'clerk' || subject.signedInBy === 'franceconnect') return subject
  if (account_id === null) return null
  return subject.neph === account_neph ? subject : { ...subject, neph: null }
}

function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

function unrevoked(db: Kysely<Schema>, at: Date) {
  return db.updateTable('session').set({ revoked_at: at }).where('revoked_at', 'is', null)
}

async function noteUse(
  db: Kysely<Schema>,
  { token_hash, last_seen_at }: Pick<Selectable<Schema['session']>, 'token_hash' | 'last_seen_at'>,
  at: Date,
): Promise<void> {
  if (at.getTime() - last_seen_at.getTime() < MINUTE_MS) return
  await db.updateTable('session').set({ last_seen_at: at }).where('token_hash', '=', token_hash).execute()
}

function ownerOf(
  subject: { readonly accountId: string } | { readonly sub: string } | SessionSubject,
): string {
  return 'accountId' in subject ? `account:${subject.accountId}` : `sub:${subject.sub}`
}

function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
