import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { auditBody, readAuditBody } from '../../core/audit/audit-body.ts'
import { CHAIN_START, chainLines, type UnchainedLine } from '../../core/audit/audit-chain.ts'
import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { signedBytes } from '../../core/audit/audit-head.ts'
import type { AuditLine, ChainEnd } from '../../core/audit/audit-line.ts'
import { merkleRoot } from '../../core/audit/merkle-root.ts'
import { hex } from '../../core/trust/hex.ts'
import type { AuditHeadSigner } from '../../service/ports.ts'
import { nodeDigest } from '../node-digest.ts'
import { insertAuditHead } from './audit-heads.ts'
import { auditNephHash } from './audit-neph-hash.ts'
import { auditMacKey } from './audit-pending.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

/** What chains the lines that wait. */
export interface ChainPorts {
  readonly db: Kysely<Schema>
  readonly keys: DataKeys
  readonly signer: AuditHeadSigner
  readonly now: () => Date
}

/** What became of a batch. */
export interface ChainedBatch {
  readonly lines: number
  /** Lines that had been changed while they waited; each is chained as an alert that holds what was found. */
  readonly changed: number
}

const MOST_LINES = 2000
/** Any number, the same in every instance: whoever has the lock chains. */
const CHAINING_LOCK = 5_204_114

/**
 * Chains the first lines that wait, under a signed head, in one transaction; null while another instance does.
 *
 * What waits is deleted as it is read: reading on from the last id seen would skip lines, for ids commit out of
 * order. The lock ends with the transaction, so no instance holds it that is gone.
 */
export function chainPending({ db, keys, signer, now }: ChainPorts): Promise<ChainedBatch | null> {
  return db.transaction().execute(async (transaction) => {
    if (!(await isElected(transaction))) return null
    const waiting = await takePending(transaction)
    if (waiting.length === 0) return { lines: 0, changed: 0 }
    const { lines, changed } = unchained(waiting, keys, now())
    const batch = await chainLines(await chainEnd(transaction), lines, nodeDigest)
    await insertLines(transaction, batch)
    await insertAuditHead(transaction, await signHead(batch, signer, now()))
    return { lines: batch.length, changed }
  })
}

async function isElected(transaction: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{
    elected: boolean
  }>`select pg_try_advisory_xact_lock(${CHAINING_LOCK}) as elected`.execute(transaction)
  return rows[0]?.elected === true
}

interface Waiting {
  readonly id: number
  readonly body: string
  readonly mac: Buffer
}

async function takePending(transaction: Kysely<Schema>): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`delete from audit_pending
    where id in (select id from audit_pending order by id limit ${MOST_LINES})
    returning id, body, mac`.execute(transaction)
  return rows.toSorted((one, other) => one.id - other.id)
}

async function chainEnd(transaction: Kysely<Schema>): Promise<ChainEnd> {
  const end = await transaction
    .selectFrom('audit_line')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return end ?? CHAIN_START
}

/** Makes lines of what waited; what is not as it was written becomes an alert, so that nothing vanishes in silence. */
function unchained(waiting: readonly Waiting[], keys: DataKeys, at: Date) {
  const macKey = auditMacKey(keys)
  const nephHash = auditNephHash(keys)
  let changed = 0
  const lines = waiting.map(({ body, mac }): UnchainedLine => {
    const expected = createHmac('sha256', macKey).update(body).digest()
    const entry =
      mac.length === expected.length && timingSafeEqual(mac, expected) ? readAuditBody(body) : null
    if (entry === null) {
      changed += 1
      return alertLine(body, at)
    }
    const { action, neph } = entry
    return { at: new Date(entry.at), action, body, nephHash: neph === null ? null : nephHash(neph) }
  })
  return { lines, changed }
}

function alertLine(found: string, now: Date): UnchainedLine {
  const reason = 'PENDING_LINE_EDITED'
  const entry = composeAuditEntry({ at: now, action: 'alert', outcome: 'failed', role: 'system', reason })
  const body = auditBody(entry, randomBytes(16).toString('base64url'), found)
  return { at: new Date(entry.at), action: 'alert', body, nephHash: null }
}

async function insertLines(transaction: Kysely<Schema>, lines: readonly AuditLine[]): Promise<void> {
  const column = <Value>(of: (line: AuditLine) => Value) => lines.map(of)
  const bytes = (value: Uint8Array | null) => (value === null ? null : Buffer.from(value))
  await sql`insert into audit_line (seq, body, body_hash, hash, at, action, neph_hash)
    select * from unnest(${column(({ seq }) => seq)}::bigint[], ${column(({ body }) => body)}::text[],
      ${column(({ bodyHash }) => bytes(bodyHash))}::bytea[], ${column(({ hash }) => bytes(hash))}::bytea[],
      ${column(({ at }) => at.toISOString())}::timestamptz[], ${column(({ action }) => action)}::text[],
      ${column(({ nephHash }) => bytes(nephHash))}::bytea[])`.execute(transaction)
}

async function signHead(batch: readonly AuditLine[], signer: AuditHeadSigner, at: Date) {
  const [first, last] = [batch[0], batch.at(-1)]
  if (first === undefined || last === undefined) throw new TypeError('an empty batch has no head')
  const head = {
    from: first.seq,
    seq: last.seq,
    hash: hex(last.hash),
    root: hex(
      await merkleRoot(
        batch.map(({ hash }) => hash),
        nodeDigest,
      ),
    ),
    at: at.toISOString(),
    keyId: signer.keyId,
  }
  const signature = Buffer.from(await signer.sign(signedBytes(head))).toString('base64url')
  return { ...head, signature }
}
