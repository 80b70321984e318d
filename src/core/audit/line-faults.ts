import { bodyHash, lineHash } from './audit-chain.ts'
import type { AuditFaultReason } from './audit-fault.ts'
import type { AuditLine } from './audit-line.ts'
import type { Digest } from './digest.ts'
import { type AuditRetention, isErasable } from './retention-policy.ts'

/** What lines are judged by. */
export interface LineTerms {
  readonly at: Date
  readonly retention: AuditRetention
  readonly digest: Digest
  /** Gives the keyed hash of a file's number; without it, what lines are found by is not checked. */
  readonly nephHash?: (neph: string) => Uint8Array | Promise<Uint8Array>
}

/**
 * Finds what is wrong with one line, itself and after the hash before it.
 *
 * @param previous hash of the line before as it is kept; null where that line is missing
 */
export async function lineFaults(
  line: AuditLine,
  previous: Uint8Array | null,
  terms: LineTerms,
): Promise<readonly AuditFaultReason[]> {
  const faults = line.body === null ? erasureFaults(line, terms) : await bodyFaults(line, line.body, terms)
  const follows = previous === null || sameBytes(await lineHash(previous, line, terms.digest), line.hash)
  return follows ? faults : [...faults, 'CHAIN_BROKEN']
}

function erasureFaults(line: AuditLine, { at, retention }: LineTerms): readonly AuditFaultReason[] {
  return isErasable(line, at, retention) ? [] : ['ERASED_TOO_EARLY']
}

async function bodyFaults(
  line: AuditLine,
  body: string,
  { nephHash, digest }: LineTerms,
): Promise<readonly AuditFaultReason[]> {
  if (!sameBytes(await bodyHash(body, digest), line.bodyHash)) return ['LINE_EDITED']
  const { at, action, reason, neph } = factsOf(body)
  const faults: AuditFaultReason[] = []
  if (action !== line.action || at !== line.at.getTime()) faults.push('COLUMNS_EDITED')
  if (action === 'alert' && reason === 'PENDING_LINE_EDITED') faults.push('PENDING_LINE_EDITED')
  if (nephHash && !sameHash(neph === null ? null : await nephHash(neph), line.nephHash))
    faults.push('NEPH_HASH_DIFFERS')
  return faults
}

/** Reads what a line is judged by, and no more: there may be millions. */
function factsOf(body: string) {
  const found: unknown = parse(body)
  const facts: Readonly<Record<string, unknown>> =
    typeof found === 'object' && found !== null ? { ...found } : {}
  return {
    at: typeof facts.at === 'string' ? Date.parse(facts.at) : Number.NaN,
    action: facts.action,
    reason: facts.reason,
    neph: typeof facts.neph === 'string' ? facts.neph : null,
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function sameHash(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : sameBytes(one, other)
}

/** Hashes are no secrets: their comparison may end at the first difference. */
function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
