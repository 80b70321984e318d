import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Session, SessionOwner, SessionSubject, Sessions } from '../../service/session.ts'
import { type ColumnCipher, columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 30 * MINUTE_MS
/** However busy: half a day for a driver, a working day for a clerk. */
const LONGEST_MS = { driver: 12 * 60 * MINUTE_MS, clerk: 8 * 60 * MINUTE_MS } as const

/**
 * Keeps sessions: the browser has a token of 256 random bits, the database only its SHA-256. Who is signed in stands
 * there encrypted, and subjects of providers as keyed hashes, so that a copy of the rows does not tell who it is.
 *
 * A session ends 30 minutes after it was last used, and in any case after half a day, or the working day of a clerk.
 * Its use is noted once a minute at most, so that reading a page writes nothing. The session of an account has a
 * licence as long as the account has the same one, and is over with the account; one linked later needs a new token.
 */
export function databaseSessions(db: Kysely<Schema>, keys: DataKeys): Sessions {
  const ports: SessionPorts = {
    db,
    bodies: columnCipher(keys, 'session.subject'),
    ownerKey: keys.derive('session owner'),
  }
  return {
    open: (subject, at) => openSession(ports, subject, at),
    async find(token, at) {
      const row = await db
        .selectFrom('session')
        .leftJoin('account', (join) => join.onRef('account.id', '=', 'session.account_id'))
        .selectAll('session')
        .select(['account.id as standing_account', 'account.neph as account_neph'])
        .where('token_hash', '=', tokenHash(token))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', at)
        .where('last_seen_at', '>', new Date(at.getTime() - IDLE_MS))
        .executeTakeFirst()
      if (row === undefined) return null
      // Written by this very file, and bound to its row.
      const kept = JSON.parse(ports.bodies.decrypt(row.subject_encrypted, row.id)) as KeptSession
      const subject = currentSubject(kept.subject, row)
      if (subject === null) return null
      await noteUse(db, row, at)
      return { id: row.id, subject, openedAt: row.opened_at, csrfToken: kept.csrfToken }
    },
    async revoke(token, at) {
      await unrevoked(db, at).where('token_hash', '=', tokenHash(token)).execute()
    },
    async revokeAllOf(owner, at) {
      await ownedBy(unrevoked(db, at), ports.ownerKey, owner).execute()
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

interface SessionPorts {
  readonly db: Kysely<Schema>
  readonly bodies: ColumnCipher
  readonly ownerKey: Buffer
}

/** What of a session is encrypted. */
type KeptSession = Pick<Session, 'subject' | 'csrfToken'>

async function openSession({ db, bodies, ownerKey }: SessionPorts, subject: SessionSubject, at: Date) {
  const [token, csrfToken] = [randomToken(), randomToken()]
  const session: Session = { id: randomUUID(), subject, openedAt: at, csrfToken }
  await db
    .insertInto('session')
    .values({
      token_hash: tokenHash(token),
      id: session.id,
      ...ownerColumns(ownerKey, subject),
      subject_encrypted: bodies.encrypt(
        JSON.stringify({ subject, csrfToken } satisfies KeptSession),
        session.id,
      ),
      opened_at: at,
      last_seen_at: at,
      expires_at: new Date(at.getTime() + LONGEST_MS[subject.kind]),
    })
    .execute()
  return { token, session }
}

function currentSubject(
  subject: SessionSubject,
  {
    standing_account,
    account_neph,
  }: { readonly standing_account: string | null; readonly account_neph: string | null },
): SessionSubject | null {
  if (subject.kind === 'clerk' || subject.signedInBy === 'franceconnect') return subject
  if (standing_account === null) return null
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

function ownerColumns(key: Buffer, subject: SessionSubject) {
  if ('accountId' in subject) return { account_id: subject.accountId, owner_hash: null, licence_hash: null }
  const provider = subject.kind === 'clerk' ? 'proconnect' : 'franceconnect'
  const neph = subject.kind === 'clerk' ? null : subject.neph
  return {
    account_id: null,
    owner_hash: keyedHash(key, `${provider} ${subject.sub}`),
    licence_hash: neph === null ? null : keyedHash(key, `licence ${neph}`),
  }
}

function ownedBy(sessions: ReturnType<typeof unrevoked>, key: Buffer, owner: SessionOwner) {
  if ('accountId' in owner) return sessions.where('account_id', '=', owner.accountId)
  return 'licence' in owner
    ? sessions.where('licence_hash', '=', keyedHash(key, `licence ${owner.licence}`))
    : sessions.where('owner_hash', '=', keyedHash(key, `${owner.provider} ${owner.sub}`))
}

function keyedHash(key: Buffer, name: string): Buffer {
  return createHmac('sha256', key).update(name).digest()
}

function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
