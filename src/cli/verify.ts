import { DECLARED_ROLES, type DeclaredRole } from '../core/access/requester.ts'
import type { Report } from '../core/verification/report.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import { readEvidence } from '../scan/read-evidence.ts'
import { readSettings } from '../settings.ts'
import { declaredRoleWord } from '../wording/declared-role.ts'
import { wordingFor } from '../wording.ts'
import { choiceArgument, instantArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
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
  const language = values.lang ?? process.env.PERMIS_LANG
  const wording = wordingFor(language)
  const now = new Date()
  const at = instantArgument(values.at, '--at') ?? now
  const [evidence, { trust, refused }] = await Promise.all([
    readInput(positionals[0] ?? '-').then((bytes) => readEvidence(bytes)),
    handedTrust(settings, values.trust, at, now),
  ])
  const report = await verifyDocument(evidence, trust, at, options)
  return {
    exit: exitCode(report, role),
    json: report,
    text: printReport(report, wording),
    notices: [
      ...refused,
      ...(role === 'anonymous'
        ? []
        : [`${wording.labels.declaredRole} : ${declaredRoleWord(role, language)}`]),
    ],
  }
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
