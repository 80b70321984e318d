import { type Migration, sql } from 'kysely'

const ACCOUNTS = sql`
  -- Attempts are counted for each address and origin: a lock on the account would let anybody lock its owner out.
  alter table account drop column locked_until;
  alter table account add column asked_neph text;
  alter table account add column asked_at timestamptz;
  alter table account add check ((asked_neph is null) = (asked_at is null));
  alter table account add check (neph is null or asked_neph is null);
  create index account_asked_neph on account (asked_neph) where asked_neph is not null;

  -- The code of a licence that has linked once, as a keyed hash: it links no more.
  create table consumed_code (
    neph text primary key,
    code_hash bytea not null,
    consumed_at timestamptz not null
  );
`

/** Adds links that wait for their holder's word, and codes that have been used. */
export const accountsMigration: Migration = {
  up: async (db) => {
    await ACCOUNTS.execute(db)
  },
}
