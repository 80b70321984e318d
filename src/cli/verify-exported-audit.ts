import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { readExportedLine } from '../core/audit/audit-export.ts'
import type { AuditLine } from '../core/audit/audit-line.ts'
import { verifyAudit } from '../core/audit/verify-audit.ts'
import { CodedError } from '../errors.ts'
import type { AuditEvidence, KeptAuditVerdict } from '../service/audit/kept-audit.ts'
import { nodeDigest } from '../storage/node-digest.ts'
import { inputMissing } from './read-input.ts'

/**
 * Verifies an exported audit.
 *
 * @throws {InputMissingError} INPUT_MISSING
 * @throws {CodedError} RECORD_MALFORMED, naming the line that is none of ours
 */
export async function verifyExportedAudit(path: string, evidence: AuditEvidence): Promise<KeptAuditVerdict> {
  return { ...(await verifyAudit(exportedPages(path), { ...evidence, digest: nodeDigest })), waiting: 0 }
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
          { path, place },
        )
      page.push(line)
      if (page.length < PAGE) continue
      yield page
      page = []
    }
  } catch (cause) {
    if (cause instanceof CodedError) throw cause
    throw inputMissing(path, cause)
  }
  yield page
}
