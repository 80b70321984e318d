import { type Migration, sql } from 'kysely'

const AUDIT = sql`
  create table audit_pending (
    id bigint generated always as identity primary key,
    body text not null,
    mac bytea not null
  );

  create table audit_line (
    seq bigint primary key,
    body text,
    body_hash bytea not null,
    hash bytea not null,
    at timestamptz not null,
    action text not null,
    neph_hash bytea
  );
  create index audit_line_neph on audit_line (neph_hash, seq desc) where neph_hash is not null;
  create index audit_line_retention on audit_line (action, at) where body is not null;

  create table audit_head (
    seq bigint primary key,
    hash bytea not null,
    root bytea not null,
    at timestamptz not null,
    signature bytea not null,
    key_id text not null
  );

  -- The end of a retention erases what a line says, and whose it was; that there was a line stays.
  create function audit_line_keeps() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      if new.body is null and (new.neph_hash is null or new.neph_hash is not distinct from old.neph_hash)
         and (new.seq, new.body_hash, new.hash, new.at, new.action)
             is not distinct from (old.seq, old.body_hash, old.hash, old.at, old.action) then
        return new;
      end if;
    end if;
    raise exception 'the audit keeps its lines' using errcode = 'integrity_constraint_violation';
  end $$;

  create function audit_keeps() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit keeps its lines' using errcode = 'integrity_constraint_violation';
  end $$;

  create trigger audit_line_keeps before update or delete on audit_line
    for each row execute function audit_line_keeps();
  create trigger audit_line_keeps_all before truncate on audit_line
    for each statement execute function audit_keeps();
  create trigger audit_head_keeps before update or delete on audit_head
    for each row execute function audit_keeps();
  create trigger audit_head_keeps_all before truncate on audit_head
    for each statement execute function audit_keeps();
`

/** Makes the audit: lines that wait to be chained, lines chained, signed heads. Nothing chained is ever changed. */
export const auditMigration: Migration = {
  up: async (db) => {
    await AUDIT.execute(db)
  },
}
