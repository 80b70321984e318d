import { once } from 'node:events'
import type { Request, RequestHandler, Response } from 'express'
import type * as z from 'zod'
import { CodedError } from '../../errors.ts'
import type { IssuingBatches } from '../../service/batch/issuing-batches.ts'
import { findBatch } from '../../service/batch/order-batch.ts'
import { readBatchId } from './issuing-batch-id.ts'
import { type batchLineSchema, type batchResultsSchema, RESULTS_PER_PAGE } from './issuing-batch-schema.ts'
import { ISSUING_BATCHES, lineView } from './issuing-batch-view.ts'
import { operatorOf } from './operator-access.ts'

type LineView = z.infer<typeof batchLineSchema>

const NDJSON = 'application/x-ndjson'

/**
 * `GET /api/v1/issuing-batches/{id}/results`: every line, those that wait included, in their order; a page of JSON, or
 * all of them as NDJSON where that is what the client accepts.
 */
export function getResults({
  batches,
}: {
  readonly batches: IssuingBatches
}): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { id } = await findBatch({ batches }, operatorOf(response), readBatchId(request.params.id))
    const after = readAfter(request)
    const pageAfter = async (line: number) =>
      (await batches.lines(id, line, RESULTS_PER_PAGE)).map((found) => lineView(id, found))
    if (request.accepts(['application/json', NDJSON]) === NDJSON) return sendAll(response, after, pageAfter)
    const results = await pageAfter(after)
    const last = results.length < RESULTS_PER_PAGE ? undefined : results.at(-1)
    const next = last === undefined ? null : `${ISSUING_BATCHES}/${id}/results?after=${last.line}`
    const answer: z.infer<typeof batchResultsSchema> = { results, next }
    response.json(answer)
  }
}

function readAfter({ query: { after = '0' } }: Request<{ id: string }>): number {
  if (typeof after === 'string' && /^\d{1,9}$/.test(after)) return Number(after)
  throw new CodedError('REQUEST_MALFORMED', 'expected after to be the number of a line')
}

/** Page after page, as fast as the client reads. */
async function sendAll(
  response: Response,
  after: number,
  pageAfter: (line: number) => Promise<readonly LineView[]>,
): Promise<void> {
  response.type(NDJSON)
  for (let [line, page] = [after, await pageAfter(after)]; page.length > 0; page = await pageAfter(line)) {
    line = page.at(-1)?.line ?? line
    const text = page.map((view) => `${JSON.stringify(view)}\n`).join('')
    if (!response.write(text)) await drained(response)
    if (response.destroyed) return
    if (page.length < RESULTS_PER_PAGE) break
  }
  response.end()
}

/** Until the client has read on, or is gone; nothing is left listening, however many pages there are. */
async function drained(response: Response): Promise<void> {
  const either = new AbortController()
  const [signal, end] = [either.signal, () => either.abort()]
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).finally(end)
}
