import * as z from 'zod'
import type { Operation } from './operation.ts'
import { certificateListSchema, livenessSchema, readinessSchema, versionSchema } from './operation-schema.ts'

const READ = { method: 'get', session: false } as const
const TRUST = { ...READ, tag: 'trust' } as const
const OPERATOR = { ...READ, tag: 'operation' } as const

const bytes = (type: string) => [{ status: 200, bodies: [{ type }] }]
const inPath = (name: string, form: RegExp, example: string) => ({
  name,
  in: 'path' as const,
  required: true,
  schema: z.string().regex(form),
  example,
})
const inQuery = (name: string) => ({ name, in: 'query' as const, required: false, schema: z.string() })

/** What verifiers need to trust us, and what operators ask. */
export const OPERATOR_OPERATIONS: readonly Operation[] = [
  {
    ...TRUST,
    id: 'readTrustList',
    path: '/trust/tsl.xml',
    answers: bytes('application/xml'),
    problems: ['NOT_FOUND'],
  },
  {
    ...TRUST,
    id: 'listCertificates',
    path: '/trust/certificates',
    parameters: ['iHash', 'sHash', 'certHash', 'name'].map(inQuery),
    answers: [
      {
        status: 200,
        bodies: [
          {
            type: 'application/json',
            schema: certificateListSchema,
            example: { certificates: ['/trust/certificates/FR00.pem'] },
          },
          { type: 'application/pkix-cert' },
          { type: 'multipart/mixed' },
        ],
      },
    ],
    problems: ['REQUEST_MALFORMED', 'NOT_FOUND'],
  },
  {
    ...TRUST,
    id: 'readCertificate',
    path: '/trust/certificates/{file}',
    parameters: [inPath('file', /^[A-Z0-9]{4}(_[A-Z0-9]{4})?\.pem$/, 'FR00_PC01.pem')],
    answers: bytes('application/x-pem-file'),
    problems: ['NOT_FOUND', 'REQUEST_MALFORMED'],
  },
  {
    ...TRUST,
    id: 'readRevocationList',
    path: '/trust/crl/{file}',
    parameters: [inPath('file', /^[A-Z0-9]{4}\.crl$/, 'FR00.crl')],
    answers: bytes('application/pkix-crl'),
    problems: ['NOT_FOUND', 'REQUEST_MALFORMED'],
  },
  {
    ...TRUST,
    id: 'readWithdrawalList',
    path: '/trust/withdrawals/{file}',
    parameters: [inPath('file', /^[A-Z0-9]{4}\.jws$/, 'FR00.jws')],
    answers: bytes('application/jose'),
    problems: ['NOT_FOUND', 'REQUEST_MALFORMED'],
  },
  {
    ...TRUST,
    id: 'readAuditHeads',
    path: '/trust/audit-heads',
    parameters: [inQuery('after')],
    answers: bytes('application/x-ndjson'),
    problems: ['NOT_FOUND'],
  },
  {
    ...TRUST,
    id: 'readAuditKey',
    path: '/trust/audit.pem',
    answers: bytes('application/x-pem-file'),
    problems: ['NOT_FOUND'],
  },
  {
    ...OPERATOR,
    id: 'readLiveness',
    path: '/health/live',
    answers: [
      {
        status: 200,
        bodies: [{ type: 'application/json', schema: livenessSchema, example: { status: 'live' } }],
      },
    ],
    problems: [],
  },
  {
    ...OPERATOR,
    id: 'readReadiness',
    path: '/health/ready',
    answers: [
      {
        status: 200,
        bodies: [
          {
            type: 'application/json',
            schema: readinessSchema,
            example: {
              status: 'ready',
              checks: { database: { status: 'ok' }, audit: { status: 'ok', pending: 0 } },
            },
          },
        ],
      },
      {
        status: 503,
        bodies: [
          {
            type: 'application/json',
            schema: readinessSchema,
            example: { status: 'stopping', checks: { database: { status: 'ok' } } },
          },
        ],
        headers: ['Retry-After'],
      },
    ],
    problems: [],
  },
  {
    ...OPERATOR,
    id: 'readMetrics',
    path: '/metrics',
    answers: bytes('text/plain'),
    problems: ['TOKEN_REQUIRED'],
  },
  {
    ...OPERATOR,
    id: 'readVersion',
    path: '/version',
    answers: [
      {
        status: 200,
        bodies: [{ type: 'application/json', schema: versionSchema, example: { version: '0.1.0' } }],
      },
    ],
    problems: [],
  },
]
