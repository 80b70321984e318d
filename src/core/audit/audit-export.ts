import * as z from 'zod'
import { hex } from '../trust/hex.ts'
import type { AuditLine } from './audit-line.ts'

const SHA256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))

const LINE = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime({ precision: 3 }).transform((text) => new Date(text)),
  action: z.string(),
  body: z.string().nullable(),
  bodyHash: SHA256,
  hash: SHA256,
})

/** Writes a line as it is handed to an auditor: one line of JSON with all that verifying needs, hashes in hexadecimal. */
export function exportedLine({ seq, at, action, body, bodyHash, hash }: AuditLine): string {
  return JSON.stringify({ seq, at: at.toISOString(), action, body, bodyHash: hex(bodyHash), hash: hex(hash) })
}

/** Reads an exported line; null for what is none. */
export function readExportedLine(text: string): AuditLine | null {
  try {
    return { ...LINE.parse(JSON.parse(text)), nephHash: null }
  } catch {
    return null
  }
}
