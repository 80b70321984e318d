import { type Migration, sql } from 'kysely'

const OPERATORS = sql`
  -- The key itself is nowhere: it is 256 random bits, so that a plain hash of it tells nothing.
  create table operator_key (
    id uuid primary key,
    key_hash bytea not null unique,
    name text not null,
    purpose text not null,
    granted_by text not null,
    granted_at timestamptz not null,
    valid_to date not null,
    revoked_by text,
    revoked_at timestamptz,
    check ((revoked_by is null) = (revoked_at is null))
  );

  -- Nothing was ever kept in these two.
  drop table job;
  drop table batch;

  create table batch (
    id uuid primary key,
    operator_key_id uuid not null references operator_key,
    total integer not null check (total > 0),
    done integer not null default 0,
    failed integer not null default 0,
    state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
    created_at timestamptz not null,
    finished_at timestamptz,
    check (done + failed <= total),
    check ((state = 'running') = (finished_at is null))
  );
  create index batch_running on batch (operator_key_id) where state = 'running';
  create index batch_finished on batch (finished_at) where finished_at is not null;

  create table job (
    id bigint generated always as identity primary key,
    batch_id uuid not null references batch on delete cascade,
    line integer not null,
    document_kind text check (document_kind in ('ADCS', 'RII')),
    payload_encrypted bytea,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    attempts integer not null default 0,
    run_after timestamptz not null,
    leased_by uuid,
    lease_until timestamptz,
    document_id text references issued_document,
    warnings text[] not null default '{}',
    error text,
    unique (batch_id, line),
    check ((state = 'running') = (leased_by is not null)),
    check ((leased_by is null) = (lease_until is null)),
    check ((state = 'done') = (document_id is not null)),
    check ((state = 'failed') = (error is not null)),
    -- What names a person is here for as long as the line waits.
    check ((state in ('queued', 'running')) = (payload_encrypted is not null))
  );
  create unique index job_document on job (document_id) where document_id is not null;
  create index job_queued on job (line, id) where state = 'queued';
  create index job_running on job (lease_until) where state = 'running';
`

/** Makes the keys of operators' programs, and the queue of what they order: each line is issued once, however often its worker dies. */
export const operatorsMigration: Migration = {
  up: async (db) => {
    await OPERATORS.execute(db)
  },
}
