import { type Migration, sql } from 'kysely'

const WITHDRAWALS = sql`
  alter table issued_document add column withdrawn_at timestamptz;
  alter table issued_document add column withdrawal_reason text;
  alter table issued_document add constraint issued_document_withdrawal
    check ((withdrawn_at is null) = (withdrawal_reason is null));
  create index issued_document_withdrawn on issued_document (withdrawn_at) where withdrawn_at is not null;

  -- Whoever judges asks only whether this has changed; its one row lets withdrawals be done one after another.
  create table withdrawal_edition (
    id boolean primary key default true check (id),
    edition bigint not null
  );
  insert into withdrawal_edition (edition) values (0);

  -- What was published last; anybody may have it, so it is in the clear.
  create table withdrawal_list (
    ca_id text primary key,
    sequence bigint not null,
    edition bigint not null,
    expires_at timestamptz not null,
    text text not null
  );
`

/** Lets a document that was issued be withdrawn, and keeps the lists that say so. */
export const withdrawalsMigration: Migration = {
  up: async (db) => {
    await WITHDRAWALS.execute(db)
  },
}
