import * as z from 'zod'
import { type CalendarDay, isCalendarDay } from '../calendar-day.ts'

/** A day that exists, `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .refine(isCalendarDay, 'expected an existing day as YYYY-MM-DD')
  .transform((text) => text as CalendarDay)

const optionalDay = daySchema.nullish()
const text = z.string().trim().min(1)

/** The five classes of contravention, and the délit. */
export const INFRACTION_CLASSES = ['C1', 'C2', 'C3', 'C4', 'C5', 'delit'] as const

/** AF fixed fine paid, AFM increased fixed fine enforced, CP penal settlement carried out, CJ final conviction (L223-1). */
export const ESTABLISHMENT_MODES = ['AF', 'AFM', 'CP', 'CJ'] as const

/** The letters of the registry to the driver, by the reference of their model. */
export const LETTER_REFERENCES = ['46', '47', '48', '48M', '48N', '48SI'] as const

/** A points infraction; its points fall when its reality is established (C. route L223-1). */
export const infractionSchema = z.looseObject({
  kind: z.literal('infraction'),
  id: text,
  label: text,
  article: text,
  place: text,
  class: z.enum(INFRACTION_CLASSES),
  points: z.int().min(0).max(12),
  committedOn: daySchema,
  committedAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time as HH:mm')
    .optional(),
  establishedBy: z.enum(ESTABLISHMENT_MODES),
  establishedOn: daySchema,
  recordedOn: daySchema.optional(),
  /** Infractions committed at the same moment and place share it (L223-2 III, D12). */
  group: text.optional(),
})

/** A points recovery course; cases 1 (voluntary) and 2 (mandatory) give points back (R223-8). */
export const stageSchema = z.looseObject({
  kind: z.literal('stage'),
  case: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  from: daySchema,
  to: daySchema,
  centre: text,
  recordedOn: daySchema.optional(),
})

/** A letter sent to the driver; a 48SI makes a balance of 0 final from its notification (D10). */
export const letterSchema = z.looseObject({
  kind: z.literal('letter'),
  reference: z.enum(LETTER_REFERENCES),
  sentOn: daySchema,
  /** Day on which a registered letter was presented, received or not. */
  presentedOn: optionalDay,
  /** Day of reception, from which the letter counts against its addressee; null while unknown. */
  notifiedOn: optionalDay,
  trackingNumber: text.nullish(),
  recordedOn: daySchema.optional(),
})

/** The probation of a licence: standard, or after accompanied learning (L223-1). */
export const probationSchema = z.strictObject({
  kind: z.enum(['standard', 'aac']),
  /** Day of the post-licence training (R223-4-1). */
  trainingOn: daySchema.optional(),
})

/** A new licence after invalidation or annulment: new capital of 6, new probation (design.md section 3). */
export const licenceObtainedSchema = z.looseObject({
  kind: z.literal('licence-obtained'),
  on: daySchema,
  probation: probationSchema.nullable(),
  recordedOn: daySchema.optional(),
})

const LEDGER_KINDS = ['infraction', 'stage', 'letter', 'licence-obtained']

/** Any other mention of the file: kept and printed, without effect on points. */
export const mentionSchema = z.looseObject({
  kind: text.refine((kind) => !LEDGER_KINDS.includes(kind), 'this kind has a form of its own'),
  /** Who decided, where that decides the state printed: a medical suspension, a judicial annulment. */
  nature: z.enum(['administrative', 'judicial', 'medical']).optional(),
  label: text.optional(),
  authority: text.optional(),
  place: text.optional(),
  on: optionalDay,
  from: optionalDay,
  to: optionalDay,
  /** Day of the decision that annulled a measure: it is erased from then on (L225-2 III). */
  annulledOn: optionalDay,
  recordedOn: optionalDay,
})

export type Infraction = z.infer<typeof infractionSchema>
export type Stage = z.infer<typeof stageSchema>
export type Letter = z.infer<typeof letterSchema>
export type LicenceObtained = z.infer<typeof licenceObtainedSchema>
export type Probation = z.infer<typeof probationSchema>
export type Mention = z.infer<typeof mentionSchema>
/** One event of a licence file. */
export type LicenceEvent = Infraction | Stage | Letter | LicenceObtained | Mention

const FORMS = {
  infraction: infractionSchema,
  stage: stageSchema,
  letter: letterSchema,
  'licence-obtained': licenceObtainedSchema,
} as const

/** One event of a licence file, read by its `kind`, so that faults are those of that kind only. */
export const eventSchema = z.looseObject({ kind: text }).transform((event, context): LicenceEvent => {
  const form = Object.hasOwn(FORMS, event.kind) ? FORMS[event.kind as keyof typeof FORMS] : mentionSchema
  const result = form.safeParse(event)
  if (result.success) return result.data
  for (const issue of result.error.issues)
    context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] })
  return z.NEVER
})

/** Tells an infraction from the other events of a file. */
export function isInfraction(event: LicenceEvent): event is Infraction {
  return event.kind === 'infraction'
}

/** Tells a course from the other events of a file. */
export function isStage(event: LicenceEvent): event is Stage {
  return event.kind === 'stage'
}

/** Tells a letter from the other events of a file. */
export function isLetter(event: LicenceEvent): event is Letter {
  return event.kind === 'letter'
}

/** Tells a new licence from the other events of a file. */
export function isLicenceObtained(event: LicenceEvent): event is LicenceObtained {
  return event.kind === 'licence-obtained'
}

/** Tells a mention without effect on points from the other events of a file. */
export function isMention(event: LicenceEvent): event is Mention {
  return !LEDGER_KINDS.includes(event.kind)
}
