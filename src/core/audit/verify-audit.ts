import type { AuditFault, AuditVerdict, TellFault } from './audit-fault.ts'
import { headText, type SignedAuditHead } from './audit-head.ts'
import type { AuditLine } from './audit-line.ts'
import { chainWalk } from './chain-walk.ts'
import { type Digest, webDigest } from './digest.ts'
import { type JudgedHeads, judgeHeads } from './judge-heads.ts'
import type { LineTerms } from './line-faults.ts'
import { AUDIT_RETENTION, type AuditRetention } from './retention-policy.ts'

/** What a log is verified with. */
export interface VerifyAuditOptions {
  /** Heads kept where who can write the log cannot. */
  readonly heads: readonly SignedAuditHead[]
  /** Heads kept beside the log: they prove the last lines signed, not that none was cut off. */
  readonly innerHeads?: readonly SignedAuditHead[]
  /** SubjectPublicKeyInfo of the keys that signed or sign heads. */
  readonly publicKeys: readonly Uint8Array[]
  readonly at: Date
  readonly retention?: AuditRetention
  readonly nephHash?: LineTerms['nephHash']
  readonly digest?: Digest
}

/**
 * Verifies a log: finds lines edited, missing, swapped or inserted, an end cut off, a history written anew, an
 * erasure before its time, with their exact places. A body that retention erased is no fault.
 *
 * A fault does not hide later ones: each line is held against the one before as it stands. What was taken away
 * together with every head that knew of it cannot be found; hence heads kept outside.
 *
 * @param pages the lines in the order of their numbers, in pages of any size
 */
export async function verifyAudit(
  pages: AsyncIterable<readonly AuditLine[]> | Iterable<readonly AuditLine[]>,
  options: VerifyAuditOptions,
): Promise<AuditVerdict> {
  const { heads, innerHeads = [], publicKeys, at, retention = AUDIT_RETENTION, nephHash } = options
  const [outer, inner] = await Promise.all([heads, innerHeads].map((some) => judgeHeads(some, publicKeys)))
  if (outer === undefined || inner === undefined) throw new TypeError('two lists of heads were judged')
  const faults = faultList()
  tellBadHeads([outer, inner], faults.add)
  const terms = { at, retention, digest: options.digest ?? webDigest, ...(nephHash ? { nephHash } : {}) }
  const walk = chainWalk(inOrder([...outer.good, ...inner.good]), terms, faults.add)
  for await (const page of pages) await walk.read(page)
  const seen = walk.end()
  const provenTo = outer.good.findLast(({ seq }) => seq < faults.first())?.seq ?? 0
  const outcome = faults.count() > 0 ? 'tampered' : provenTo > 0 ? 'sound' : 'undetermined'
  return {
    ...seen,
    outcome,
    provenTo,
    faults: faults.listed,
    faultCount: faults.count(),
  }
}

/** Most heads are kept on both sides, and each is looked at once. */
function inOrder(heads: readonly SignedAuditHead[]): readonly SignedAuditHead[] {
  const each = new Map(heads.map((head) => [headText(head), head]))
  return [...each.values()].sort((one, other) => one.seq - other.seq)
}

/** A head of a key that we do not know accuses only beside one of a key that we know: else the keys are the wrong ones. */
function tellBadHeads(judged: readonly JudgedHeads[], tell: TellFault): void {
  const anyKnown = judged.some(({ good }) => good.length > 0)
  for (const { forged, ofUnknownKey } of judged) {
    for (const { seq } of forged) tell('HEAD_FORGED', seq)
    if (anyKnown) for (const { seq } of ofUnknownKey) tell('HEAD_OF_UNKNOWN_KEY', seq)
  }
}

const MOST_FAULTS = 100

function faultList() {
  const listed: AuditFault[] = []
  let count = 0
  let first = Number.POSITIVE_INFINITY
  const add: TellFault = (reason, from, to = from) => {
    const last = listed.at(-1)
    if (last?.reason === reason && last.from === from && last.to === to) return
    count += 1
    first = Math.min(first, from)
    if (listed.length < MOST_FAULTS) listed.push({ reason, from, to })
  }
  return { listed, add, count: () => count, first: () => first }
}
