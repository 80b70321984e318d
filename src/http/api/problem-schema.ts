import * as z from 'zod'
import { ERRORS_FR } from '../../wording/errors.fr.ts'
import { named } from './api-schema.ts'

/** A problem of RFC 9457, as every refusal of the API is told. */
export const problemSchema = named(
  'Problem',
  z.strictObject({
    type: z.string().meta({ description: 'Address of the page that explains the code.' }),
    title: z
      .string()
      .meta({ description: 'In the language that lang or Accept-Language asks for, else in French.' }),
    status: z.int().min(400).max(599),
    code: z.enum(Object.keys(ERRORS_FR)).meta({ description: 'Stable; the one to branch on.' }),
    detail: z
      .string()
      .meta({ description: 'What was found and expected: technical in English, a sentence in French.' }),
    advice: z.string().meta({ description: 'What to do, in the language of the title.' }),
    instance: z
      .string()
      .regex(/^urn:uuid:/)
      .meta({ description: 'Names the request in the service’s log.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
      .optional()
      .meta({
        description: 'What is wrong in the body, by JSON pointer (RFC 6901); values are not repeated.',
      }),
  }),
)
