import { createHash, createHmac } from 'node:crypto'
import type { LicenceEvent, LicenceRecord } from '../../core/licence/licence-record.ts'
import { canonicalJson } from './canonical-json.ts'
import type { DataKeys } from './data-keys.ts'
import { codeKey, encryptCode } from './database-codes.ts'

/** The keys that rows of the registry are made with. */
export interface RecordKeys {
  readonly code: Buffer
  readonly digest: Buffer
}

/** One event as its row. */
export interface EventRow {
  readonly neph: string
  readonly position: number
  readonly kind: string
  readonly body: string
  readonly digest: Buffer
  readonly occurredOn: string | null
  readonly recordedOn: string | null
}

/** A record as its rows. */
export interface RecordRows {
  readonly neph: string
  readonly body: string
  readonly code: Buffer
  readonly digest: Buffer
  readonly events: readonly EventRow[]
}

/** Gives the keys of the registry. */
export function recordKeys(keys: DataKeys): RecordKeys {
  return { code: codeKey(keys), digest: keys.derive('licence digest') }
}

/** Cuts a record into rows: what it says now, its code encrypted, and its events. */
export function recordRows(record: LicenceRecord, { code, digest }: RecordKeys): RecordRows {
  const { events, confidentialCode, ...rest } = record
  const body = canonicalJson(rest)
  const seen = new Map<string, number>()
  return {
    neph: record.neph,
    body,
    code: encryptCode(code, confidentialCode, record.neph),
    // Keyed, since it covers the code, of which there are few enough to try them all.
    digest: createHmac('sha256', digest).update(`${confidentialCode}\n${body}`).digest(),
    events: events.map((event, position) => eventRow(record.neph, event, position, seen)),
  }
}

function eventRow(neph: string, event: LicenceEvent, position: number, seen: Map<string, number>): EventRow {
  const body = canonicalJson(event)
  // Two mentions may say the very same: the second is another event all the same.
  const times = seen.get(body) ?? 0
  seen.set(body, times + 1)
  return {
    neph,
    position,
    kind: event.kind,
    body,
    digest: createHash('sha256').update(`${times} ${body}`).digest(),
    occurredOn: dayOf(event, ['committedOn', 'sentOn', 'on', 'from']),
    recordedOn: dayOf(event, ['recordedOn']),
  }
}

function dayOf(event: LicenceEvent, names: readonly string[]): string | null {
  const days = new Map(Object.entries(event))
  const found = names.map((name) => days.get(name)).find((day) => typeof day === 'string')
  return typeof found === 'string' ? found : null
}
