import type { Request } from 'express'
import { CodedError } from '../../errors.ts'
import { idempotencyKeySchema } from './own-document-schema.ts'

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
