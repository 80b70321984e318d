import * as z from 'zod'
import { DOCUMENT_KINDS } from '../../core/documents/document-kind.ts'
import { CATEGORY_CODES } from '../../core/licence/categories.ts'
import { ADVICE_CODES } from '../../core/verification/advice.ts'
import { CHECK_QUESTIONS, QUESTIONS } from '../../core/verification/check.ts'
import { REASONS } from '../../core/verification/reason.ts'
import { daySchema, instantSchema, named } from './api-schema.ts'

const text = z.string().nullable()
const day = daySchema.nullable()
const reason = named('Reason', z.enum(REASONS).meta({ description: 'Stable code; sentences are elsewhere.' }))
const category = named('Category', z.enum(CATEGORY_CODES))
const verdict = named('Verdict', z.enum(['valid', 'invalid', 'indeterminate']))
const count = z.int().min(0)

const check = named(
  'Check',
  z.strictObject({
    name: z.enum(Object.keys(CHECK_QUESTIONS)),
    question: z.enum(QUESTIONS),
    outcome: z.enum(['passed', 'failed', 'undetermined', 'not-applicable']),
    reason: reason.optional(),
    detail: z.string().optional().meta({ description: 'What was found and expected, in English.' }),
    advice: z
      .array(z.strictObject({ code: z.enum(ADVICE_CODES), modulePixels: z.number().optional() }))
      .optional()
      .meta({ description: 'What would help to read a code, where none was read.' }),
  }),
)

const holder = z.strictObject({
  civility: text,
  name: text,
  givenNames: z.array(z.string()),
  birthDate: text,
  birthPlace: text,
  truncated: z.array(z.enum(['name', 'givenNames', 'birthPlace'])),
})

const licence = z.strictObject({
  neph: text,
  state: z.strictObject({ code: z.string(), label: z.string() }).nullable(),
  categories: z.array(category),
  recipientSiren: text,
  points: count.optional(),
  letter: z.string().optional(),
  offence: z
    .strictObject({ committedOn: day, committedAt: text, pointsRemoved: z.int().nullable() })
    .optional(),
})

const document = named(
  'SealedDocument',
  z
    .strictObject({
      kind: z.enum(DOCUMENT_KINDS),
      id: text,
      emittedOn: day,
      expiresOn: day.meta({ description: 'Last day of validity, included.' }),
      dataAsOf: text,
      holder: holder.nullable(),
      licence: licence.nullable(),
    })
    .meta({ description: 'What a proved seal says: sealed values only, without accents, perhaps cut.' }),
)

const withheld = named(
  'Withheld',
  z
    .strictObject({ reason: z.literal('POINTS_RESERVED'), basis: z.literal('C. route L223-7') })
    .meta({ description: 'The content is reserved by law: neither ask for nor keep this document.' }),
)

const seal = named(
  'Seal',
  z.strictObject({
    form: z.enum(['c40', 'binary', 'mixed']),
    version: z.string(),
    caId: z.string(),
    certificateId: z.string(),
    emittedOn: day,
    signedOn: day,
    documentType: z.string(),
    perimeter: z.string(),
    country: text,
    issuer: text,
    fields: z.record(z.string(), z.string()).nullable(),
    blocks: z.array(z.strictObject({ id: z.string(), data: z.string() })).nullable(),
    unprovedAnnex: z.record(z.string(), z.string()).nullable(),
  }),
)

const place = z.strictObject({
  page: z.int().min(1),
  position: z
    .strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .nullable(),
  quality: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'Share of the error correction left; absent where the reader does not tell.' }),
  step: z
    .string()
    .optional()
    .meta({ description: 'Which attempt of the reader succeeded: a name for operators, which may change.' }),
})

const code = named(
  'CodeReport',
  place.extend({
    parts: z.array(place).optional(),
    verdict,
    checks: z.array(check),
    document: document.nullable(),
    withheld: withheld.nullable(),
    seal: seal.nullable(),
  }),
)

const entitlement = named(
  'Entitlement',
  z.strictObject({
    category,
    answer: z.enum(['yes', 'no', 'unknown']),
    reason,
    asOf: text,
    conditions: z.array(reason),
  }),
)

/** The report of a verification, the same as that of `permis verify --json` (design.md section 2). */
export const reportSchema = named(
  'Report',
  z.strictObject({
    verdict,
    at: instantSchema,
    document: document.nullable(),
    withheld: withheld.nullable(),
    checks: z.array(check),
    entitlement: entitlement.nullable(),
    trust: z.strictObject({
      environment: z.enum(['test', 'production']),
      lists: z.array(z.strictObject({ issuer: z.string(), issuedOn: daySchema, ageDays: z.int() })),
    }),
    seal: seal.nullable(),
    found: z
      .array(place)
      .optional()
      .meta({ description: 'Every place where a picture or a page showed a 2D-Doc, in page order.' }),
    codes: z.array(code).optional().meta({ description: 'Only where the input holds different codes.' }),
  }),
)
