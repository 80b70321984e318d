import { createHash, createHmac } from 'node:crypto'
import type { LicenceEvent, LicenceRecord } from '../../core/licence/licence-record.ts'
import { canonicalJson } from './canonical-json.ts'
import { type ColumnCipher, columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'
import { codeKey, encryptCode } from './database-codes.ts'

/** The keys that rows of the registry are made with. */
export interface RecordKeys {
  readonly code: Buffer
  readonly digest: Buffer
  readonly eventDigest: Buffer
  readonly bodies: ColumnCipher
  readonly events: ColumnCipher
}

/** One event as its row. */
export interface EventRow {
  readonly neph: string
  readonly position: number
  readonly body: Buffer
  readonly digest: Buffer
  readonly occurredOn: string | null
  readonly recordedOn: string | null
}

/** A record as its rows. */
export interface RecordRows {
  readonly neph: string
  readonly body: Buffer
  readonly code: Buffer
  readonly digest: Buffer
  readonly events: readonly EventRow[]
}

/** Gives the keys of the registry. */
export function recordKeys(keys: DataKeys): RecordKeys {
  return {
    code: codeKey(keys),
    digest: keys.derive('licence digest'),
    eventDigest: keys.derive('licence event digest'),
    bodies: columnCipher(keys, 'licence.body'),
    events: columnCipher(keys, 'licence_event.body'),
  }
}

/** Gives the digest of an event, under the key of {@link recordKeys}; `plain` is the SHA-256 of what it says. */
export function eventDigest(key: Buffer, plain: Buffer): Buffer {
  return createHmac('sha256', key).update(plain).digest()
}

/** Names the row of an event for its cipher: its digest, in hexadecimal, stays when its place among the others changes. */
export function eventRowName(neph: string, digest: string): string {
  return `${neph} ${digest}`
}

/** Cuts a record into rows: what it says now, its code and its events, all encrypted. */
export function recordRows(record: LicenceRecord, keys: RecordKeys): RecordRows {
  const { events, confidentialCode, ...rest } = record
  const body = canonicalJson(rest)
  const seen = new Map<string, number>()
  return {
    neph: record.neph,
    body: keys.bodies.encrypt(body, record.neph),
    code: encryptCode(keys.code, confidentialCode, record.neph),
    // Keyed, since it covers the code, of which there are few enough to try them all.
    digest: createHmac('sha256', keys.digest).update(`${confidentialCode}\n${body}`).digest(),
    events: events.map((event, position) => eventRow(keys, record.neph, event, position, seen)),
  }
}

function eventRow(
  keys: RecordKeys,
  neph: string,
  event: LicenceEvent,
  position: number,
  seen: Map<string, number>,
): EventRow {
  const body = canonicalJson(event)
  // Two mentions may say the very same: the second is another event all the same.
  const times = seen.get(body) ?? 0
  seen.set(body, times + 1)
  const digest = eventDigest(keys.eventDigest, createHash('sha256').update(`${times} ${body}`).digest())
  return {
    neph,
    position,
    body: keys.events.encrypt(body, eventRowName(neph, digest.toString('hex'))),
    digest,
    occurredOn: dayOf(event, ['committedOn', 'sentOn', 'on', 'from']),
    recordedOn: dayOf(event, ['recordedOn']),
  }
}

function dayOf(event: LicenceEvent, names: readonly string[]): string | null {
  const days = new Map(Object.entries(event))
  const found = names.map((name) => days.get(name)).find((day) => typeof day === 'string')
  return typeof found === 'string' ? found : null
}
