import * as z from 'zod'

/** The schemas that the API's document names; what is not here is written where it is used. */
export const API_SCHEMAS = z.registry<{ readonly id: string }>()

/** Gives a schema the name under which the document and its page show it. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  API_SCHEMAS.add(schema, { id })
  return schema
}

/** A calendar day, as the law counts; no hour and no time zone. */
export const daySchema = named(
  'Day',
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ description: 'Calendar day in Europe/Paris.' }),
)

/** An instant with the offset that Paris had. */
export const instantSchema = named(
  'Instant',
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}:\d{2}$/)
    .meta({ description: 'Instant in Europe/Paris, ISO 8601 with its offset.' }),
)

/** An id of a document of ours: 80 random bits in Crockford base32. */
export const documentIdSchema = named(
  'DocumentId',
  z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    .meta({ description: 'Sixteen characters of Crockford base32.' }),
)
