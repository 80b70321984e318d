import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditEntry } from '../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import type { Evidence } from '../../src/core/verification/evidence.ts'
import type { Report } from '../../src/core/verification/report.ts'
import { verifyDocument } from '../../src/core/verification/verify-document.ts'
import type { VerifyOptions } from '../../src/core/verification/verify-options.ts'
import { openIssuing } from '../../src/main.ts'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { createScanner } from '../../src/scan/scanner.ts'
import type { IssuePorts, IssueRequest, StatementIssueRequest } from '../../src/service/issue-document.ts'
import { readSettings } from '../../src/settings.ts'
import { loadOwnTrust } from '../../src/signing/load-pki.ts'
import { buildOnce } from '../cli/built-cli.ts'
import { fixture, ISSUED_AT } from '../core/records.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'

/** The issuing side with its real adapters in a temporary folder, and a reader for what comes out. */
export interface IssuingBench {
  readonly ports: IssuePorts
  /** What the audit was given, in order; the database has it all the same. */
  readonly audited: readonly AuditEntry[]
  /** Verifies our own PDF in this thread, which spares the start of another. */
  readonly verifyOwn: (pdf: Uint8Array) => Promise<Report>
  readonly verify: (bytes: Uint8Array, options?: Partial<VerifyOptions>) => Promise<Report>
  readonly close: () => Promise<void>
}

/** Opens the issuing side as a demonstration has it, at the instant at which the fixtures were written. */
export async function openIssuingBench(): Promise<IssuingBench> {
  await buildOnce()
  const dir = mkdtempSync(join(tmpdir(), 'issuing-'))
  const settings = readSettings({ PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') })
  await prepareCluster(settings.dataDir)
  const { issuePorts, close } = await openIssuing(settings, ISSUED_AT)
  const issue = await issuePorts()
  const trust = await assembleTrust([await loadOwnTrust(settings.keysDir, ISSUED_AT)])
  const scanner = createScanner()
  const audited: AuditEntry[] = []
  const judge = (evidence: Evidence, options: Partial<VerifyOptions> = {}) =>
    verifyDocument(evidence, trust, ISSUED_AT, {
      requester: { role: 'authority' },
      environment: 'test',
      ...options,
    })
  return {
    ports: {
      ...issue,
      audit: {
        append: async (entry) => {
          await issue.audit.append(entry)
          audited.push(entry)
        },
      },
      documents: {
        register: async (document, line, completed) => {
          await issue.documents.register(document, line, completed)
          audited.push(line)
        },
      },
    },
    audited,
    verifyOwn: async (bytes) => judge(await ownEvidence(bytes)),
    verify: async (bytes, options) => judge(await scanner.readEvidence(bytes), options),
    close: async () => {
      await scanner.close()
      await close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function ownEvidence(pdf: Uint8Array): Promise<Evidence> {
  const { codes, ...pages } = await readOwnPage(pdf)
  return { source: 'pdf', codes, otherCodes: [], pdf: { ...pages, signatures: await readPdfSignatures(pdf) } }
}

/** Asks for a document of a fictitious driver as the demonstration's operator does. */
export function requestFor(
  name: string,
  kind: StatementIssueRequest['kind'],
  more: Partial<Pick<IssueRequest, 'lint' | 'requester'>> = {},
): StatementIssueRequest {
  return {
    kind,
    neph: parseNeph(fixture(name).neph),
    requester: { role: 'operator', mandate: { kind: 'demonstration' } },
    recipientSiren: null,
    at: ISSUED_AT,
    lint: 'page',
    ...more,
  }
}
