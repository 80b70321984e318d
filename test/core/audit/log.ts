import { auditBody } from '../../../src/core/audit/audit-body.ts'
import { CHAIN_START, chainLines } from '../../../src/core/audit/audit-chain.ts'
import { type AuditFacts, composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import {
  type AuditHead,
  auditKeyId,
  type SignedAuditHead,
  signedBytes,
} from '../../../src/core/audit/audit-head.ts'
import type { AuditLine } from '../../../src/core/audit/audit-line.ts'
import { merkleRoot } from '../../../src/core/audit/merkle-root.ts'
import { hex } from '../../../src/core/trust/hex.ts'

/** The instant of the first line of every log here; each next line comes a minute later. */
export const FIRST_AT = new Date('2026-11-22T09:00:00+01:00')

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** A key that signs heads, made for the test. */
export interface HeadKey {
  readonly spki: Uint8Array
  sign(head: Omit<AuditHead, 'keyId'>): Promise<SignedAuditHead>
}

/** Makes a key that signs heads. */
export async function headKey(): Promise<HeadKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const keyId = await auditKeyId(spki)
  return {
    spki,
    sign: async (unsigned) => {
      const head = { ...unsigned, keyId }
      const signature = await crypto.subtle.sign(ALGORITHM, pair.privateKey, signedBytes(head))
      return { ...head, signature: Buffer.from(signature).toString('base64url') }
    },
  }
}

/** A log as the sequencer leaves it. */
export interface Log {
  readonly lines: readonly AuditLine[]
  readonly heads: readonly SignedAuditHead[]
}

/** Writes the facts of line `index`, counted from 0. */
export function facts(index: number, more: Partial<AuditFacts> = {}): AuditFacts {
  const at = new Date(FIRST_AT.getTime() + index * 60_000)
  return {
    at,
    action: 'issue',
    outcome: 'granted',
    role: 'holder',
    kind: 'ADCS',
    neph: '051227308989',
    ...more,
  }
}

/** Makes a log of batches of the sizes given, each under its head. */
export async function makeLog(
  sizes: readonly number[],
  key: HeadKey,
  factsOf: (index: number) => AuditFacts = facts,
): Promise<Log> {
  const lines: AuditLine[] = []
  const heads: SignedAuditHead[] = []
  for (const size of sizes) {
    const bodies = Array.from({ length: size }, (_, index) => {
      const told = factsOf(lines.length + index)
      const body = auditBody(composeAuditEntry(told), `salt-${lines.length + index}`)
      return { at: told.at, action: told.action, body, nephHash: null }
    })
    const batch = await chainLines(lines.at(-1) ?? CHAIN_START, bodies)
    lines.push(...batch)
    heads.push(await key.sign(await headOf(batch)))
  }
  return { lines, heads }
}

/** States the end of a batch. */
export async function headOf(batch: readonly AuditLine[]): Promise<Omit<AuditHead, 'keyId'>> {
  const [first, last] = [batch[0], batch.at(-1)]
  if (first === undefined || last === undefined) throw new TypeError('an empty batch has no head')
  const root = hex(await merkleRoot(batch.map(({ hash }) => hash)))
  return { from: first.seq, seq: last.seq, hash: hex(last.hash), root, at: last.at.toISOString() }
}
