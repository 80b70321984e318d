import { type Migration, sql } from 'kysely'

const OPERATOR_KINDS = sql`
  -- Few may learn more than what an ADCS says (C. route L225-5, R225-5): a key orders nothing else unless it was given for it.
  alter table operator_key add column kinds text[] not null default '{ADCS}'
    check (kinds <@ array['ADCS', 'RII'] and cardinality(kinds) > 0);
`

/** Limits each key of an operator to the kinds of document that it was given for. */
export const operatorKindsMigration: Migration = {
  up: async (db) => {
    await OPERATOR_KINDS.execute(db)
  },
}
