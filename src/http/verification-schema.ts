import * as z from 'zod'
import { CATEGORY_CODES } from '../core/licence/categories.ts'
import { named } from './api/api-schema.ts'

/** A seal text has one byte for each character: what is above U+00FF was never read from a code. */
const LATIN_1 = /^[^\u0100-\uffff]*$/

const category = z
  .enum([...CATEGORY_CODES, ''])
  .optional()
  .meta({ description: 'Asks whether the holder may drive this category.' })

/** A seal text as JSON. */
export const payloadSchema = named(
  'SealText',
  z.strictObject({
    payload: z
      .string()
      .max(40_000)
      .regex(LATIN_1)
      .meta({ description: 'Text of a 2D-Doc, separators included; one character for each byte.' }),
    category,
  }),
)

/** A file as a form. */
export const uploadFormSchema = named(
  'Upload',
  z.object({
    file: z.file().meta({ description: 'PDF, PNG, JPEG, WebP or TIFF, 20 MiB at most.' }),
    category,
  }),
)
