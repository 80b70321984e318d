import { createHash } from 'node:crypto'
import express, { type Request, type RequestHandler, Router } from 'express'
import { CodedError } from '../../errors.ts'
import type { OrderLine } from '../../service/batch/issue-lines.ts'
import { type OpenBatchDocumentPorts, openBatchDocument } from '../../service/batch/open-batch-document.ts'
import { cancelBatch, findBatch, type OrderBatchPorts, orderBatch } from '../../service/batch/order-batch.ts'
import { readOrders } from '../../service/batch/read-orders.ts'
import type { IdentifyOperatorPorts } from '../../service/operator/identify-operator.ts'
import { limitRate, type RateLimits } from '../rate-limit.ts'
import { readJsonBody } from '../request-fault.ts'
import { allowOnly } from '../tell-problem.ts'
import { documentIdSchema } from './api-schema.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import { readBatchId } from './issuing-batch-id.ts'
import { issuingOrdersSchema } from './issuing-batch-schema.ts'
import { batchView, ISSUING_BATCHES } from './issuing-batch-view.ts'
import { getResults } from './issuing-results.ts'
import { operatorOf, requireOperator } from './operator-access.ts'

/** What issuing in bulk needs of the service. */
export interface IssuingApiPorts extends OrderBatchPorts, OpenBatchDocumentPorts, IdentifyOperatorPorts {
  readonly now: () => Date
  /** Cuts a CSV into lines and cells. */
  readonly readCsv: (bytes: Uint8Array) => AsyncIterable<OrderLine>
  /** Called once a batch has been taken in. */
  readonly ordered: () => void
}

/** Ten thousand orders with every cell filled, and room to spare. */
const MOST_BYTES = '2mb'

const READ = allowOnly('GET', 'HEAD')

/** `/api/v1/issuing-batches`: documents ordered in bulk by programs with an operator's key, issued by the queue. */
export function issuingRoutes(ports: IssuingApiPorts, limits: RateLimits): Router {
  const router = Router()
  const operator = requireOperator(ports)
  const [batch, results] = [`${ISSUING_BATCHES}/:id`, `${ISSUING_BATCHES}/:id/results`]
  router
    .route(ISSUING_BATCHES)
    .post(
      limitRate('documents', limits.documents),
      operator,
      express.json({ limit: MOST_BYTES, type: 'application/json' }),
      express.raw({ limit: MOST_BYTES, type: 'text/csv' }),
      postBatch(ports),
    )
    .all(allowOnly('POST'))
  router.route(batch).get(operator, getBatch(ports)).all(READ)
  router.route(results).get(operator, getResults(ports)).all(READ)
  router.route(`${batch}/documents/:documentId`).get(operator, getBatchDocument(ports)).all(READ)
  router.route(`${batch}/cancel`).post(operator, postCancel(ports)).all(allowOnly('POST'))
  return router
}

/** `POST /api/v1/issuing-batches`: taken in at once, once for each `Idempotency-Key`; issued later. */
function postBatch(ports: IssuingApiPorts): RequestHandler {
  return async (request, response) => {
    const ordering = {
      operator: operatorOf(response),
      key: readIdempotencyKey(request),
      at: ports.now(),
    }
    const lines = await readOrders(ordersOf(ports, request))
    const done = await orderBatch(ports, { ...ordering, requestHash: hashOf(request) }, lines, (batch) => ({
      status: 202,
      response: JSON.stringify(batchView(batch)),
    }))
    ports.ordered()
    if (done.replayed) response.set('Idempotency-Replayed', 'true')
    const { id }: { readonly id: string } = JSON.parse(done.response)
    response
      .status(done.status)
      .location(`${ISSUING_BATCHES}/${id}`)
      .type('application/json')
      .send(done.response)
  }
}

/** Of what was sent, for lines at fault look alike once they are read. */
function hashOf({ body }: Request): Uint8Array {
  return createHash('sha256')
    .update(Buffer.isBuffer(body) ? body : JSON.stringify(body))
    .digest()
}

function ordersOf({ readCsv }: IssuingApiPorts, request: Request): AsyncIterable<OrderLine> | OrderLine[] {
  if (request.is('text/csv')) return readCsv(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
  if (!request.is('application/json'))
    throw new CodedError('UNSUPPORTED_TYPE', 'expected text/csv kind,neph[,siren] or application/json', {
      bodyTypes: 'text/csv, application/json',
    })
  const { orders } = readJsonBody(request, issuingOrdersSchema, 'JSON {"orders": [{"kind", "neph"}]}')
  return orders.map(({ kind, neph, recipientSiren }, index) => ({
    line: index + 1,
    cells: [kind, neph, recipientSiren ?? ''],
  }))
}

/** `GET /api/v1/issuing-batches/{id}`: how far it is. */
function getBatch(ports: IssuingApiPorts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    response.json(batchView(await findBatch(ports, operatorOf(response), readBatchId(request.params.id))))
  }
}

/** `POST /api/v1/issuing-batches/{id}/cancel`: what nobody has begun is not issued any more. */
function postCancel(ports: IssuingApiPorts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const id = readBatchId(request.params.id)
    response.json(batchView(await cancelBatch(ports, operatorOf(response), id, ports.now())))
  }
}

/** `GET /api/v1/issuing-batches/{id}/documents/{documentId}`: the PDF as it was issued. */
function getBatchDocument(ports: IssuingApiPorts): RequestHandler<{ id: string; documentId: string }> {
  return async (request, response) => {
    const batchId = readBatchId(request.params.id)
    const documentId = documentIdSchema.safeParse(request.params.documentId)
    if (!documentId.success) throw new CodedError('NOT_FOUND', 'this batch has no such document')
    const asked = { batchId, documentId: documentId.data, at: ports.now() }
    const { id, kind, pdf } = await openBatchDocument(ports, operatorOf(response), asked)
    response
      .type('application/pdf')
      .set('Content-Disposition', `attachment; filename="${kind}-${id}.pdf"`)
      .send(Buffer.from(pdf))
  }
}
