import type { Request } from 'express'
import { CodedError } from '../../errors.ts'
import type { OperationParameter } from './operation.ts'
import { idempotencyKeySchema } from './own-document-schema.ts'

/** The header that names a request, so that sent again it is done once. */
export const IDEMPOTENCY_KEY: OperationParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: idempotencyKeySchema,
  example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
}

/**
 * Reads the key under which a request may be sent again.
 *
 * @throws {CodedError} IDEMPOTENCY_KEY_MISSING
 */
export function readIdempotencyKey(request: Request): string {
  const key = idempotencyKeySchema.safeParse(request.get('Idempotency-Key'))
  if (key.success) return key.data
  throw new CodedError(
    'IDEMPOTENCY_KEY_MISSING',
    'expected an Idempotency-Key of 1 to 200 visible characters',
  )
}
