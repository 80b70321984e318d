import * as z from 'zod'
import { hex } from '../trust/hex.ts'

/** The end of the chain at an instant; `root` is over the lines from `from` to `seq`. */
export interface AuditHead {
  readonly from: number
  readonly seq: number
  /** Hash of line `seq`, in hexadecimal: it depends on every line before. */
  readonly hash: string
  /** Merkle root of the batch, in hexadecimal. */
  readonly root: string
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string
  /** See `auditKeyId`. */
  readonly keyId: string
}

/** A head with its ES256 signature: r and s, 64 bytes in base64url. */
export interface SignedAuditHead extends AuditHead {
  readonly signature: string
}

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/)

const HEAD = z.strictObject({
  from: z.int().min(1),
  seq: z.int().min(1),
  hash: SHA256,
  root: SHA256,
  at: z.iso.datetime({ precision: 3 }),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
})

/** Gives the bytes that the signature of a head is over. */
export function signedBytes({ from, seq, hash, root, at, keyId }: AuditHead): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(['permis-audit-head-1', from, seq, hash, root, at, keyId].join('|'))
}

/** Writes a head as one line of JSON, as it is kept and published. */
export function headText({ from, seq, hash, root, at, keyId, signature }: SignedAuditHead): string {
  return JSON.stringify({ from, seq, hash, root, at, keyId, signature })
}

/** Reads a head; null for what is none. */
export function readHead(text: string): SignedAuditHead | null {
  try {
    return HEAD.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Names a public key: the first 8 bytes of the SHA-256 of its SubjectPublicKeyInfo, in hexadecimal. */
export async function auditKeyId(spki: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(spki))
  return hex(new Uint8Array(digest).subarray(0, 8))
}
