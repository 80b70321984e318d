import { appendHeads, readHeadsFile } from '../audit-heads-file.ts'
import { type ChainPorts, chainPending } from './audit-chaining.ts'
import { auditHeadsAfter } from './audit-heads.ts'

/** What somebody should look at at once; no line is lost for it. */
export type SequencerAlert =
  /** Lines were changed while they waited to be chained. */
  | { readonly kind: 'PENDING_LINE_EDITED'; readonly lines: number }
  /** The file of heads knows later lines than the database: an end cut off, or an older backup in its place. */
  | { readonly kind: 'TAIL_CUT_OFF'; readonly signedTo: number }
  /** Told once for failures in a row. */
  | { readonly kind: 'SEQUENCER_FAILED'; readonly error: unknown }

/** What a sequencer needs. */
export interface SequencerPorts extends ChainPorts {
  /** Where heads are kept outside the database, one a line. */
  readonly headsFile: string
  readonly tell?: (alert: SequencerAlert) => void
}

/** A sequencer at work. */
export interface Sequencer {
  /** Chains what still waits, then ends. */
  stop(): Promise<void>
}

/**
 * Chains all lines that wait, and copies new heads to the file; gives how many lines it chained. Where another
 * instance is chaining, it is left to it.
 */
export function sequenceOnce(ports: SequencerPorts): Promise<number> {
  return sequencingRounds(ports)()
}

/**
 * Chains lines as they come, for as long as the service runs; several instances may, and one at a time does.
 *
 * @param everyMs pause between two rounds: how long a line can wait, under a keyed hash only, to be chained
 */
export function startSequencer(ports: SequencerPorts, everyMs = 200): Sequencer {
  const round = sequencingRounds(ports)
  let stopped = false
  let failing = false
  let timer: NodeJS.Timeout | undefined
  const attempt = async (): Promise<void> => {
    try {
      await round()
      failing = false
    } catch (error) {
      if (!failing) ports.tell?.({ kind: 'SEQUENCER_FAILED', error })
      failing = true
    }
    if (!stopped)
      timer = setTimeout(() => {
        running = attempt()
      }, everyMs)
  }
  let running = attempt()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      await round()
    },
  }
}

function sequencingRounds(ports: SequencerPorts): () => Promise<number> {
  const copyHeads = headsCopier(ports)
  return async () => {
    const chained = await chainAll(ports)
    await copyHeads(chained > 0)
    return chained
  }
}

async function chainAll(ports: SequencerPorts): Promise<number> {
  let chained = 0
  while (await isAnyPending(ports)) {
    const batch = await chainPending(ports)
    if (batch === null || batch.lines === 0) break
    chained += batch.lines
    if (batch.changed > 0) ports.tell?.({ kind: 'PENDING_LINE_EDITED', lines: batch.changed })
  }
  return chained
}

async function isAnyPending({ db }: SequencerPorts): Promise<boolean> {
  return (await db.selectFrom('audit_pending').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Brings the file up to the database, also with heads that a crash or another instance left. */
function headsCopier({ db, headsFile, tell }: SequencerPorts) {
  let kept: number | null = null
  return async (isSomethingNew: boolean): Promise<void> => {
    const isFirst = kept === null
    const known: number = kept ?? (await lastSeqIn(headsFile))
    const heads = await auditHeadsAfter(db, known)
    await appendHeads(headsFile, heads)
    kept = heads.at(-1)?.seq ?? known
    // A head that is new to the database and not later than those of the file: the database went back.
    const isBehind =
      known > 0 && heads.length === 0 && (isSomethingNew || (isFirst && (await lastSeqOf(db)) < known))
    if (isBehind) tell?.({ kind: 'TAIL_CUT_OFF', signedTo: known })
  }
}

async function lastSeqIn(headsFile: string): Promise<number> {
  const read = await readHeadsFile(headsFile)
  return Math.max(0, ...(read?.heads.slice(-1) ?? []).map(({ seq }) => seq))
}

async function lastSeqOf(db: SequencerPorts['db']): Promise<number> {
  const end = await db
    .selectFrom('audit_head')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  return end?.seq ?? 0
}
