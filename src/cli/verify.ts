import { DECLARED_ROLES, type DeclaredRole, type Requester } from '../core/access/requester.ts'
import { isSiren } from '../core/documents/siren.ts'
import { CATEGORY_CODES } from '../core/licence/categories.ts'
import type { Environment, Report } from '../core/verification/report.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import { EXPECTED_KINDS, type VerifyOptions } from '../core/verification/verify-options.ts'
import { readEvidence } from '../scan/read-evidence.ts'
import { readSettings } from '../settings.ts'
import type { RefusedList } from '../signing/read-trust-lists.ts'
import { onlineTrust } from '../storage/online-trust.ts'
import { handsInLists, seenLists } from '../storage/seen-lists.ts'
import { assembleTrustFrom } from '../verification-trust.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import { wordingFor } from '../wording.ts'
import { choiceArgument, instantArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { printReport } from './print-report.ts'
import { readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  as: { type: 'string', default: 'anonymous' },
  category: { type: 'string' },
  expect: { type: 'string' },
  siren: { type: 'string' },
  at: { type: 'string' },
  environment: { type: 'string' },
  trust: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis verify FILE|-`: judges a PDF, a picture or the text of a seal. */
export async function verifyCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, OPTIONS, { names: ['FICHIER (ou -)'] })
  const settings = readSettings(process.env)
  const role = choiceArgument(values.as, '--as', DECLARED_ROLES)
  const environment = readEnvironment(values.environment, settings.production)
  const options = readOptions(values, role, environment)
  const wording = wordingFor(values.lang ?? process.env.PERMIS_LANG)
  const now = new Date()
  const at = instantArgument(values.at, '--at') ?? now
  const refused: string[] = []
  const trustSources = {
    keysDir: settings.keysDir,
    folders: values.trust,
    tellRefused: ({ file, code, message }: RefusedList) =>
      refused.push(`${file} : ${errorSentence(code).title} (${code}). ${message}`),
    ...((await handsInLists(values.trust)) ? { lastGood: await seenLists(settings.dataDir, at) } : {}),
    ...(settings.fetchCertificates ? onlineTrust(settings.dataDir) : {}),
  }
  const [evidence, trust] = await Promise.all([
    readInput(positionals[0] ?? '-').then((bytes) => readEvidence(bytes)),
    assembleTrustFrom(trustSources, at, now),
  ])
  const report = await verifyDocument(evidence, trust, at, options)
  return {
    exit: exitCode(report, role),
    json: report,
    text: printReport(report, wording),
    notices: [...refused, ...(role === 'anonymous' ? [] : [`${wording.labels.declaredRole} : ${role}`])],
  }
}

function readEnvironment(text: string | undefined, production: boolean): Environment {
  if (text !== undefined) return choiceArgument(text, '--environment', ['test', 'production'])
  return production ? 'production' : 'test'
}

function readOptions(
  values: { category?: string | undefined; expect?: string | undefined; siren?: string | undefined },
  role: DeclaredRole,
  environment: Environment,
): VerifyOptions {
  const { category, expect, siren } = values
  if (siren !== undefined && !isSiren(siren))
    throw new UsageError('--siren : neuf chiffres avec une somme de contrôle juste sont attendus')
  return {
    requester: requester(role),
    environment,
    ...(category === undefined ? {} : { category: choiceArgument(category, '--category', CATEGORY_CODES) }),
    ...(expect === undefined ? {} : { expect: choiceArgument(expect, '--expect', EXPECTED_KINDS) }),
    ...(siren === undefined ? {} : { siren }),
  }
}

/** A role declared for a file already in the caller's hands: it opens nothing that the caller does not hold. */
function requester(role: DeclaredRole): Requester {
  return role === 'holder' ? { role, signedInBy: 'franceconnect' } : { role }
}

function exitCode(report: Report, role: DeclaredRole): ExitCode {
  if (report.checks.some((check) => check.name === 'seal-found' && check.outcome === 'undetermined'))
    return EXIT.badData
  if (report.withheld !== null && (role === 'employer' || role === 'insurer')) return EXIT.refused
  if (report.verdict === 'invalid') return EXIT.invalid
  if (report.verdict === 'indeterminate') return EXIT.indeterminate
  if (report.entitlement?.answer === 'no') return EXIT.notEntitled
  return report.entitlement?.answer === 'unknown' ? EXIT.entitlementUnknown : EXIT.done
}
