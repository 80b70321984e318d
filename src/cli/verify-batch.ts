import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { openFolder } from '../batch/open-folder.ts'
import { openZip } from '../batch/open-zip.ts'
import { DECLARED_ROLES } from '../core/access/requester.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import { CodedError } from '../errors.ts'
import { DEFAULT_SCAN_LIMITS } from '../scan/scan-limits.ts'
import { createScanner } from '../scan/scanner.ts'
import type { BatchFiles, FileAnswer } from '../service/batch/batch-file.ts'
import { examineFiles, reportOfNothing } from '../service/batch/examine-files.ts'
import { DETAIL_COLUMNS, detailCells, VERDICT_COLUMNS, verdictRow } from '../service/batch/verdict-row.ts'
import { readSettings } from '../settings.ts'
import { batchWordsFor } from '../wording/batch.ts'
import { declaredRoleWord } from '../wording/declared-role.ts'
import { wordingFor } from '../wording.ts'
import { choiceArgument, instantArgument, languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { commandClock } from './command-clock.ts'
import { EXIT } from './exit-code.ts'
import { exitForError } from './exit-for-error.ts'
import { progressBar } from './progress-bar.ts'
import { inputMissing } from './read-input.ts'
import { UsageError } from './usage-error.ts'
import { answerWriter } from './verify-batch-answers.ts'
import { batchSummary } from './verify-batch-summary.ts'
import { type CsvTable, openTable } from './verify-batch-table.ts'
import { handedTrust, JUDGING_OPTIONS, readEnvironment, readOptions } from './verify-request.ts'
import { checkWritable } from './write-file.ts'

const OPTIONS = {
  csv: { type: 'string' },
  details: { type: 'boolean' },
  ...JUDGING_OPTIONS,
} as const

/** Nobody else waits for a command to end: a busy machine only makes it slower. */
const PATIENCE = 20

/** A fleet's year of documents; more is a mistake, or an attack. */
const ZIP_LIMITS = {
  entries: 50_000,
  totalBytes: 16 * 1024 ** 3,
  fileBytes: DEFAULT_SCAN_LIMITS.maxBytes,
} as const

/** `permis verify-batch DIR|ZIP [--csv OUT.csv]`: judges every file of a folder or archive. */
export async function verifyBatchCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['DOSSIER|ZIP'] })
  const settings = readSettings(process.env)
  const role = choiceArgument(values.as, '--as', DECLARED_ROLES)
  const options = readOptions(values, role, readEnvironment(values.environment, settings.production))
  const now = new Date()
  const named = instantArgument(values.at, '--at')
  const language = languageArgument(values.lang)
  const wording = wordingFor(language)
  const csv = values.csv === undefined ? null : resolve(values.csv)
  if (csv !== null) await checkWritable(csv)
  const details = values.details === true
  if (details && csv === null) throw new UsageError('--details : colonnes de --csv, qui manque')
  const batch = await openBatch(positionals[0] ?? '')
  const columns = details ? [...VERDICT_COLUMNS, ...DETAIL_COLUMNS] : VERDICT_COLUMNS
  const table = csv === null ? null : await openTable(csv, columns)
  try {
    const { trust, refused } = await handedTrust(settings, values.trust, named ?? now, now, language)
    const { at, behind, notices } = commandClock(trust, { now, named }, wording)
    const told = [
      ...refused,
      ...notices,
      ...(role === 'anonymous'
        ? []
        : [`${wording.labels.declaredRole} : ${declaredRoleWord(role, language)}`]),
    ]
    for (const notice of told) process.stderr.write(`${notice}\n`)
    return await answerAll(batch, {
      ...{ trust, at, options: { ...options, ...behind }, table, details, language },
      json: values.json === true,
    })
  } finally {
    batch.close()
    await table?.abandon()
  }
}

async function openBatch(path: string): Promise<BatchFiles> {
  const found = await stat(path).catch((cause: unknown) => {
    throw inputMissing(path, cause)
  })
  return found.isDirectory() ? openFolder(path, ZIP_LIMITS) : openZip(path, ZIP_LIMITS)
}

interface BatchRun {
  readonly trust: TrustMaterial
  readonly at: Date
  readonly options: VerifyOptions
  readonly table: CsvTable | null
  /** Whether the table has the columns of details, too. */
  readonly details: boolean
  readonly language: string | undefined
  readonly json: boolean
}

/** Answers are written as they come, so that any number of files takes little memory. */
async function answerAll(batch: BatchFiles, run: BatchRun): Promise<CommandOutput> {
  const words = batchWordsFor(run.language)
  const wording = wordingFor(run.language)
  const { write, end } = answerWriter(run.json, wording, run.language)
  const [bar, summary] = [progressBar(batch.files.length, words), batchSummary()]
  const faults: FileAnswer[] = []
  let done = 0
  for await (const answer of examineBatch(batch, run)) {
    bar.clear()
    await write(answer)
    const details = run.details ? detailCells(answer, run.options.category) : []
    await run.table?.add([...verdictRow(answer), ...details])
    summary.add(answer)
    if (isOurFault(answer)) faults.push(answer)
    done += 1
    bar.tell(done)
  }
  bar.clear()
  await end()
  await run.table?.finish()
  for (const line of summary.lines(wording, words, run.language)) process.stderr.write(`${line}\n`)
  return { exit: faults.length === 0 ? EXIT.done : EXIT.internal, json: undefined, text: '' }
}

async function* examineBatch(
  batch: BatchFiles,
  { trust, at, options }: BatchRun,
): AsyncGenerator<FileAnswer> {
  const atOnce = availableParallelism()
  const scanner = createScanner({ concurrency: atOnce, maxWaiting: atOnce, patience: PATIENCE })
  try {
    const ports = {
      examine: async (bytes: Uint8Array) =>
        verifyDocument(await scanner.readEvidence(bytes), trust, at, options),
      examineNothing: () => reportOfNothing({ currentTrust: async () => trust, now: () => at }, options),
      tellFault: (error: unknown) => void process.stderr.write(`${kindOf(error)}\n`),
    }
    yield* examineFiles(ports, batch.files, atOnce)
  } finally {
    await scanner.close()
  }
}

/** Not its message, which may hold what must not be shown. */
function kindOf(error: unknown): string {
  return `INTERNAL: ${error instanceof Error ? error.name : 'unknown error'}`
}

function isOurFault(answer: FileAnswer): boolean {
  if (!('error' in answer)) return false
  const { code } = answer.error
  return code === 'INTERNAL' || exitForError(new CodedError(code, code)) === EXIT.internal
}
