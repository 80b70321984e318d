import { withDesk } from '../main/with-desk.ts'
import { authorisePointsReading, type PointsReading, type PointsRequest } from '../service/read-points.ts'
import { ConfigurationError } from '../settings/configuration-error.ts'
import { productionFaults, readSettings } from '../settings.ts'
import { auditFile } from '../storage/audit-file.ts'
import type { PointsWording } from '../wording/points.fr.ts'
import { explainPoints, pointsWordingFor } from '../wording/points.ts'
import { dayArgument, languageArgument, parseArguments } from './arguments.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { nephArgument, operatorMandate } from './operator-request.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  neph: { type: 'string' },
  on: { type: 'string' },
  'known-on': { type: 'string' },
  cases: { type: 'string' },
  purpose: { type: 'string' },
  'requested-by': { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `permis points --neph N|- --on DATE` tells the points of a file; `permis points --cases FILE|-` answers cases. */
export async function pointsCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values } = parseArguments(args, OPTIONS)
  const language = languageArgument(values.lang)
  if (values.cases !== undefined) {
    const { neph, on, 'known-on': knownOn } = values
    if (neph ?? on ?? knownOn) throw new UsageError('--cases se suffit : ni --neph, ni --on, ni --known-on')
    return (await import('./points-cases.ts')).answerCases(values.cases)
  }
  if (values.neph === undefined) throw new UsageError('option manquante : --neph (ou --cases)')
  if (values.on === undefined) throw new UsageError('option manquante : --on')
  const settings = readSettings(process.env)
  const at = dayArgument(values.on, '--on')
  const knownOn = values['known-on']
  const request: PointsRequest = {
    neph: await nephArgument(values.neph),
    requester: { role: 'operator', mandate: operatorMandate(settings, values) },
    clocks: knownOn === undefined ? { at } : { at, knownAt: dayArgument(knownOn, '--known-on') },
    at: new Date(),
  }
  const faults = productionFaults(settings)
  if (faults.length > 0) {
    await authorisePointsReading(auditFile(settings.dataDir), request)
    throw new ConfigurationError(faults)
  }
  const reading = await withDesk(settings, request.at, (desk) => desk.readPoints(request))
  const wording = pointsWordingFor(language)
  return {
    exit: EXIT.done,
    json: explainPoints(reading, reading.events, wording),
    text: pointsText(reading, wording),
    notices: [wording.labels.reserved],
  }
}

function pointsText({ ledger, calendar, events }: PointsReading, wording: PointsWording): string {
  const { labels, explanations } = wording
  const known = ledger.knownAt === ledger.at ? '' : ` (${labels.knownOn} ${wording.day(ledger.knownAt)})`
  const about = (label: string, day: string | null) => (day === null ? [] : [`${label} ${wording.day(day)}.`])
  return [
    `${labels.balanceOn} ${wording.day(ledger.at)}${known} : ${wording.balance(ledger.balance, ledger.cap)}`,
    ...about(labels.invalidatedOn, ledger.invalidatedOn),
    ...about(labels.voluntaryStageFrom, ledger.voluntaryStageFrom),
    '',
    labels.history,
    ...ledger.movements.flatMap((line) => [
      figures(line.day, line.delta, line, wording),
      `    ${explanations.movement(line, events)}`,
    ]),
    '',
    labels.calendar,
    ...(calendar.length === 0 ? [`  ${labels.calendarEmpty}`] : []),
    ...calendar.flatMap((line) => [
      figures(line.day, line.points, line, wording),
      `    ${explanations.forecast(line, events)}`,
    ]),
    '',
  ].join('\n')
}

function figures(
  day: string,
  delta: number,
  { balance, cap }: { readonly balance: number; readonly cap: number },
  wording: PointsWording,
): string {
  const signed = delta < 0 ? `−${-delta}` : delta > 0 ? `+${delta}` : '0'
  return `  ${wording.day(day).padEnd(18)}${signed.padStart(4)}   ${`${balance}/${cap}`.padStart(5)}`
}
