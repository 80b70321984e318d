import { createHash } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import { addDays, parisDay, parseCalendarDay } from '../../core/calendar-day.ts'
import { parseNeph } from '../../core/licence/neph.ts'
import { decodeSeal } from '../../core/seal/seal.ts'
import { sealIdentity } from '../../core/seal/seal-identity.ts'
import type { DocumentRegister, NewDocument, RegisteredDocument } from '../../service/document-register.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import { completeRequest, requestSecrets } from './database-idempotency.ts'
import { decryptBytes, encryptBytes } from './encrypted-bytes.ts'
import type { Schema } from './schema.ts'

/** How long a document without an end of its own can be fetched again. */
const DAYS_KEPT = 30

const FACTS = ['id', 'kind', 'neph', 'emitted_on', 'expires_on', 'recipient_siren', 'created_at'] as const

/**
 * Keeps the register of documents issued.
 *
 * The PDF itself is kept, encrypted, rather than made again: what was delivered must be served again bit for bit,
 * and another rendering would have another signature and another instant. It is erased once nobody needs it: after
 * the last day of validity of an ADCS, after thirty days for an RII or a letter. What stays forever says that a
 * document was issued, and the hash by which a copy of it is known again.
 */
export function databaseDocuments(db: Kysely<Schema>, keys: DataKeys): DocumentRegister {
  const key = documentKey(keys)
  const secrets = requestSecrets(keys)
  return {
    register: (document, line, completed) =>
      registerDocument(db, keys, { document, line }, async (transaction) => {
        if (completed !== undefined) await completeRequest(transaction, secrets, completed)
      }),
    async list(neph) {
      const rows = await selectFacts(db)
        .where('neph', '=', neph)
        .orderBy('created_at', 'desc')
        .limit(500)
        .execute()
      return rows.map(registered)
    },
    async find(id) {
      const row = await selectFacts(db).where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : registered(row)
    },
    async pdfOf(id) {
      const row = await db
        .selectFrom('issued_document')
        .select('pdf_encrypted')
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      return row?.pdf_encrypted ? decryptBytes(key, row.pdf_encrypted, id) : null
    },
  }
}

/** Registers a document with its audit line and, in the same transaction, ends what asked for it. */
export async function registerDocument(
  db: Kysely<Schema>,
  keys: DataKeys,
  { document, line }: { readonly document: NewDocument; readonly line: AuditEntry },
  end: (transaction: Kysely<Schema>) => Promise<void>,
): Promise<void> {
  const row = await documentRow(document, documentKey(keys))
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('issued_document').values(row).execute()
    await insertAuditEntries(transaction, auditMacKey(keys), [line])
    await end(transaction)
  })
}

/** Erases the PDFs and seals whose last day is over, in Europe/Paris; gives how many. */
export async function erasePdfs(db: Kysely<Schema>, at: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('issued_document')
    .set({ pdf_encrypted: null, seal_encrypted: null })
    .where('keep_until', '<', parisDay(at))
    .where('pdf_encrypted', 'is not', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Gives the key of PDFs and seal texts. */
export function documentKey(keys: DataKeys): Buffer {
  return keys.derive('issued document')
}

/** Names the row of a seal's text apart from that of its PDF, so that neither passes for the other. */
export function sealRow(id: string): string {
  return `${id} seal`
}

async function documentRow(document: NewDocument, key: Buffer) {
  const { id, kind, neph, emittedOn, expiresOn, recipientSiren, payload, pdf, issuedAt } = document
  return {
    id,
    kind,
    neph,
    emitted_on: emittedOn,
    expires_on: expiresOn,
    recipient_siren: recipientSiren,
    seal_identity: Buffer.from(await sealIdentity(decodeSeal(payload)), 'hex'),
    pdf_sha256: createHash('sha256').update(pdf).digest(),
    pdf_encrypted: encryptBytes(key, pdf, id),
    seal_encrypted: encryptBytes(key, Buffer.from(payload, 'latin1'), sealRow(id)),
    keep_until: expiresOn ?? addDays(emittedOn, DAYS_KEPT),
    created_at: issuedAt,
  }
}

function selectFacts(db: Kysely<Schema>) {
  return db
    .selectFrom('issued_document')
    .select([
      ...FACTS,
      sql<boolean>`pdf_encrypted is not null`.as('is_kept'),
      sql<boolean>`withdrawn_at is not null`.as('is_withdrawn'),
    ])
}

type Facts = Pick<Selectable<Schema['issued_document']>, (typeof FACTS)[number]> & {
  readonly is_kept: boolean
  readonly is_withdrawn: boolean
}

function registered(row: Facts): RegisteredDocument {
  return {
    id: row.id,
    kind: row.kind,
    neph: parseNeph(row.neph),
    emittedOn: parseCalendarDay(row.emitted_on),
    expiresOn: row.expires_on === null ? null : parseCalendarDay(row.expires_on),
    recipientSiren: row.recipient_siren,
    issuedAt: row.created_at,
    isKept: row.is_kept,
    isWithdrawn: row.is_withdrawn,
  }
}
