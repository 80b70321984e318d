import * as z from 'zod'
import { named } from './api-schema.ts'

const fact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** `GET /health/live`. */
export const livenessSchema = named('Liveness', z.strictObject({ status: z.literal('live') }))

/** `GET /health/ready`; only `ready` is answered with 200. */
export const readinessSchema = named(
  'Readiness',
  z.strictObject({
    status: z.enum(['ready', 'starting', 'stopping', 'failing']),
    checks: z
      .record(z.string(), z.object({ status: z.enum(['ok', 'warning', 'failing']) }).catchall(fact))
      .meta({ description: 'A warning is for somebody to look at; it does not take the service out.' }),
  }),
)

/** `GET /version`. */
export const versionSchema = named('Version', z.strictObject({ version: z.string() }))

/** `GET /trust/certificates`. */
export const certificateListSchema = named(
  'CertificateList',
  z.strictObject({ certificates: z.array(z.string()) }),
)
