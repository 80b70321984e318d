import { type RequestHandler, Router } from 'express'
import { parisDateTime } from '../../core/calendar-day.ts'
import { CodedError } from '../../errors.ts'
import type { BatchFiles } from '../../service/batch/batch-file.ts'
import type { VerificationBatch, VerificationBatches } from '../../service/batch/verification-batches.ts'
import { type ReceivedFile, readReceived, receiveBatch, receivedFiles } from '../batch-upload.ts'
import { clientKey } from '../client-key.ts'
import { limitRate, type RateLimits } from '../rate-limit.ts'
import { allowOnly } from '../tell-problem.ts'
import { readAskedInForm } from '../verification-asked.ts'
import { signedInTo } from '../verifications.ts'

/** What batches of files need of the service. */
export interface BatchApiPorts {
  readonly batches: VerificationBatches
  /** Lists the files of an archive in memory, within bounds. */
  readonly openArchive: (bytes: Buffer) => Promise<BatchFiles>
}

const ROOT = '/api/v1/verifications/batches'

/**
 * `POST /api/v1/verifications/batches` and `GET /api/v1/verifications/batches/{id}`: several files, or a ZIP archive,
 * judged for anybody. What is sent and what is answered live in memory only; the id alone opens the answers.
 */
export function batchRoutes(ports: BatchApiPorts, limits: RateLimits): Router {
  const router = Router()
  router
    .route(ROOT)
    .post(limitRate('verifications', limits.verifications), receiveBatch, postBatch(ports))
    .all(allowOnly('POST'))
  router.route(`${ROOT}/:id`).get(getBatch(ports)).all(allowOnly('GET', 'HEAD'))
  return router
}

function postBatch({ batches, openArchive }: BatchApiPorts): RequestHandler {
  return async (request, response) => {
    const asked = readAskedInForm(request)
    const received = receivedFiles(request)
    const [only] = received
    const isArchive = received.length === 1 && only?.bytes.subarray(0, 2).toString('latin1') === 'PK'
    const files = isArchive ? await openArchive(only.bytes) : separateFiles(received)
    const batch = batches.begin(files, asked, {
      client: clientKey(request),
      signedIn: signedInTo(response),
    })
    response.status(202).location(`${ROOT}/${batch.id}`).json(told(batch))
  }
}

function separateFiles(received: readonly ReceivedFile[]): BatchFiles {
  return {
    files: received.map((file) => ({ name: file.name, read: async () => readReceived(file) })),
    close: () => {},
  }
}

function getBatch({ batches }: BatchApiPorts): RequestHandler<{ id: string }> {
  return (request, response) => {
    const batch = batches.find(request.params.id)
    if (batch === null) throw new CodedError('NOT_FOUND', 'no such batch, or its hour is over')
    response.json(told(batch))
  }
}

function told({ deletedAt, ...batch }: VerificationBatch) {
  return { ...batch, deletedAt: deletedAt === null ? null : parisDateTime(deletedAt) }
}
