import { type Migration, sql } from 'kysely'

const REGISTRY = sql`
  create table licence (
    neph text primary key,
    body jsonb not null,
    code_encrypted bytea not null,
    digest bytea not null,
    known_from timestamptz not null
  );

  create table licence_past (
    id bigint generated always as identity primary key,
    neph text not null references licence,
    body jsonb not null,
    code_encrypted bytea not null,
    digest bytea not null,
    known_from timestamptz not null,
    superseded_at timestamptz not null
  );
  create index licence_past_neph on licence_past (neph);

  create table licence_event (
    id bigint generated always as identity primary key,
    neph text not null references licence,
    position integer not null,
    kind text not null,
    body jsonb not null,
    digest bytea not null,
    occurred_on date,
    recorded_on date,
    known_from timestamptz not null,
    superseded_at timestamptz
  );
  create index licence_event_neph on licence_event (neph);
  create unique index licence_event_current on licence_event (neph, digest) where superseded_at is null;

  create table confidential_code (
    neph text primary key,
    code_encrypted bytea not null,
    replaced_at timestamptz not null
  );

  create table issued_document (
    id text primary key check (id ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    kind text not null check (kind in ('ADCS', 'RII', 'LETTER')),
    neph text not null,
    emitted_on date not null,
    expires_on date,
    recipient_siren text,
    seal_identity bytea not null,
    pdf_sha256 bytea not null,
    pdf_encrypted bytea,
    seal_encrypted bytea,
    keep_until date not null,
    created_at timestamptz not null,
    check ((pdf_encrypted is null) = (seal_encrypted is null))
  );
  alter table issued_document alter column pdf_encrypted set storage external;
  create index issued_document_neph on issued_document (neph, created_at desc);
  create index issued_document_seal on issued_document (seal_identity);
  create index issued_document_erasing on issued_document (keep_until) where pdf_encrypted is not null;

  create table idempotency (
    actor text not null,
    key text not null,
    request_sha256 bytea not null,
    status integer,
    response text,
    lease text not null,
    leased_until timestamptz not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (actor, key),
    check ((status is null) = (response is null))
  );
  create index idempotency_expiry on idempotency (expires_at);

  create table data_key (
    name text primary key,
    key_id text not null
  );

  create table setting (
    name text primary key,
    value jsonb not null,
    changed_at timestamptz not null default now()
  );
`

/** Makes the registry and the register of documents; the registry forgets nothing, so its past has tables, too. */
export const registryMigration: Migration = {
  up: async (db) => {
    await REGISTRY.execute(db)
  },
}
