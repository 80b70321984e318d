import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { DefaultInstant, Json } from './column-forms.ts'

interface BatchTable {
  id: Generated<string>
  kind: string
  actor: string
  params: Json
  total: number
  done: Generated<number>
  failed: Generated<number>
  state: ColumnType<'running' | 'done' | 'cancelled', string | undefined, string>
  created_at: DefaultInstant
  finished_at: Date | null
}

interface JobTable {
  id: GeneratedAlways<number>
  batch_id: string
  item_no: number
  kind: string
  payload: Json
  state: ColumnType<'queued' | 'running' | 'done' | 'failed' | 'dead', string | undefined, string>
  attempts: Generated<number>
  run_after: DefaultInstant
  lease_until: Date | null
  leased_by: string | null
  result: Json | null
  error: string | null
  finished_at: Date | null
}

/** The queue. */
export interface JobTables {
  batch: BatchTable
  job: JobTable
}
