import * as z from 'zod'
import { documentIdSchema } from './api-schema.ts'
import { DOCUMENT_EXAMPLE } from './examples.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import {
  batchIdSchema,
  batchResultsSchema,
  issuingBatchSchema,
  issuingOrdersSchema,
} from './issuing-batch-schema.ts'
import type { Operation, OperationAnswer } from './operation.ts'

const ID = '5f0c2d4e-8a36-4b7a-9a51-6d1f2c3b4a59'
const ROOT = '/api/v1/issuing-batches'
const RUNNING = {
  ...{ id: ID, state: 'running', total: 3, done: 1, failed: 1 },
  ...{ createdAt: '2026-11-22T09:00:00+01:00', finishedAt: null, deletedAt: null },
  results: `${ROOT}/${ID}/results`,
}
const CANCELLED = {
  ...{ ...RUNNING, state: 'cancelled', finishedAt: '2026-11-22T09:00:10+01:00' },
  deletedAt: '2026-12-22T09:00:10+01:00',
}
const { href: _, kind, ...document } = DOCUMENT_EXAMPLE
const RESULTS = {
  results: [
    {
      ...{ line: 1, kind, state: 'done', error: null },
      document: { ...document, warnings: [], href: `${ROOT}/${ID}/documents/${document.id}` },
    },
    { line: 2, kind: 'RII', state: 'failed', document: null, error: { code: 'UNKNOWN_NEPH' } },
    { line: 3, kind: 'RII', state: 'waiting', document: null, error: null },
  ],
  next: null,
}

const OPERATOR = { tag: 'issuing', session: false, operatorKey: true } as const
const KEY_PROBLEMS = [
  ...(['OPERATOR_KEY_REQUIRED', 'OPERATOR_KEY_REFUSED', 'OPERATOR_KEY_NOT_IN_FORCE'] as const),
  ...(['TOO_MANY_REQUESTS', 'DATABASE_UNREACHABLE'] as const),
]
const inPath = { name: 'id', in: 'path', required: true, schema: batchIdSchema, example: ID } as const
const batchAnswer = (status: number, example: unknown): OperationAnswer => ({
  status,
  bodies: [{ type: 'application/json', schema: issuingBatchSchema, example }],
})

/** Issuing in bulk, for programs with an operator's key. */
export const ISSUING_OPERATIONS: readonly Operation[] = [
  {
    ...OPERATOR,
    id: 'orderBatch',
    method: 'post',
    path: ROOT,
    isLimited: true,
    parameters: [IDEMPOTENCY_KEY],
    requestBodies: [
      {
        type: 'application/json',
        schema: issuingOrdersSchema,
        example: { orders: [{ kind: 'ADCS', neph: '051227308989', recipientSiren: '552100554' }] },
      },
      { type: 'text/csv', example: 'kind,neph,siren\nadcs,051227308989,552100554\n' },
    ],
    answers: [{ ...batchAnswer(202, RUNNING), headers: ['Location', 'Idempotency-Replayed'] }],
    problems: [
      ...KEY_PROBLEMS,
      ...(['REQUEST_MALFORMED', 'IDEMPOTENCY_KEY_MISSING', 'UNSUPPORTED_TYPE', 'FILE_TOO_LARGE'] as const),
      ...(['IDEMPOTENCY_IN_FLIGHT', 'IDEMPOTENCY_MISMATCH', 'ORDER_MALFORMED', 'ORDERS_MISSING'] as const),
      ...(['TOO_MANY_ORDERS', 'QUEUE_FULL'] as const),
    ],
  },
  {
    ...OPERATOR,
    id: 'readIssuingBatch',
    method: 'get',
    path: `${ROOT}/{id}`,
    parameters: [inPath],
    answers: [batchAnswer(200, RUNNING)],
    problems: [...KEY_PROBLEMS, 'NOT_FOUND'],
  },
  {
    ...OPERATOR,
    id: 'readIssuingResults',
    method: 'get',
    path: `${ROOT}/{id}/results`,
    parameters: [
      inPath,
      { name: 'after', in: 'query', required: false, schema: z.string().regex(/^\d{1,9}$/), example: '1000' },
    ],
    answers: [
      {
        status: 200,
        bodies: [
          { type: 'application/json', schema: batchResultsSchema, example: RESULTS },
          { type: 'application/x-ndjson' },
        ],
      },
    ],
    problems: [...KEY_PROBLEMS, 'NOT_FOUND', 'REQUEST_MALFORMED'],
  },
  {
    ...OPERATOR,
    id: 'readIssuedInBatch',
    method: 'get',
    path: `${ROOT}/{id}/documents/{documentId}`,
    parameters: [
      inPath,
      { name: 'documentId', in: 'path', required: true, schema: documentIdSchema, example: document.id },
    ],
    answers: [{ status: 200, bodies: [{ type: 'application/pdf' }], headers: ['Content-Disposition'] }],
    problems: [...KEY_PROBLEMS, 'ACCESS_REFUSED', 'NOT_FOUND', 'DOCUMENT_WITHDRAWN'],
  },
  {
    ...OPERATOR,
    id: 'cancelBatch',
    method: 'post',
    path: `${ROOT}/{id}/cancel`,
    parameters: [inPath],
    answers: [batchAnswer(200, CANCELLED)],
    problems: [...KEY_PROBLEMS, 'NOT_FOUND'],
  },
]
