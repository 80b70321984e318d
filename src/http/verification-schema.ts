import * as z from 'zod'
import { CATEGORY_CODES } from '../core/licence/categories.ts'
import { LANGUAGES } from '../wording/language.ts'
import { named } from './api/api-schema.ts'

/** A seal text has one byte for each character: what is above U+00FF was never read from a code. */
const LATIN_1 = /^[^\u0100-\uffff]*$/

const category = z
  .enum([...CATEGORY_CODES, ''])
  .optional()
  .meta({ description: 'Asks whether the holder may drive this category.' })

const siren = z.string().max(20).optional().meta({
  description: 'SIREN of who reads: a document issued for another recipient fails the check “recipient”.',
  example: '552100554',
})

/** What may be asked beside the verdict, in every form of a request. */
export const ASKED_FIELDS = { category, siren }

/** A seal text as JSON. */
export const payloadSchema = named(
  'SealText',
  z.strictObject({
    payload: z
      .string()
      .max(40_000)
      .regex(LATIN_1)
      .meta({ description: 'Text of a 2D-Doc, separators included; one character for each byte.' }),
    ...ASKED_FIELDS,
  }),
)

/** A file as a form. */
export const uploadFormSchema = named(
  'Upload',
  z.strictObject({
    file: z.file().meta({ description: 'PDF, PNG, JPEG, WebP or TIFF, 20 MiB at most.' }),
    ...ASKED_FIELDS,
  }),
)

/** The only query parameter that these addresses take. */
export const LANGUAGE_ASKED = {
  name: 'lang',
  in: 'query',
  required: false,
  schema: z.enum(LANGUAGES).meta({ description: 'Language of problems; before Accept-Language.' }),
  example: 'en',
} as const
