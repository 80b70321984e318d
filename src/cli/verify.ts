import { DECLARED_ROLES, type DeclaredRole } from '../core/access/requester.ts'
import type { Report } from '../core/verification/report.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import { readEvidence } from '../scan/read-evidence.ts'
import { readSettings } from '../settings.ts'
import { declaredRoleWord } from '../wording/declared-role.ts'
import { wordingFor } from '../wording.ts'
import { choiceArgument, instantArgument, languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { commandClock } from './command-clock.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { printReport } from './print-report.ts'
import { readInput } from './read-input.ts'
import { handedTrust, JUDGING_OPTIONS, readEnvironment, readOptions } from './verify-request.ts'

/** `permis verify FILE|-`: judges a PDF, a picture or the text of a seal. */
export async function verifyCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values, positionals } = parseArguments(args, JUDGING_OPTIONS, { names: ['FICHIER (ou -)'] })
  const settings = readSettings(process.env)
  const role = choiceArgument(values.as, '--as', DECLARED_ROLES)
  const environment = readEnvironment(values.environment, settings.production)
  const options = readOptions(values, role, environment)
  const language = languageArgument(values.lang)
  const wording = wordingFor(language)
  const now = new Date()
  const named = instantArgument(values.at, '--at')
  const [evidence, { trust, refused }] = await Promise.all([
    readInput(positionals[0] ?? '-').then((bytes) => readEvidence(bytes)),
    handedTrust(settings, values.trust, named ?? now, now, language),
  ])
  const { at, behind, notices } = commandClock(trust, { now, named }, wording)
  const report = await verifyDocument(evidence, trust, at, { ...options, ...behind })
  return {
    exit: exitCode(report, role, options),
    json: report,
    text: printReport(report, language),
    notices: [
      ...refused,
      ...notices,
      ...(role === 'anonymous'
        ? []
        : [`${wording.labels.declaredRole} : ${declaredRoleWord(role, language)}`]),
    ],
  }
}

/** A question about a category that is not answered, as of content withheld, is a right that nobody has confirmed. */
function exitCode(report: Report, role: DeclaredRole, { category }: VerifyOptions): ExitCode {
  if (report.checks.some((check) => check.name === 'seal-found' && check.outcome === 'undetermined'))
    return EXIT.badData
  if (report.withheld !== null && (role === 'employer' || role === 'insurer')) return EXIT.refused
  if (report.verdict === 'invalid') return EXIT.invalid
  if (report.verdict === 'indeterminate') return EXIT.indeterminate
  if (category === undefined || report.entitlement?.answer === 'yes') return EXIT.done
  return report.entitlement?.answer === 'no' ? EXIT.notEntitled : EXIT.entitlementUnknown
}
