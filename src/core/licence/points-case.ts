import * as z from 'zod'
import { CodedError } from '../../errors.ts'
import type { CalendarDay } from '../calendar-day.ts'
import { daySchema, INFRACTION_CLASSES } from './licence-event.ts'
import { NephError, parseNeph } from './neph.ts'
import type { Clocks, LedgerEvent, LedgerInput } from './points-input.ts'
import { recordContradictions } from './record-contradictions.ts'

const optionalDay = daySchema.nullish()
const points = z.int().min(0).max(12)

const probationSchema = z.object({ kind: z.enum(['standard', 'aac']), trainingOn: optionalDay })

const FORMS = {
  infraction: z.object({
    kind: z.literal('infraction'),
    id: z.string().nullish(),
    class: z.enum(INFRACTION_CLASSES),
    points,
    committedOn: daySchema,
    establishedOn: daySchema,
    recordedOn: optionalDay,
    group: z.string().nullish(),
  }),
  stage: z.object({
    kind: z.literal('stage'),
    case: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    from: daySchema,
    to: daySchema,
    recordedOn: optionalDay,
  }),
  letter: z.object({
    kind: z.literal('letter'),
    reference: z.string(),
    sentOn: optionalDay,
    notifiedOn: optionalDay,
    recordedOn: optionalDay,
  }),
  'licence-obtained': z.object({
    kind: z.literal('licence-obtained'),
    on: daySchema,
    probation: probationSchema.nullish(),
    recordedOn: optionalDay,
  }),
} as const

const eventSchema = z.looseObject({ kind: z.string() }).transform((event, context): LedgerEvent => {
  if (!Object.hasOwn(FORMS, event.kind)) return event
  const result = FORMS[event.kind as keyof typeof FORMS].safeParse(event)
  if (result.success) return result.data
  for (const issue of result.error.issues)
    context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] })
  return z.NEVER
})

const nephSchema = z.string().transform((text, context) => {
  try {
    return parseNeph(text)
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: error instanceof NephError ? error.message : 'expected a NEPH',
    })
    return z.NEVER
  }
})

const caseSchema = z.object({
  record: z.object({
    neph: nephSchema,
    obtainedOn: daySchema,
    probation: probationSchema.nullable(),
    events: z.array(eventSchema),
  }),
  at: daySchema,
  knownAt: optionalDay,
})

/** A question put to the ledger: the events of a licence, and the two clocks. */
export interface PointsCase {
  readonly input: LedgerInput
  readonly clocks: Clocks
}

/** Why a line of `points --cases` cannot be answered. */
export type PointsCaseErrorCode = 'CASE_NOT_JSON' | 'CASE_MALFORMED'

/** One thing wrong with a case; the message does not repeat the value. */
export interface CaseFault {
  /** Where, e.g. `record.events[3].committedOn`. */
  readonly path: string
  readonly message: string
}

/** A line of `points --cases` that cannot be answered; `faults` lists all of them, without the values. */
export class PointsCaseError extends CodedError<PointsCaseErrorCode> {
  override readonly name = 'PointsCaseError'
  readonly faults: readonly CaseFault[]

  constructor(code: PointsCaseErrorCode, faults: readonly CaseFault[]) {
    super(code, faults.map(({ path, message }) => `${path}: ${message}`).join('; '), { faults })
    this.faults = faults
  }
}

/**
 * Reads one line of `points --cases` (design.md section 2): only what the ledger needs is asked for, unknown keys
 * are ignored, and oddities (events after `at`, `knownAt` before `obtainedOn`) are no errors.
 *
 * @throws {PointsCaseError}
 */
export function parsePointsCase(line: string): PointsCase {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    throw new PointsCaseError('CASE_NOT_JSON', [{ path: 'line', message: 'expected one JSON value' }])
  }
  return readPointsCase(json)
}

/**
 * Reads one case from parsed JSON, and refuses events that contradict each other.
 *
 * @throws {PointsCaseError} CASE_MALFORMED with every fault at once.
 */
export function readPointsCase(json: unknown): PointsCase {
  const result = caseSchema.safeParse(json)
  if (!result.success)
    throw new PointsCaseError(
      'CASE_MALFORMED',
      result.error.issues.map(({ path, message }) => ({ path: pathText(path), message })),
    )
  const { record, at, knownAt } = result.data
  const contradictions = recordContradictions(record)
  if (contradictions.length > 0)
    throw new PointsCaseError(
      'CASE_MALFORMED',
      contradictions.map(({ path, message }) => ({ path: `record.${path}`, message })),
    )
  return { input: record, clocks: clocksOf(at, knownAt) }
}

function clocksOf(at: CalendarDay, knownAt: CalendarDay | null | undefined): Clocks {
  return knownAt ? { at, knownAt } : { at }
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (so, step) => (typeof step === 'number' ? `${so}[${step}]` : so ? `${so}.${String(step)}` : String(step)),
    '',
  )
  return text || 'line'
}
