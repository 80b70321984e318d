import * as z from 'zod'
import { ASKED_FIELDS, LANGUAGE_ASKED } from '../verification-schema.ts'
import { instantSchema, named } from './api-schema.ts'
import { REPORT_EXAMPLE } from './examples.ts'
import type { Operation } from './operation.ts'
import { reportSchema } from './report-schema.ts'

const uploadSchema = named(
  'BatchUpload',
  z.strictObject({
    files: z
      .array(z.file())
      .meta({ description: 'Up to 50 files, or one ZIP archive of up to 200; 50 MiB in all.' }),
    ...ASKED_FIELDS,
  }),
)

const answerSchema = named(
  'FileAnswer',
  z.union([
    z.strictObject({ file: z.string(), report: reportSchema }),
    z.strictObject({ file: z.string(), error: z.strictObject({ code: z.string() }) }),
  ]),
)

const batchIdSchema = z
  .string()
  .regex(/^[\w-]{43}$/)
  .meta({ description: 'Secret: whoever has it may read the answers.' })

const batchSchema = named(
  'VerificationBatch',
  z.strictObject({
    id: batchIdSchema,
    state: z.enum(['running', 'done']),
    total: z.int().min(0),
    done: z.int().min(0),
    deletedAt: instantSchema.nullable().meta({ description: 'An hour after the last answer.' }),
    results: z.array(answerSchema),
  }),
)

const ID = 'kQnI9dTZHqgj0rVYk1k1b1yJ1nXW0nJm0oWmPZ9q3xU'
const EXAMPLE = { id: ID, state: 'running', total: 2, done: 0, deletedAt: null, results: [] }
const BATCH = { tag: 'verification', session: false } as const

/** Verification of many files at once. */
export const BATCH_OPERATIONS: readonly Operation[] = [
  {
    ...BATCH,
    id: 'verifyBatch',
    method: 'post',
    path: '/api/v1/verifications/batches',
    isLimited: true,
    parameters: [LANGUAGE_ASKED],
    requestBodies: [{ type: 'multipart/form-data', schema: uploadSchema }],
    answers: [
      {
        status: 202,
        bodies: [{ type: 'application/json', schema: batchSchema, example: EXAMPLE }],
        headers: ['Location'],
      },
    ],
    problems: [
      ...(['REQUEST_MALFORMED', 'NO_FILE', 'UNKNOWN_CATEGORY', 'UNSUPPORTED_TYPE'] as const),
      'RECIPIENT_NOT_A_SIREN',
      ...(['FILE_TOO_LARGE', 'ARCHIVE_UNREADABLE', 'ARCHIVE_TOO_LARGE', 'ARCHIVE_BOMB'] as const),
      ...(['TOO_MANY_REQUESTS', 'SCAN_BUSY', 'BATCH_BUSY', 'UPLOAD_TOO_SLOW'] as const),
    ],
  },
  {
    ...BATCH,
    id: 'readBatch',
    method: 'get',
    path: '/api/v1/verifications/batches/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, schema: batchIdSchema, example: ID }],
    answers: [
      {
        status: 200,
        bodies: [
          {
            type: 'application/json',
            schema: batchSchema,
            example: {
              ...{ ...EXAMPLE, state: 'done', done: 2, deletedAt: '2026-11-22T10:00:00+01:00' },
              results: [
                { file: 'a.pdf', report: REPORT_EXAMPLE },
                { file: 'b.txt', error: { code: 'UNSUPPORTED_TYPE' } },
              ],
            },
          },
        ],
      },
    ],
    problems: ['NOT_FOUND'],
  },
]
