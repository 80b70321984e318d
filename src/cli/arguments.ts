import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type CalendarDay, isCalendarDay } from '../core/calendar-day.ts'
import { LANGUAGES } from '../wording/language.ts'
import { UsageError } from './usage-error.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Parses a command's arguments; anything unknown, missing or superfluous is a {@link UsageError} in French
 * that names it.
 */
export function parseArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  positionals: { readonly names: readonly string[] } = { names: [] },
): ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>> {
  const parsed = parseOrExplain(args, options)
  if (parsed.positionals.length < positionals.names.length)
    throw new UsageError(`argument manquant : ${positionals.names[parsed.positionals.length]}`)
  if (parsed.positionals.length > positionals.names.length)
    throw new UsageError(`argument inattendu : ${parsed.positionals[positionals.names.length]}`)
  return parsed
}

function parseOrExplain<const O extends Options>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const name = /'([^']*)'/.exec(message)?.[1] ?? ''
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`option inconnue : ${name}`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new UsageError(`valeur manquante ou superflue pour l’option ${name}`)
    throw new UsageError(message)
  }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?!24)\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Reads an instant: ISO 8601 with an offset or Z. A day alone is refused, for it has no instant. */
export function instantArgument(text: string | undefined, name: string): Date | null {
  if (text === undefined) return null
  const day = INSTANT.exec(text)?.[1]
  // Date takes 31 February for 3 March.
  const at = day !== undefined && isCalendarDay(day) ? new Date(text) : null
  if (at === null || Number.isNaN(at.getTime()))
    throw new UsageError(
      `${name} : un instant ISO 8601 avec fuseau est attendu, par exemple 2026-11-22T09:00:00+01:00 ; trouvé « ${text} »`,
    )
  return at
}

/** Reads a day of the calendar, `YYYY-MM-DD`. */
export function dayArgument(text: string, name: string): CalendarDay {
  if (isCalendarDay(text)) return text
  throw new UsageError(`${name} : un jour qui existe est attendu, AAAA-MM-JJ ; trouvé « ${text} »`)
}

/** Reads one value among several, or explains which ones exist. */
export function choiceArgument<T extends string>(text: string, name: string, choices: readonly T[]): T {
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw new UsageError(`${name} : ${choices.join(', ')} ; trouvé « ${text} »`)
  return choice
}

/** Reads `--lang`; without it, the language that the environment asks for, if any. */
export function languageArgument(text: string | undefined): string | undefined {
  return text === undefined ? process.env.PERMIS_LANG : choiceArgument(text, '--lang', LANGUAGES)
}

/** Reads the SIRET of a court or administration; spaces are left out. */
export function siretArgument(text: string): string {
  const siret = text.replaceAll(/\s/g, '')
  if (/^\d{14}$/.test(siret)) return siret
  throw new UsageError(`--siret : quatorze chiffres sont attendus ; trouvé « ${text} »`)
}
