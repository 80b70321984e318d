import { hex } from '../trust/hex.ts'
import { CHAIN_START } from './audit-chain.ts'
import type { AuditVerdict, TellFault } from './audit-fault.ts'
import type { SignedAuditHead } from './audit-head.ts'
import type { AuditLine, ChainEnd } from './audit-line.ts'
import type { Digest } from './digest.ts'
import { type LineTerms, lineFaults } from './line-faults.ts'
import { merkleRoot } from './merkle-root.ts'

/** Goes along a chain, page after page. */
export interface ChainWalk {
  read(page: readonly AuditLine[]): Promise<void>
  /** Judges what is missing at the end. */
  end(): Pick<AuditVerdict, 'lines' | 'lastSeq' | 'erased'>
}

/**
 * Begins to go along a chain from its first line, past signed heads, and tells the faults found on the way.
 *
 * @param heads with good signatures, in the order of their lines
 */
export function chainWalk(heads: readonly SignedAuditHead[], terms: LineTerms, tell: TellFault): ChainWalk {
  const signed = headsPassed(heads, terms.digest, tell)
  let last: ChainEnd = CHAIN_START
  let lines = 0
  let erased = 0
  return {
    async read(page) {
      const ends = [last, ...page]
      const found = await Promise.all(
        page.map((line, index) => lineFaults(line, hashBefore(line, ends[index]), terms)),
      )
      for (const [index, line] of page.entries()) {
        if (line.seq > last.seq + 1) tell('LINE_MISSING', last.seq + 1, line.seq - 1)
        if (line.seq <= last.seq) tell('LINE_OUT_OF_ORDER', line.seq)
        for (const reason of found[index] ?? []) tell(reason, line.seq)
        await signed.pass(line)
        lines += 1
        if (line.body === null) erased += 1
        last = line
      }
    },
    end() {
      const signedTo = heads.at(-1)?.seq ?? 0
      if (signedTo > last.seq) tell('TAIL_CUT_OFF', last.seq + 1, signedTo)
      // Without any head nothing can be told of the end: that is no fault, and no proof.
      if (signedTo > 0 && signedTo < last.seq) tell('TAIL_UNSIGNED', signedTo + 1, last.seq)
      return { lines, lastSeq: last.seq, erased }
    },
  }
}

/** The hash that a line must be chained to; null where the line before is not there. */
function hashBefore(line: AuditLine, before: ChainEnd | undefined): Uint8Array | null {
  return before !== undefined && before.seq + 1 === line.seq ? before.hash : null
}

/** Holds lines against the heads that end at them. */
function headsPassed(heads: readonly SignedAuditHead[], digest: Digest, tell: TellFault) {
  let next = 0
  /** Hashes of the lines on the way to the next head, without a gap. */
  let batch: { seq: number; hash: Uint8Array }[] = []
  return {
    async pass({ seq, hash }: ChainEnd): Promise<void> {
      if (seq !== (batch.at(-1)?.seq ?? seq - 1) + 1) batch = []
      batch.push({ seq, hash })
      for (let head = heads[next]; head !== undefined && head.seq <= seq; head = heads[next]) {
        next += 1
        if (head.seq !== seq) continue
        if (head.hash !== hex(hash)) tell('HISTORY_REWRITTEN', head.from, head.seq)
        else if (!(await hasRoot(batch, head, digest))) tell('ROOT_DIFFERS', head.from, head.seq)
      }
      const following = heads[next]
      if (following === undefined || seq < following.from) batch = []
      else if (batch[0] !== undefined && batch[0].seq < following.from)
        batch = batch.filter((l) => l.seq >= following.from)
    },
  }
}

/** A batch of which lines are missing has its fault already. */
async function hasRoot(
  batch: readonly { readonly seq: number; readonly hash: Uint8Array }[],
  { from, root }: SignedAuditHead,
  digest: Digest,
): Promise<boolean> {
  const within = batch.filter(({ seq }) => seq >= from)
  if (within[0]?.seq !== from) return true
  return (
    hex(
      await merkleRoot(
        within.map(({ hash }) => hash),
        digest,
      ),
    ) === root
  )
}
