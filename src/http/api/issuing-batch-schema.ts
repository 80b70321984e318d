import * as z from 'zod'
import { MOST_ORDERS } from '../../service/batch/read-orders.ts'
import { daySchema, documentIdSchema, instantSchema, named } from './api-schema.ts'

const kind = z.enum(['ADCS', 'RII'])
const count = z.int().min(0)

/** What `POST /api/v1/issuing-batches` takes as JSON. A number that is none of ours fails its line alone. */
export const issuingOrdersSchema = named(
  'IssuingOrders',
  z.strictObject({
    orders: z
      .array(
        z.strictObject({
          kind,
          neph: z.string().min(1).max(60),
          recipientSiren: z
            .string()
            .max(20)
            .nullish()
            .meta({ description: 'SIREN to which an ADCS is bound.' }),
        }),
      )
      .min(1)
      .max(MOST_ORDERS),
  }),
)

/** The id of a batch; it opens nothing without the key that made it. */
export const batchIdSchema = z.uuid()

/** How far a batch is. */
export const issuingBatchSchema = named(
  'IssuingBatch',
  z.strictObject({
    id: batchIdSchema,
    state: z
      .enum(['running', 'done', 'cancelled'])
      .meta({ description: 'Of a batch cancelled, the lines begun are still ended.' }),
    total: z.int().min(1),
    done: count.meta({ description: 'Lines whose document is issued.' }),
    failed: count.meta({ description: 'Lines given up; the results say why.' }),
    createdAt: instantSchema,
    finishedAt: instantSchema
      .nullable()
      .meta({ description: 'Null while a line is under way, even of a batch cancelled.' }),
    deletedAt: instantSchema
      .nullable()
      .meta({ description: 'Thirty days after its end the batch is forgotten; its documents are not.' }),
    results: z.string().meta({ description: 'Where the results are.' }),
  }),
)

/** What became of one line. */
export const batchLineSchema = named(
  'BatchLine',
  z.strictObject({
    line: z.int().min(1).meta({ description: 'Line of the CSV, or place in the list of orders, from 1.' }),
    kind: kind.nullable(),
    state: z.enum(['waiting', 'done', 'failed', 'cancelled']),
    document: z
      .strictObject({
        id: documentIdSchema,
        emittedOn: daySchema,
        expiresOn: daySchema.nullable().meta({ description: 'Last day of validity, included.' }),
        recipientSiren: z.string().nullable(),
        warnings: z.array(z.enum(['STATE_WORSE_THAN_RECORD'])),
        href: z.string().meta({ description: 'Where the PDF is.' }),
      })
      .nullable(),
    error: z
      .strictObject({ code: z.string().meta({ description: 'Explained at /erreurs/{code}.' }) })
      .nullable(),
  }),
)

/** A page of results. */
export const batchResultsSchema = named(
  'BatchResults',
  z.strictObject({
    results: z.array(batchLineSchema),
    next: z.string().nullable().meta({ description: 'Where the next page is; null after the last.' }),
  }),
)

/** How many lines a page has. */
export const RESULTS_PER_PAGE = 1_000
