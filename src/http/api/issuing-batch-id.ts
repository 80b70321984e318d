import { CodedError } from '../../errors.ts'
import { batchIdSchema } from './issuing-batch-schema.ts'

/**
 * Reads the id of a batch out of an address; what can be none of ours is not looked for.
 *
 * @throws {CodedError} NOT_FOUND
 */
export function readBatchId(asked: string): string {
  const id = batchIdSchema.safeParse(asked)
  if (id.success) return id.data
  throw new CodedError('NOT_FOUND', 'this key has no such batch')
}
