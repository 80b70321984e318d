import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** A row as it was read: columns by their names, and what it says in the clear. */
export interface ClearRow {
  readonly clear: string
  readonly [column: string]: unknown
}

/** One table to be encrypted, in steps. */
export interface RowsToEncrypt {
  readonly table: string
  /** What tells one row from another; its order is that of the steps. */
  readonly key: string
  readonly keyType: 'text' | 'bigint' | 'uuid'
  /** The column read; rows without it are left alone. */
  readonly clear: string
  /** Other columns that the change needs. */
  readonly also?: readonly string[]
  /** Gives the bytes to be written, by column. */
  readonly change: (row: ClearRow) => Readonly<Record<string, Buffer>>
}

const STEP = 2000

/** Reads every row of a table once, and writes what `change` makes of it; one step is in memory at a time. */
export async function encryptRows(db: Kysely<Schema>, rows: RowsToEncrypt): Promise<void> {
  let after: unknown = null
  for (;;) {
    const step: readonly ClearRow[] = await readStep(db, rows, after)
    if (step.length === 0) return
    await writeStep(db, rows, step)
    after = step.at(-1)?.[rows.key]
  }
}

async function readStep(
  db: Kysely<Schema>,
  { table, key, clear, also = [] }: RowsToEncrypt,
  after: unknown,
): Promise<readonly ClearRow[]> {
  const columns = [key, ...also].map((column) => sql.ref(column))
  const beyond = after === null ? sql`true` : sql`${sql.ref(key)} > ${after}`
  const { rows } = await sql<ClearRow>`
    select ${sql.join(columns)}, ${sql.ref(clear)}::text as clear from ${sql.table(table)}
    where ${sql.ref(clear)} is not null and ${beyond} order by ${sql.ref(key)} limit ${STEP}`.execute(db)
  return rows
}

async function writeStep(
  db: Kysely<Schema>,
  { table, key, keyType, change }: RowsToEncrypt,
  step: readonly ClearRow[],
): Promise<void> {
  const changed = step.map(change)
  const columns = Object.keys(changed[0] ?? {})
  const set = columns.map((column) => sql`${sql.ref(column)} = i.${sql.ref(column)}`)
  const lists = columns.map((column) => sql`${changed.map((bytes) => bytes[column])}::bytea[]`)
  await sql`
    update ${sql.table(table)} t set ${sql.join(set)}
    from unnest(${sql.join([sql`${step.map((row) => row[key])}::${sql.raw(keyType)}[]`, ...lists])})
      as i (${sql.join([sql.ref('row_key'), ...columns.map((column) => sql.ref(column))])})
    where t.${sql.ref(key)} = i.row_key`.execute(db)
}
