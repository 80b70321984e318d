import * as z from 'zod'
import { parseNeph } from '../../core/licence/neph.ts'
import type { Order } from '../../service/batch/read-order.ts'
import { lineDocumentId } from '../random-document-ids.ts'
import { columnCipher } from './column-cipher.ts'
import type { DataKeys } from './data-keys.ts'

/** Which line of which batch. */
export interface LinePlace {
  readonly batchId: string
  readonly line: number
}

/** Keeps what a line orders out of sight, and gives the id that its document has. */
export interface OrderPayloads {
  encrypt(place: LinePlace, order: Order): Buffer
  /** @throws {DatabaseError} DATA_UNREADABLE */
  decrypt(place: LinePlace, encrypted: Uint8Array, kind: Order['kind']): Order
  documentId(place: LinePlace): string
}

const payloadSchema = z.strictObject({ neph: z.string(), siren: z.string().nullable() })

/** Encrypts orders with the database's key, each for its own line. */
export function orderPayloads(keys: DataKeys): OrderPayloads {
  const cipher = columnCipher(keys, 'job.payload')
  const row = ({ batchId, line }: LinePlace) => `${batchId} ${line}`
  return {
    encrypt: (place, { neph, recipientSiren: siren }) =>
      cipher.encrypt(JSON.stringify({ neph, siren }), row(place)),
    decrypt(place, encrypted, kind) {
      const { neph, siren } = payloadSchema.parse(JSON.parse(cipher.decrypt(encrypted, row(place))))
      return { kind, neph: parseNeph(neph), recipientSiren: siren }
    },
    documentId: ({ batchId, line }) => lineDocumentId(keys.derive(`batch ${batchId}`), line),
  }
}
