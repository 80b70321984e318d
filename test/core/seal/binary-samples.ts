import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { BinaryBlock } from '../../../src/core/seal/binary-blocks.ts'
import { attachBinarySignature } from '../../../src/core/seal/compose-binary-seal.ts'
import type { SealHeader } from '../../../src/core/seal/header.ts'

/** A header in binary form, as the test authority would write it. */
export const BINARY_HEADER: SealHeader = {
  version: '04',
  country: 'FRA',
  caId: 'FR00',
  certificateId: '00001',
  emittedOn: parseCalendarDay('2026-11-22'),
  signedOn: parseCalendarDay('2026-11-22'),
  documentType: '07',
  perimeter: '0001',
}

/** A header in C40 form, before the fields of a mixed seal whose type has no table here. */
export const MIXED_HEADER: SealHeader = {
  ...BINARY_HEADER,
  country: 'FR',
  certificateId: 'PC01',
  documentType: '00',
  perimeter: '01',
}

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** SPKI of the key that {@link signedBinary} signs with. */
export const SPKI = pair.publicKey.export({ type: 'spki', format: 'der' })

/** A true signature over the text, whatever it says. */
export function signatureOf(text: string): Uint8Array {
  return sign('SHA256', Buffer.from(text, 'latin1'), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' })
}

/** The text with a true signature in a signature block. */
export function signedBinary(text: string): string {
  return attachBinarySignature(text, signatureOf(text))
}

/** A block with the bytes given. */
export function block(id: string, ...bytes: readonly number[]): BinaryBlock {
  return { id, data: Uint8Array.from(bytes) }
}

/** Any blocks that a message may hold, each identifier once. */
export const anyBlocks = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 0xfe }).map((id) => id.toString(16).padStart(2, '0')),
    data: fc.uint8Array({ maxLength: 300 }).map((data) => Uint8Array.from(data)),
  }),
  { maxLength: 6, selector: ({ id }) => id },
)
