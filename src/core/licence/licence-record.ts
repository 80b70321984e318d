import * as z from 'zod'
import { CodedError } from '../../errors.ts'
import { isCalendarDay } from '../calendar-day.ts'
import { CATEGORY_CODES } from './categories.ts'
import { daySchema, eventSchema, type LicenceEvent, probationSchema } from './licence-event.ts'
import { isLicenceState, type LicenceState } from './licence-state.ts'
import { isNeph, type Neph } from './neph.ts'
import { recordContradictions } from './record-contradictions.ts'

const text = z.string().trim().min(1)

/** Birth date `YYYY-MM-DD` where `00` stands for an unknown month or day. */
const birthDateSchema = z.string().refine(isBirthDate, 'expected YYYY-MM-DD, 00 for an unknown month or day')

const holderSchema = z.strictObject({
  civility: z.enum(['M', 'MME']),
  birthName: text,
  usageName: text.nullable(),
  givenNames: z.array(text).min(1),
  birthDate: birthDateSchema,
  birthPlace: text,
  /** ISO 3166-1 alpha-2. */
  birthCountry: z.string().regex(/^[A-Z]{2}$/, 'expected a country as two capital letters'),
  address: z.strictObject({ lines: z.array(text).min(1), postalCode: text, locality: text }),
})

const categorySchema = z.strictObject({
  code: z.enum(CATEGORY_CODES),
  obtainedOn: daySchema,
  validUntil: daySchema.nullable(),
  restrictions: z.array(text),
  authority: text,
})

const recordSchema = z.strictObject({
  fictitious: z.boolean().optional(),
  neph: z
    .string()
    .refine(isNeph, 'expected a NEPH: 5 to 19 letters or digits, the last four digits')
    .transform((neph) => neph as Neph),
  confidentialCode: text,
  holder: holderSchema,
  state: z
    .string()
    .refine(isLicenceState, 'expected one of the 50 states of data identifier E5')
    .transform((state) => state as LicenceState),
  obtainedOn: daySchema,
  probation: probationSchema.nullable(),
  categories: z.array(categorySchema),
  events: z.array(eventSchema),
})

/** One driver's file as the registry holds it (design.md section 3). */
export type LicenceRecord = z.infer<typeof recordSchema>
export type Holder = LicenceRecord['holder']
export type HeldCategory = LicenceRecord['categories'][number]
export type { LicenceEvent }

/** One thing wrong with a record; the message does not repeat the value. */
export interface RecordFault {
  /** Where, e.g. `events[3].committedOn`. */
  readonly path: string
  readonly message: string
}

/** A record that cannot be taken; `faults` lists all of them, with their path. */
export class RecordError extends CodedError<'RECORD_MALFORMED'> {
  override readonly name = 'RecordError'
  readonly faults: readonly RecordFault[]

  constructor(faults: readonly RecordFault[]) {
    const listed = faults.map((fault) => `${fault.path || 'record'}: ${fault.message}`).join('; ')
    super('RECORD_MALFORMED', `licence record refused: ${listed}`, { faults })
    this.faults = faults
  }
}

/**
 * Reads a licence record from parsed JSON, and checks that its events do not contradict each other.
 *
 * @throws {RecordError} with every fault at once and its path; values are not repeated in messages.
 */
export function readLicenceRecord(json: unknown): LicenceRecord {
  const result = recordSchema.safeParse(json)
  if (!result.success)
    throw new RecordError(
      result.error.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message })),
    )
  const contradictions = recordContradictions(result.data)
  if (contradictions.length > 0) throw new RecordError(contradictions)
  return result.data
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step),
    '',
  )
}

function isBirthDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [, year, month, day] = match
  if (month === '00') return day === '00'
  return isCalendarDay(`${year}-${month}-${day === '00' ? '01' : day}`)
}
