import { sql } from 'kysely'
import type { Registry } from '../storage/database/open-registry.ts'

/** Rows of one statement: the embedded database serves nobody else meanwhile. */
const STEP = 20_000

/**
 * Fills a registry with licences, an event for each, and as many documents issued, by copying the shape of one.
 *
 * The documents are past their last day, so that no PDF is kept: a million of them would be of no other size to an
 * index. What is encrypted is of the right size, and decrypts in its own row alone. The file numbers begin with a letter, which those of the fixtures do not.
 */
export async function fillRegistry({ db }: Registry, count: number): Promise<void> {
  for (let from = 1; from <= count; from += STEP) {
    const to = Math.min(from + STEP - 1, count)
    await sql`
      insert into licence (neph, body_encrypted, code_encrypted, digest, known_from)
      select 'Z' || lpad(i::text, 11, '0'), model.body_encrypted, model.code_encrypted, sha256(i::text::bytea), now()
      from generate_series(${from}::integer, ${to}::integer) as i,
        (select body_encrypted, code_encrypted from licence order by neph limit 1) as model`.execute(db)
    await sql`
      insert into licence_event (neph, position, body_encrypted, digest, occurred_on, recorded_on, known_from)
      select 'Z' || lpad(i::text, 11, '0'), 0, model.body_encrypted, sha256(i::text::bytea), model.occurred_on,
        model.recorded_on, now()
      from generate_series(${from}::integer, ${to}::integer) as i,
        (select * from licence_event order by id limit 1) as model`.execute(db)
    await sql`
      insert into issued_document
        (id, kind, neph, emitted_on, expires_on, seal_identity, pdf_sha256, keep_until, created_at)
      select upper(lpad(to_hex(i), 16, '0')), 'ADCS', 'Z' || lpad(i::text, 11, '0'), date '2025-01-01',
        date '2025-05-01', sha256(i::text::bytea), sha256(i::text::bytea), date '2025-05-01', now()
      from generate_series(${from}::integer, ${to}::integer) as i`.execute(db)
  }
  await sql`analyze`.execute(db)
  await sql`checkpoint`.execute(db)
}
