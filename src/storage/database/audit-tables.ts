import type { GeneratedAlways } from 'kysely'

interface AuditPendingTable {
  id: GeneratedAlways<number>
  body: string
  mac: Buffer
}

interface AuditLineTable {
  seq: number
  /** Null once its retention is over; its hash stays. */
  body: string | null
  body_hash: Buffer
  hash: Buffer
  at: Date
  action: string
  neph_hash: Buffer | null
}

interface AuditHeadTable {
  seq: number
  hash: Buffer
  root: Buffer
  at: Date
  signature: Buffer
  key_id: string
}

/** The audit: lines that wait, lines chained, signed heads. */
export interface AuditTables {
  audit_pending: AuditPendingTable
  audit_line: AuditLineTable
  audit_head: AuditHeadTable
}
