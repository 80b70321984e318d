import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import { normaliseConfidentialCode } from '../../core/licence/confidential-code.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { CodeUses } from '../../service/account/account-ports.ts'
import type { DataKeys } from './data-keys.ts'
import { inTransaction } from './in-transaction.ts'
import type { Schema } from './schema.ts'

/** Where codes that this service did not send may have been seen. */
export interface CodeProvenance {
  /**
   * Whether codes of the registry, which no letter of ours has replaced, may stand on full statements of others.
   * True of every real registry; false of the fictitious one, whose statements are all ours.
   */
  readonly registryCodesSeenElsewhere: boolean
}

/** A document asked for shortly before its code was replaced may already bear the new one. */
const OVERLAP_MS = 3_600_000

/** What prints the code beside the file number: full statements, and letters of the series 48. */
const BEAR_THE_CODE = ['RII', 'LETTER'] as const

/** Keeps which confidential codes have been used, as keyed hashes. */
export function databaseCodeUses(
  db: Kysely<Schema>,
  keys: DataKeys,
  { registryCodesSeenElsewhere }: CodeProvenance,
): CodeUses {
  const key = keys.derive('consumed confidential code')
  return {
    use: (neph, code, at) =>
      inTransaction(db, async (transaction) => {
        if (!(await consume(transaction, key, neph, code, at))) return null
        const posted = await transaction
          .selectFrom('confidential_code')
          .select('replaced_at')
          .where('neph', '=', neph)
          .executeTakeFirst()
        const since = posted === undefined ? new Date(0) : new Date(posted.replaced_at.getTime() - OVERLAP_MS)
        const wasPrinted = await isPrintedSince(transaction, neph, since)
        return { mayHaveBeenSeen: wasPrinted || (posted === undefined && registryCodesSeenElsewhere) }
      }),
  }
}

/** Whoever comes second waits here for the first, and finds the code used. */
async function consume(
  transaction: Kysely<Schema>,
  key: Buffer,
  neph: Neph,
  code: string,
  at: Date,
): Promise<boolean> {
  const hash = createHmac('sha256', key)
    .update(`${neph} ${normaliseConfidentialCode(code)}`)
    .digest()
  const row = { code_hash: hash, consumed_at: at }
  const consumed = await transaction
    .insertInto('consumed_code')
    .values({ neph, ...row })
    .onConflict((conflict) =>
      conflict.column('neph').doUpdateSet(row).where('consumed_code.code_hash', '<>', hash),
    )
    .returning('neph')
    .executeTakeFirst()
  return consumed !== undefined
}

async function isPrintedSince(transaction: Kysely<Schema>, neph: Neph, since: Date): Promise<boolean> {
  const document = await transaction
    .selectFrom('issued_document')
    .select('id')
    .where('neph', '=', neph)
    .where('kind', 'in', BEAR_THE_CODE)
    .where('created_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return document !== undefined
}
