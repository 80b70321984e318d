import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { readCells } from '../batch/read-cells.ts'
import { readLines } from '../batch/read-lines.ts'
import type { CodedError } from '../errors.ts'
import { withDesk } from '../main/with-desk.ts'
import { issueLines, type LineResult, type OrderLine } from '../service/batch/issue-lines.ts'
import type { RegistryDesk } from '../service/registry-desk.ts'
import { readSettings } from '../settings.ts'
import { type BatchWords, batchWordsFor } from '../wording/batch.ts'
import { errorLine } from '../wording/error-detail.ts'
import { instantArgument, languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { configured } from './configured.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { exitForError } from './exit-for-error.ts'
import { type BatchFolder, openBatchFolder } from './issue-batch-folder.ts'
import { operatorMandate } from './operator-request.ts'
import { progressBar } from './progress-bar.ts'
import { inputMissing } from './read-input.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  out: { type: 'string' },
  resume: { type: 'boolean' },
  at: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis issue-batch FILE.csv --out DIR [--resume]`: a document for each line `kind,neph[,siren]`. */
export async function issueBatchCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['DEMANDES.csv'] })
  if (values.out === undefined) throw new UsageError('option manquante : --out')
  const language = languageArgument(values.lang)
  const settings = readSettings(process.env)
  const at = instantArgument(values.at, '--at')
  if (at !== null && settings.production)
    throw new UsageError('--at n’est admis qu’en démonstration : un document porte le jour de sa délivrance')
  configured(settings)
  const [path = '', dir] = [positionals[0], resolve(values.out)]
  const { sha256, lines } = await measure(path)
  const folder = await openBatchFolder(dir, sha256, values.resume === true)
  const run = {
    ...{ path, dir, folder, lines, language },
    requester: { role: 'operator', mandate: operatorMandate(settings, values) },
    now: () => at ?? new Date(),
  } as const
  try {
    return await withDesk(settings, new Date(), (desk) => issueAll(desk, run))
  } catch (error) {
    process.stderr.write(`${batchWordsFor(run.language).resume}\n`)
    throw error
  } finally {
    await folder.close()
  }
}

interface BatchRun {
  readonly path: string
  readonly dir: string
  readonly folder: BatchFolder
  readonly lines: number
  readonly language: string | undefined
  readonly requester: Parameters<typeof issueLines>[2]['requester']
  readonly now: () => Date
}

async function issueAll(desk: RegistryDesk, run: BatchRun): Promise<CommandOutput> {
  const { folder, language } = run
  const { results } = folder
  const words = batchWordsFor(language)
  const bar = progressBar(run.lines, words)
  const count = { issued: 0, failed: 0, before: results.done.size }
  let exit: ExitCode = results.failedBefore > 0 ? EXIT.badData : EXIT.done
  const done = issueLines({ ...folder, issue: desk.issueOrder, isOfLine, now: run.now }, linesOf(run.path), {
    requester: run.requester,
    atOnce: availableParallelism(),
    isDone: (line) => results.done.has(line),
  })
  for await (const result of done) {
    await results.add(result)
    bar.clear()
    tellResult(result, words, language)
    if ('error' in result) {
      count.failed += 1
      if (exit !== EXIT.internal) exit = OURS.test(result.error.code) ? EXIT.internal : EXIT.badData
    } else count.issued += 1
    bar.tell(count.before + count.issued + count.failed)
  }
  bar.clear()
  return {
    exit,
    json: { ...count, out: run.dir },
    text: `${words.issued(count.issued, count.failed, count.before)}\n${words.folder(run.dir)}\n`,
  }
}

/** A document that does not read back as its record did not leave: that record is at fault, or we are. */
const OURS = /^(LINT_|SEAL_|SYMBOL_|FONT_)/

/** After another fault, such as a registry out of reach, each line would only fail likewise. */
function isOfLine(error: CodedError): boolean {
  const exit = exitForError(error)
  return exit === EXIT.badData || exit === EXIT.unknownNeph || exit === EXIT.usage || OURS.test(error.code)
}

function tellResult(result: LineResult, words: BatchWords, language: string | undefined): void {
  const place = words.badLine(result.line)
  if ('error' in result) {
    process.stderr.write(`${place} : ${errorLine(result.error, language)}\n`)
  } else for (const warning of result.document.warnings) process.stderr.write(`${place} : ${warning}\n`)
}

/** More than three cells with all their spaces never take. */
const LONGEST_LINE = 4_096

async function* linesOf(path: string): AsyncGenerator<OrderLine> {
  for await (const { line, text } of readLines(createReadStream(path), LONGEST_LINE))
    yield { line, cells: text === null ? null : text.trim() === '' ? [] : readCells(text) }
}

/** What names the file, and about how many lines it has. */
async function measure(path: string): Promise<{ readonly sha256: string; readonly lines: number }> {
  const hash = createHash('sha256')
  let lines = 0
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece)
      for (const byte of piece) if (byte === 0x0a) lines += 1
    }
  } catch (cause) {
    throw inputMissing(path, cause)
  }
  return { sha256: hash.digest('hex'), lines }
}
