import * as z from 'zod'
import { WITHDRAWAL_REASONS } from '../../core/documents/withdrawal-reason.ts'
import { REASONS } from '../../core/verification/reason.ts'
import { daySchema, documentIdSchema, instantSchema, named } from './api-schema.ts'

const kind = z.enum(['ADCS', 'RII'])

/** What `POST /api/v1/me/documents` takes. The Luhn sum of a SIREN is checked by the issuing procedure. */
export const documentOrderSchema = named(
  'DocumentOrder',
  z.strictObject({
    kind,
    recipientSiren: z
      .string()
      .max(20)
      .nullish()
      .meta({ description: 'SIREN to which an ADCS is bound: nine digits with a right Luhn sum.' }),
  }),
)

/** What `POST /api/v1/me/documents` answers, the first time and again. */
export const issuedDocumentSchema = named(
  'IssuedDocument',
  z.strictObject({
    id: documentIdSchema,
    kind,
    emittedOn: daySchema,
    expiresOn: daySchema.nullable().meta({ description: 'Last day of validity, included.' }),
    recipientSiren: z.string().nullable(),
    href: z.string().meta({ description: 'Where the PDF is.' }),
  }),
)

/** `GET /api/v1/me/documents`. */
export const ownDocumentsSchema = named(
  'Documents',
  z.strictObject({
    documents: z.array(
      issuedDocumentSchema.extend({
        issuedAt: instantSchema,
        refusedFor: z.enum(REASONS).nullable().meta({
          description:
            'Why verification now refuses its seal, whatever the dates of the document: its certificate, or its withdrawal; else null.',
        }),
        withdrawal: z
          .strictObject({ at: instantSchema, reason: z.enum(WITHDRAWAL_REASONS) })
          .nullable()
          .meta({ description: 'When and why its issuer withdrew it: its PDF is then given no more (410).' }),
      }),
    ),
  }),
)

/** The form of an `Idempotency-Key` (IETF httpapi draft 7): visible characters, quoted or not. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .meta({ description: 'Chosen by the client for one request; kept for 24 hours.' })
