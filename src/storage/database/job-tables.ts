import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

interface OperatorKeyTable {
  id: string
  key_hash: Buffer
  name: string
  purpose: string
  kinds: ColumnType<('ADCS' | 'RII')[], ('ADCS' | 'RII')[] | undefined, never>
  granted_by: string
  granted_at: Date
  valid_to: string
  revoked_by: string | null
  revoked_at: Date | null
}

interface BatchTable {
  id: string
  operator_key_id: string
  total: number
  done: Generated<number>
  failed: Generated<number>
  state: ColumnType<'running' | 'done' | 'cancelled', string | undefined, string>
  created_at: Date
  finished_at: Date | null
}

interface JobTable {
  id: GeneratedAlways<number>
  batch_id: string
  line: number
  document_kind: 'ADCS' | 'RII' | null
  payload_encrypted: Buffer | null
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  attempts: Generated<number>
  run_after: Date
  leased_by: string | null
  lease_until: Date | null
  document_id: string | null
  warnings: Generated<string[]>
  error: string | null
}

/** The keys of operators' programs, and the queue of what they order. */
export interface JobTables {
  operator_key: OperatorKeyTable
  batch: BatchTable
  job: JobTable
}
