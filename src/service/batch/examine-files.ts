import type { Evidence } from '../../core/verification/evidence.ts'
import type { Report } from '../../core/verification/report.ts'
import { verifyDocument } from '../../core/verification/verify-document.ts'
import type { VerifyOptions } from '../../core/verification/verify-options.ts'
import { CodedError } from '../../errors.ts'
import type { ExaminePorts } from '../examine-document.ts'
import type { BatchFile, FileAnswer } from './batch-file.ts'
import { inOrder } from './in-order.ts'

/** How many files are read at the same time, and who is told of faults of our own. */
export interface ExamineFilesSettings {
  readonly atOnce: number
  readonly tellFault: (error: unknown) => void
}

/**
 * Examines many files, and answers each in its order: a file at fault is answered with its code, and the rest goes on.
 *
 * Nothing of a file is kept once it is answered.
 */
export function examineFiles(
  ports: ExaminePorts,
  options: VerifyOptions,
  files: Iterable<BatchFile>,
  { atOnce, tellFault }: ExamineFilesSettings,
): AsyncGenerator<FileAnswer> {
  return inOrder(files, atOnce, async (file): Promise<FileAnswer> => {
    try {
      return { file: file.name, report: await examineFile(ports, options, file) }
    } catch (error) {
      if (!(error instanceof CodedError)) tellFault(error)
      return { file: file.name, error: { code: error instanceof CodedError ? error.code : 'INTERNAL' } }
    }
  })
}

async function examineFile(ports: ExaminePorts, options: VerifyOptions, file: BatchFile): Promise<Report> {
  const trust = await ports.currentTrust()
  const judge = (evidence: Evidence) => verifyDocument(evidence, trust, ports.now(), options)
  const bytes = await file.read()
  try {
    return await judge(await ports.readEvidence(bytes))
  } catch (error) {
    if (!(error instanceof CodedError) || !UNREADABLE.has(error.code)) throw error
    return withCause(await judge(NOTHING_FOUND), error)
  }
}

/** What a PDF or a picture may be that was recognised as one, and gave no code. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'UNREADABLE_IMAGE',
  'IMAGE_TOO_LARGE',
  'UNREADABLE_PDF',
  'PASSWORD_PROTECTED',
  'TOO_MANY_PAGES',
  'SCAN_TIMEOUT',
  'SCAN_MEMORY',
])

const NOTHING_FOUND: Evidence = { source: 'image', codes: [], otherCodes: [], pdf: null }

/** A PDF or picture without a readable code has a report like others; why it is unreadable is its detail. */
function withCause(report: Report, { code }: CodedError): Report {
  const checks = report.checks.map((check) =>
    check.name === 'seal-found' && check.outcome === 'undetermined' ? { ...check, detail: code } : check,
  )
  return { ...report, checks }
}
