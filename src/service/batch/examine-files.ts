import type { Report } from '../../core/verification/report.ts'
import { verifyDocument } from '../../core/verification/verify-document.ts'
import type { VerifyOptions } from '../../core/verification/verify-options.ts'
import { CodedError } from '../../errors.ts'
import type { ExaminePorts } from '../examine-document.ts'
import type { BatchFile, FileAnswer } from './batch-file.ts'
import { distinctNames } from './distinct-names.ts'
import { inOrder } from './in-order.ts'

export interface ExamineFilesPorts {
  readonly examine: (bytes: Uint8Array) => Promise<Report>
  /** Gives the report of a file in which nothing can be read; see {@link reportOfNothing}. */
  readonly examineNothing: () => Promise<Report>
  readonly tellFault: (error: unknown) => void
}

/**
 * Examines many files, some at a time, and answers each in its order and under a name of its own: a file at fault is
 * answered with its code, and the rest goes on.
 *
 * Nothing of a file is kept once it is answered.
 */
export function examineFiles(
  ports: ExamineFilesPorts,
  files: Iterable<BatchFile>,
  atOnce: number,
): AsyncGenerator<FileAnswer> {
  const nameOf = distinctNames()
  return inOrder(files, atOnce, async (file): Promise<FileAnswer> => {
    const name = nameOf(file.name)
    try {
      return { file: name, report: await examineFile(ports, file) }
    } catch (error) {
      if (!(error instanceof CodedError)) ports.tellFault(error)
      return { file: name, error: { code: error instanceof CodedError ? error.code : 'INTERNAL' } }
    }
  })
}

/** Judges a file in which nothing was found: no code, so nothing proved. */
export async function reportOfNothing(
  { currentTrust, now }: Pick<ExaminePorts, 'currentTrust' | 'now'>,
  options: VerifyOptions,
): Promise<Report> {
  const nothing = { source: 'image', codes: [], otherCodes: [], pdf: null } as const
  return verifyDocument(nothing, await currentTrust(), now(), options)
}

async function examineFile(ports: ExamineFilesPorts, file: BatchFile): Promise<Report> {
  const bytes = await file.read()
  if (isArchive(bytes)) throw new CodedError('UNSUPPORTED_TYPE', 'an archive inside a batch is not opened')
  try {
    return await ports.examine(bytes)
  } catch (error) {
    if (!(error instanceof CodedError) || !UNREADABLE.has(error.code)) throw error
    return withCause(await ports.examineNothing(), error)
  }
}

/** An archive may hold a PDF unpacked, by which it would be recognised. */
function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third !== undefined && third < 0x20
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

/** A PDF or picture without a readable code has a report like others; why it is unreadable is its detail. */
function withCause(report: Report, { code }: CodedError): Report {
  const checks = report.checks.map((check) =>
    check.name === 'seal-found' && check.outcome === 'undetermined' ? { ...check, detail: code } : check,
  )
  return { ...report, checks }
}
