import type * as z from 'zod'
import { parisDateTime } from '../../core/calendar-day.ts'
import type { BatchLine, IssuingBatch } from '../../service/batch/issuing-batches.ts'
import type { batchLineSchema, issuingBatchSchema } from './issuing-batch-schema.ts'

/** Where batches of orders are. */
export const ISSUING_BATCHES = '/api/v1/issuing-batches'

/** What is answered of a batch. */
export function batchView(batch: IssuingBatch): z.infer<typeof issuingBatchSchema> {
  const { id, state, total, done, failed, createdAt, finishedAt, deletedAt } = batch
  const told = (at: Date | null) => (at === null ? null : parisDateTime(at))
  return {
    ...{ id, state, total, done, failed, createdAt: parisDateTime(createdAt) },
    ...{ finishedAt: told(finishedAt), deletedAt: told(deletedAt) },
    results: `${ISSUING_BATCHES}/${id}/results`,
  }
}

/** What is answered of a line: nothing of it names the holder. */
export function lineView(
  batchId: string,
  { line, kind, state, document, error }: BatchLine,
): z.infer<typeof batchLineSchema> {
  return {
    ...{ line, kind, state, error: error === null ? null : { code: error } },
    document:
      document === null
        ? null
        : {
            ...document,
            warnings: [...document.warnings],
            href: `${ISSUING_BATCHES}/${batchId}/documents/${document.id}`,
          },
  }
}
