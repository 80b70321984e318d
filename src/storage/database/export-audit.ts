import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { auditedRequester, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { exportedLine } from '../../core/audit/audit-export.ts'
import { headText } from '../../core/audit/audit-head.ts'
import { CodedError } from '../../errors.ts'
import type { AuditExportRequest } from '../../service/audit/kept-audit.ts'
import { auditMacKey, insertAuditEntries } from './audit-pending.ts'
import { withAuditSnapshot } from './audit-reading.ts'
import type { DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'

const BASIS = 'C. route R225-4 I 2° d'

/** Names the file of heads that is written beside an export. */
export function headsBeside(path: string): string {
  return `${path}.heads`
}

/**
 * Writes the whole audit to a file, and beside it its heads, each whole or not at all, for its owner only; gives how
 * many lines. The export leaves a line of its own before anything is written; so does its refusal.
 *
 * @throws {CodedError} ACCESS_REFUSED without a mandate, CANNOT_WRITE
 */
export async function exportAudit(
  db: Kysely<Schema>,
  keys: DataKeys,
  { mandate, out, at }: AuditExportRequest,
): Promise<number> {
  const granted = mandate.kind !== 'none'
  const line = composeAuditEntry({
    ...auditedRequester({ role: 'operator', mandate }),
    ...{ at, action: 'export-audit', outcome: granted ? 'granted' : 'refused', kind: 'AUDIT', basis: BASIS },
    ...(granted ? { rule: 'operator-exports-audit-on-request' } : { reason: 'MANDATE_REQUIRED' }),
  })
  await insertAuditEntries(db, auditMacKey(keys), [line])
  if (!granted)
    throw new CodedError('ACCESS_REFUSED', `refused: MANDATE_REQUIRED (${BASIS})`, {
      reason: 'MANDATE_REQUIRED',
      basis: BASIS,
    })
  return writeBeside(out, (file) =>
    withAuditSnapshot(db, async ({ pages, headsAfter }) => {
      const heads = (await headsAfter(0)).map((head) => `${headText(head)}\n`).join('')
      await writeBeside(headsBeside(out), (beside) => beside.appendFile(heads))
      let lines = 0
      for await (const page of pages()) {
        await file.appendFile(page.map((line) => `${exportedLine(line)}\n`).join(''))
        lines += page.length
      }
      return lines
    }),
  )
}

async function writeBeside<Result>(
  path: string,
  write: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const beside = `${path}.part`
  const file = await open(beside, 'w', 0o600).catch((cause: unknown) => {
    throw new CodedError('CANNOT_WRITE', `cannot write ${path}`, { path }, { cause })
  })
  try {
    const written = await write(file)
    await file.sync()
    await file.close()
    await rename(beside, path)
    return written
  } catch (error) {
    await file.close().catch(() => {})
    await rm(beside, { force: true })
    throw error
  }
}
