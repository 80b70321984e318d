import { type Migration, sql } from 'kysely'

const JOBS = sql`
  create table batch (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    actor text not null,
    params jsonb not null,
    total integer not null,
    done integer not null default 0,
    failed integer not null default 0,
    state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
    created_at timestamptz not null default now(),
    finished_at timestamptz
  );
  create index batch_actor on batch (actor, created_at desc);

  create table job (
    id bigint generated always as identity primary key,
    batch_id uuid not null references batch on delete cascade,
    item_no integer not null,
    kind text not null,
    payload jsonb not null,
    state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'dead')),
    attempts integer not null default 0,
    run_after timestamptz not null default now(),
    lease_until timestamptz,
    leased_by text,
    result jsonb,
    error text,
    finished_at timestamptz,
    unique (batch_id, item_no)
  );
  create index job_queued on job (run_after, id) where state = 'queued';
  create index job_running on job (lease_until) where state = 'running';
`

/** Makes the queue: a batch and its items, each done once however often its worker dies. */
export const jobsMigration: Migration = {
  up: async (db) => {
    await JOBS.execute(db)
  },
}
