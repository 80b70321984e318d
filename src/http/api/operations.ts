import type * as z from 'zod'
import { LANGUAGE_ASKED, payloadSchema, uploadFormSchema } from '../verification-schema.ts'
import { documentIdSchema } from './api-schema.ts'
import { BATCH_OPERATIONS } from './batch-operations.ts'
import {
  CALENDAR_EXAMPLE,
  DOCUMENT_EXAMPLE,
  HISTORY_EXAMPLE,
  LICENCE_EXAMPLE,
  PAYLOAD_EXAMPLE,
  POINTS_EXAMPLE,
  REPORT_EXAMPLE,
} from './examples.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { ISSUING_OPERATIONS } from './issuing-operations.ts'
import { ownLicenceSchema } from './licence-schema.ts'
import type { Operation, OperationAnswer } from './operation.ts'
import { OPERATOR_OPERATIONS } from './operator-operations.ts'
import { documentOrderSchema, issuedDocumentSchema, ownDocumentsSchema } from './own-document-schema.ts'
import { ownCalendarSchema, ownHistorySchema, ownPointsSchema } from './points-schema.ts'
import { reportSchema } from './report-schema.ts'

const json = (status: number, schema: z.ZodType, example: unknown): OperationAnswer => ({
  status,
  bodies: [{ type: 'application/json', schema, example }],
})

/** What every operation of a driver may be refused for. */
const DRIVER = { tag: 'driver', session: true, isLimited: true } as const
const DRIVER_PROBLEMS = [
  ...(['SIGN_IN_REQUIRED', 'DRIVERS_ONLY', 'LICENCE_NOT_LINKED', 'TOO_MANY_REQUESTS'] as const),
]
const FILE_PROBLEMS = ['ACCESS_REFUSED', 'UNKNOWN_NEPH', 'DATABASE_UNREACHABLE'] as const

const reading = (id: Operation['id'], path: string, schema: z.ZodType, example: unknown): Operation => ({
  ...DRIVER,
  id,
  method: 'get',
  path: `/api/v1/me/${path}`,
  answers: [json(200, schema, example)],
  problems: [...DRIVER_PROBLEMS, ...FILE_PROBLEMS],
})

/** Every operation of the API, in the order in which they are shown. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'verify',
    method: 'post',
    path: '/api/v1/verifications',
    tag: 'verification',
    session: false,
    isLimited: true,
    parameters: [LANGUAGE_ASKED],
    requestBodies: [
      { type: 'application/json', schema: payloadSchema, example: PAYLOAD_EXAMPLE },
      { type: 'multipart/form-data', schema: uploadFormSchema },
    ],
    answers: [json(200, reportSchema, REPORT_EXAMPLE)],
    problems: [
      ...(['REQUEST_MALFORMED', 'NO_FILE', 'UNKNOWN_CATEGORY', 'RECIPIENT_NOT_A_SIREN'] as const),
      ...(['FILE_TOO_LARGE', 'IMAGE_TOO_LARGE', 'TOO_MANY_PAGES'] as const),
      ...(['UNSUPPORTED_TYPE', 'AMBIGUOUS_FILE', 'HEIC_NOT_READ'] as const),
      ...(['EMPTY_FILE', 'UNREADABLE_IMAGE', 'UNREADABLE_PDF', 'PASSWORD_PROTECTED'] as const),
      ...(['SCAN_TIMEOUT', 'SCAN_MEMORY', 'TOO_MANY_REQUESTS', 'SCAN_BUSY'] as const),
      'UPLOAD_TOO_SLOW',
    ],
  },
  ...BATCH_OPERATIONS,
  reading('readLicence', 'licence', ownLicenceSchema, LICENCE_EXAMPLE),
  reading('readPoints', 'points', ownPointsSchema, POINTS_EXAMPLE),
  reading('readPointsHistory', 'points/history', ownHistorySchema, HISTORY_EXAMPLE),
  reading('readPointsCalendar', 'points/calendar', ownCalendarSchema, CALENDAR_EXAMPLE),
  {
    ...DRIVER,
    id: 'issueDocument',
    method: 'post',
    path: '/api/v1/me/documents',
    parameters: [IDEMPOTENCY_KEY],
    requestBodies: [
      {
        type: 'application/json',
        schema: documentOrderSchema,
        example: { kind: 'ADCS', recipientSiren: '552100554' },
      },
    ],
    answers: [
      { ...json(201, issuedDocumentSchema, DOCUMENT_EXAMPLE), headers: ['Location', 'Idempotency-Replayed'] },
    ],
    problems: [
      ...DRIVER_PROBLEMS,
      ...FILE_PROBLEMS,
      ...(['REQUEST_MALFORMED', 'IDEMPOTENCY_KEY_MISSING', 'FORM_REFUSED', 'FILE_TOO_LARGE'] as const),
      ...(['UNSUPPORTED_TYPE', 'IDEMPOTENCY_IN_FLIGHT', 'IDEMPOTENCY_MISMATCH'] as const),
      ...(['RECIPIENT_NOT_A_SIREN', 'RECIPIENT_NOT_FOR_THIS_KIND'] as const),
    ],
  },
  {
    ...reading('listDocuments', 'documents', ownDocumentsSchema, {
      documents: [
        { ...DOCUMENT_EXAMPLE, issuedAt: '2026-11-22T09:00:00+01:00', refusedFor: null, withdrawal: null },
      ],
    }),
    problems: [...DRIVER_PROBLEMS, 'DATABASE_UNREACHABLE'],
  },
  {
    ...DRIVER,
    id: 'readDocument',
    method: 'get',
    path: '/api/v1/me/documents/{id}',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: documentIdSchema, example: DOCUMENT_EXAMPLE.id },
    ],
    answers: [{ status: 200, bodies: [{ type: 'application/pdf' }], headers: ['Content-Disposition'] }],
    problems: [...DRIVER_PROBLEMS, 'NOT_FOUND', 'DOCUMENT_WITHDRAWN', 'DATABASE_UNREACHABLE'],
  },
  ...ISSUING_OPERATIONS,
  ...OPERATOR_OPERATIONS,
]
