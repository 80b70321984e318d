#!/usr/bin/env node
import { CodedError } from '../errors.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { configurationLines } from '../wording/configuration-lines.ts'
import { errorDetail } from '../wording/error-detail.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import type { Command } from './command.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { exitForError } from './exit-for-error.ts'
import { USAGE } from './usage.ts'
import { UsageError } from './usage-error.ts'

/** Each command is loaded only when it is asked for, so that none pays for the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  issue: async () => (await import('./issue.ts')).issueCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  'verify-batch': async () => (await import('./verify-batch.ts')).verifyBatchCommand,
  'issue-batch': async () => (await import('./issue-batch.ts')).issueBatchCommand,
  registry: async () => (await import('./registry.ts')).registryCommand,
  decode: async () => (await import('./decode.ts')).decodeCommand,
  trust: async () => (await import('./trust.ts')).trustCommand,
  pki: async () => (await import('./pki.ts')).pkiCommand,
  points: async () => (await import('./points.ts')).pointsCommand,
  code: async () => (await import('./code.ts')).codeCommand,
  link: async () => (await import('./link.ts')).linkCommand,
  withdraw: async () => (await import('./withdraw.ts')).withdrawCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  habilitation: async () => (await import('./habilitation.ts')).habilitationCommand,
  'operator-key': async () => (await import('./operator-key.ts')).operatorKeyCommand,
  request: async () => (await import('./request.ts')).requestCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  config: async () => (await import('./config.ts')).configCommand,
}

async function run(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) {
    process.stderr.write(USAGE)
    return EXIT.usage
  }
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    process.stdout.write(USAGE)
    return EXIT.done
  }
  const json = args.includes('--json')
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (load === undefined) throw new UsageError(`commande inconnue : « ${name} »`)
    const output = await (await load())(rest)
    for (const notice of output.notices ?? []) process.stderr.write(`${notice}\n`)
    // A command that streams has written its answer already.
    const asJson = json && output.json !== undefined
    await write(asJson ? `${JSON.stringify(output.json, null, 2)}\n` : output.text)
    return output.exit
  } catch (error) {
    await tellError(error, json, languageOf(rest))
    return exitForError(error)
  }
}

/** Asked by `--lang`, which a command line at fault may hold anywhere, or by the environment. */
function languageOf(args: readonly string[]): string | undefined {
  const place = args.indexOf('--lang')
  return place === -1 ? process.env.PERMIS_LANG : args[place + 1]
}

/** A coded error is told whole; anything else only by its kind, for it may hold what must not be shown. */
async function tellError(error: unknown, json: boolean, language: string | undefined): Promise<void> {
  const code = error instanceof CodedError ? error.code : 'INTERNAL'
  const { title, advice } = errorSentence(code, language)
  const message =
    error instanceof CodedError ? error.message : error instanceof Error ? error.name : 'unknown error'
  const detail = errorDetail(error instanceof CodedError ? error : { code, message }, language)
  if (json) await write(`${JSON.stringify({ error: { code, title, message } }, null, 2)}\n`)
  const lines =
    error instanceof ConfigurationError
      ? configurationLines(error.faults, language)
      : detail === null
        ? []
        : [detail]
  process.stderr.write(
    `permis : ${title} (${code}).\n${[...lines, advice].map((line) => `  ${line}\n`).join('')}`,
  )
}

/** Waits until a pipe has taken everything, since the process ends right after. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}

// Whoever reads our output may stop before its end (`permis … | head`): that is no fault.
process.stdout.on('error', () => process.exit(process.exitCode))

const exit = await run(process.argv.slice(2))
process.exitCode = exit
if (process.argv[2] !== 'serve' || exit !== EXIT.done) process.exit(exit)
