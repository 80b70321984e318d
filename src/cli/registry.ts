import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { readLines } from '../batch/read-lines.ts'
import { withDesk } from '../main/with-desk.ts'
import { type ImportCount, importLines, type RecordLine } from '../service/batch/import-lines.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, readSettings } from '../settings.ts'
import { type BatchWords, batchWordsFor } from '../wording/batch.ts'
import { errorLine } from '../wording/error-detail.ts'
import { languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { operatorMandate } from './operator-request.ts'
import { progressBar } from './progress-bar.ts'
import { inputMissing } from './read-input.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** The longest history is some hundred kilobytes. */
const LONGEST_RECORD = 4 * 1024 * 1024
/** Faults told one by one; of the others only the number. */
const MOST_TOLD = 1_000

interface LineFault {
  readonly line: number
  readonly code: string
  readonly message: string
}

/** `permis registry import FILE.ndjson|-`: licence records into the registry, each whole or not at all. */
export async function registryCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, {
    names: ['import', 'FICHIER.ndjson (ou -)'],
  })
  const language = languageArgument(values.lang)
  const [action, path = '-'] = positionals
  if (action !== 'import') throw new UsageError(`registry : import, trouvé « ${action} »`)
  const settings = readSettings(process.env)
  const configuration = productionFaults(settings)
  if (configuration.length > 0) throw new ConfigurationError(configuration)
  const words = batchWordsFor(language)
  const mandate = operatorMandate(settings, values)
  const input = await openInput(path)
  const bar = progressBar(input.bytes, words)
  const faults: LineFault[] = []
  const count = await withDesk(settings, new Date(), (desk) =>
    importLines(input.lines, (records) => desk.importRecords({ records, mandate }), {
      progress: ({ read }) => bar.tell(input.bytes === null ? read : input.read()),
      refused: (line, refusal) => {
        const { code, message } = refusal
        if (faults.push({ line, code, message }) > MOST_TOLD) return
        bar.clear()
        process.stderr.write(`${words.badLine(line)} : ${errorLine(refusal, language)}\n`)
      },
    }),
  )
  bar.clear()
  return answer(count, faults, words)
}

function answer(count: ImportCount, faults: readonly LineFault[], words: BatchWords): CommandOutput {
  const { read, imported, unchanged, refused } = count
  const untold = faults.length - MOST_TOLD
  return {
    exit: refused === 0 ? EXIT.done : EXIT.badData,
    json: { ...count, faults: faults.slice(0, MOST_TOLD) },
    text: `${words.imported(read, imported, unchanged, refused)}\n`,
    notices: untold > 0 ? [words.moreBadLines(untold)] : [],
  }
}

interface LinesInput {
  readonly lines: AsyncIterable<RecordLine>
  /** Null where it is not known how many will come. */
  readonly bytes: number | null
  readonly read: () => number
}

async function openInput(path: string): Promise<LinesInput> {
  const bytes = path === '-' ? null : await sizeOf(path)
  let read = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of path === '-' ? process.stdin : createReadStream(path)) {
      read += piece.length
      yield piece
    }
  }
  return { lines: readLines(counted(), LONGEST_RECORD), bytes, read: () => read }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    return found.isFile() ? found.size : null
  } catch (cause) {
    throw inputMissing(path, cause)
  }
}
