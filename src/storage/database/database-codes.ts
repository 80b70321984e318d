import type { Kysely } from 'kysely'
import type { Neph } from '../../core/licence/neph.ts'
import type { ConfidentialCodes } from '../../service/ports.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { decryptBytes, encryptBytes } from './encrypted-bytes.ts'
import type { Schema } from './schema.ts'

/**
 * Keeps the codes that replaced those of the registry, encrypted and bound to their file number.
 *
 * A code moved to another file number is refused. A row taken away is not noticed here: the code of the registry
 * would be in force again; the audit tells of the renewal.
 */
export function databaseCodes(db: Kysely<Schema>, keys: DataKeys): ConfidentialCodes {
  const key = codeKey(keys)
  return {
    find: async (neph) => {
      const row = await db
        .selectFrom('confidential_code')
        .select('code_encrypted')
        .where('neph', '=', neph)
        .executeTakeFirst()
      return row === undefined ? null : decryptCode(key, row.code_encrypted, neph)
    },
    replace: (neph, code, line) =>
      db.transaction().execute(async (transaction) => {
        await replaceCode(transaction, key, neph, code)
        await insertAuditEntries(transaction, auditMacKey(keys), [line])
      }),
  }
}

/** Gives the key of confidential codes, those of the registry and those that replaced them. */
export function codeKey(keys: DataKeys): Buffer {
  return keys.derive('confidential code')
}

/** Puts a code in force inside the caller's transaction; the one before is forgotten. */
export async function replaceCode(
  transaction: Kysely<Schema>,
  key: Buffer,
  neph: Neph,
  code: string,
): Promise<void> {
  const row = { code_encrypted: encryptCode(key, code, neph), replaced_at: new Date() }
  await transaction
    .insertInto('confidential_code')
    .values({ neph, ...row })
    .onConflict((conflict) => conflict.column('neph').doUpdateSet(row))
    .execute()
}

/** Encrypts a code for its file number. */
export function encryptCode(key: Buffer, code: string, neph: string): Buffer {
  return encryptBytes(key, Buffer.from(code), neph)
}

/** @throws {DatabaseError} DATA_UNREADABLE */
export function decryptCode(key: Buffer, encrypted: Uint8Array, neph: string): string {
  return decryptBytes(key, encrypted, neph).toString('utf8')
}
