import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { readExportedLine } from '../core/audit/audit-export.ts'
import type { AuditVerdict } from '../core/audit/audit-fault.ts'
import type { SignedAuditHead } from '../core/audit/audit-head.ts'
import type { AuditLine } from '../core/audit/audit-line.ts'
import { type VerifyAuditOptions, verifyAudit } from '../core/audit/verify-audit.ts'
import { CodedError } from '../errors.ts'
import { auditNephHash } from '../storage/database/audit-neph-hash.ts'
import { withAuditSnapshot } from '../storage/database/audit-reading.ts'
import type { Database } from '../storage/database/open-database.ts'
import { nodeDigest } from '../storage/node-digest.ts'
import { openAuditDataKeys } from './audit-places.ts'
import { InputMissingError } from './read-input.ts'

/** What a log is verified with, wherever it is. */
export type AuditEvidence = Pick<VerifyAuditOptions, 'heads' | 'publicKeys' | 'at'>

/** A verdict, with the lines that wait in the outbox, which are not judged. */
export type KeptAuditVerdict = AuditVerdict & { readonly waiting: number }

/** Verifies the audit of a database as it stands now, whatever is chained meanwhile; heads are to be read before. */
export async function verifyKeptAudit(
  { db }: Pick<Database, 'db'>,
  keysDir: string,
  evidence: AuditEvidence,
): Promise<KeptAuditVerdict> {
  const nephHash = auditNephHash(await openAuditDataKeys(db, keysDir))
  const signedTo = lastSeq(evidence.heads)
  const verdict = await withAuditSnapshot(db, async (snapshot) =>
    verifyAudit(snapshot.pages(), {
      ...evidence,
      innerHeads: await snapshot.headsAfter(signedTo),
      nephHash,
      digest: nodeDigest,
    }),
  )
  const { waiting } = await db
    .selectFrom('audit_pending')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return { ...verdict, waiting }
}

/**
 * Verifies an exported audit.
 *
 * @throws {InputMissingError} INPUT_MISSING
 * @throws {CodedError} RECORD_MALFORMED, naming the line that is none of ours
 */
export async function verifyExportedAudit(path: string, evidence: AuditEvidence): Promise<KeptAuditVerdict> {
  return { ...(await verifyAudit(exportedPages(path), { ...evidence, digest: nodeDigest })), waiting: 0 }
}

function lastSeq(heads: readonly SignedAuditHead[]): number {
  return heads.reduce((most, { seq }) => Math.max(most, seq), 0)
}

const PAGE = 10_000

async function* exportedPages(path: string): AsyncGenerator<readonly AuditLine[]> {
  let page: AuditLine[] = []
  let place = 0
  try {
    for await (const text of createInterface({
      input: createReadStream(path),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      place += 1
      const line = readExportedLine(text)
      if (line === null)
        throw new CodedError(
          'RECORD_MALFORMED',
          `${path}, line ${place}: expected an exported line of the audit`,
        )
      page.push(line)
      if (page.length < PAGE) continue
      yield page
      page = []
    }
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    throw new InputMissingError('INPUT_MISSING', `cannot read ${path}`, { path }, { cause })
  }
  yield page
}
