import { type Migration, sql } from 'kysely'

const PEOPLE = sql`
  create table account (
    id uuid primary key default gen_random_uuid(),
    email_canonical text not null unique,
    email text not null,
    password_hash text not null,
    verified_at timestamptz,
    neph text,
    linked_at timestamptz,
    created_at timestamptz not null default now(),
    locked_until timestamptz,
    check ((neph is null) = (linked_at is null))
  );
  create index account_neph on account (neph) where neph is not null;

  create table account_secret (
    account_id uuid not null references account on delete cascade,
    purpose text not null,
    hash bytea not null,
    expires_at timestamptz not null,
    attempts integer not null default 0,
    created_at timestamptz not null default now(),
    primary key (account_id, purpose)
  );

  create table franceconnect_link (
    sub_hash bytea primary key,
    neph text not null,
    linked_at timestamptz not null,
    cut_at timestamptz
  );
  create index franceconnect_link_neph on franceconnect_link (neph);

  create table session (
    token_hash bytea primary key,
    id text not null unique,
    owner text not null,
    subject jsonb not null,
    csrf_token text not null,
    opened_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
  );
  create index session_owner on session (owner);
  create index session_expiry on session (expires_at);

  create table sign_in_attempt (
    secret_hash bytea primary key,
    body jsonb not null,
    expires_at timestamptz not null
  );
  create index sign_in_attempt_expiry on sign_in_attempt (expires_at);

  -- Counts need not outlive a crash, and a logged row that everyone changes would hold everyone up.
  create unlogged table attempt_count (
    key_hash bytea not null,
    window_start timestamptz not null,
    window_end timestamptz not null,
    n integer not null,
    primary key (key_hash, window_start)
  );
  create index attempt_count_end on attempt_count (window_end);

  create table habilitation (
    id uuid primary key default gen_random_uuid(),
    provider_id text not null,
    uid text not null,
    siret text not null,
    jurisdiction text not null,
    court text not null check (court in ('judicial', 'administrative')),
    valid_from date not null,
    valid_to date not null,
    granted_by text not null,
    granted_at timestamptz not null default now(),
    revoked_at timestamptz,
    check (valid_from <= valid_to)
  );
  create index habilitation_agent on habilitation (provider_id, uid, siret);

  create table holder_notice (
    id uuid primary key default gen_random_uuid(),
    neph text not null,
    at timestamptz not null,
    code text not null,
    details jsonb not null,
    read_at timestamptz
  );
  create index holder_notice_neph on holder_notice (neph, at desc);

  create table holder_request (
    id uuid primary key default gen_random_uuid(),
    neph text not null,
    subject text not null,
    progress text not null default 'received'
      check (progress in ('received', 'under-examination', 'answered', 'closed')),
    opened_at timestamptz not null
  );
  create table holder_message (
    id bigint generated always as identity primary key,
    request_id uuid not null references holder_request on delete cascade,
    at timestamptz not null,
    sender text not null check (sender in ('holder', 'service')),
    text text not null
  );
  create index holder_message_request on holder_message (request_id);
  create index holder_request_neph on holder_request (neph, opened_at desc);
`

/** Makes accounts, sessions and what stands between them; secrets are here as hashes only. */
export const peopleMigration: Migration = {
  up: async (db) => {
    await PEOPLE.execute(db)
  },
}
