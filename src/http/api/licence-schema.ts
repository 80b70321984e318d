import * as z from 'zod'
import { CATEGORY_CODES } from '../../core/licence/categories.ts'
import { DRIVING_RIGHT_BY_STATE } from '../../core/licence/licence-state.ts'
import { daySchema, instantSchema, named } from './api-schema.ts'

const category = z.strictObject({
  code: z.enum(CATEGORY_CODES),
  obtainedOn: daySchema,
  validUntil: daySchema.nullable(),
  restrictions: z.array(z.string()),
  authority: z.string(),
  inForce: z.boolean(),
})

/** The own licence, as `GET /api/v1/me/licence` tells it. */
export const ownLicenceSchema = named(
  'Licence',
  z.strictObject({
    neph: z.string(),
    dataAsOf: instantSchema.meta({ description: 'When the registry was read.' }),
    obtainedOn: daySchema,
    state: z.strictObject({
      label: z.enum(Object.keys(DRIVING_RIGHT_BY_STATE)),
      drivingRight: z.enum(['yes', 'no', 'unknown']),
    }),
    holder: z.strictObject({
      civility: z.enum(['M', 'MME']),
      birthName: z.string(),
      usageName: z.string().nullable(),
      givenNames: z.array(z.string()),
      birthDate: z.string().meta({ description: 'YYYY-MM-DD, 00 for an unknown month or day.' }),
      birthPlace: z.string(),
      birthCountry: z.string(),
      address: z.strictObject({
        lines: z.array(z.string()),
        postalCode: z.string(),
        locality: z.string(),
      }),
    }),
    categories: z.array(category),
  }),
)
