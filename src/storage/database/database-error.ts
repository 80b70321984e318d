import { CodedError } from '../../errors.ts'

export type DatabaseErrorCode =
  /** What was to be restored is no whole copy of an embedded database. */
  | 'BACKUP_UNREADABLE'
  /** A database stands where one was to be restored. */
  | 'DATABASE_EXISTS'
  /** A demonstration filled it, and a production is to use it. */
  | 'DATABASE_OF_DEMONSTRATION'
  /** A production made it, and a demonstration is to use it. */
  | 'DATABASE_OF_PRODUCTION'
  /** Another process has the embedded database open. */
  | 'DATABASE_LOCKED'
  /** The server does not answer, or refuses us. */
  | 'DATABASE_UNREACHABLE'
  /** The engine would acknowledge what a power cut may still lose. */
  | 'DATABASE_UNSAFE'
  /** A server or a schema of a version that this program does not know. */
  | 'DATABASE_UNSUPPORTED'
  /** The files of the embedded database do not open. */
  | 'DATABASE_UNREADABLE'
  /** What is stored was encrypted with another key than the one in the folder of keys. */
  | 'DATA_KEY_MISMATCH'
  /** An encrypted value does not decrypt: it was changed, or moved from another row. */
  | 'DATA_UNREADABLE'
  /** Another attempt at the same request has taken it over. */
  | 'IDEMPOTENCY_IN_FLIGHT'

/** Why the database cannot be used. Never quotes an address with its password, nor any row. */
export class DatabaseError extends CodedError<DatabaseErrorCode> {
  override readonly name = 'DatabaseError'
}
