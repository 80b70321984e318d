import { createHash } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type * as z from 'zod'
import { parisDateTime } from '../../core/calendar-day.ts'
import {
  type ListedDocument,
  listOwnDocuments,
  type OwnDocumentPorts,
  openOwnDocument,
} from '../../service/driver/own-documents.ts'
import { OwnFileError } from '../../service/driver/own-file.ts'
import type { RefusalOfSeal } from '../../service/driver/refusal-of-seal.ts'
import type { IdempotentRequest } from '../../service/idempotency.ts'
import type { StatementIssueRequest } from '../../service/issue-document.ts'
import { type IssueOncePorts, issueOnce } from '../../service/issue-once.ts'
import { ownFileRequest } from '../driver/driver-request.ts'
import { readJsonBody } from '../request-fault.ts'
import { driverOf } from '../sign-in/session-of.ts'
import { documentIdSchema } from './api-schema.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import {
  documentOrderSchema,
  type issuedDocumentSchema,
  type ownDocumentsSchema,
} from './own-document-schema.ts'

/** What the endpoints of the own documents need. */
export interface OwnDocumentsApiPorts extends OwnDocumentPorts, IssueOncePorts {
  readonly refusalOf: RefusalOfSeal
  readonly now: () => Date
}

type IssuedView = z.infer<typeof issuedDocumentSchema>

const ROOT = '/api/v1/me/documents'

/** `GET /api/v1/me/documents`: newest first; an RII is absent unless FranceConnect opened the session. */
export function getOwnDocuments(ports: OwnDocumentsApiPorts): RequestHandler {
  return async (_request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const listed = await listOwnDocuments(ports, asked)
    const documents = listed.map(async (document) => ({
      ...issuedView(document),
      issuedAt: parisDateTime(document.issuedAt),
      refusedFor: await refusalOf(ports, document, asked.at),
      withdrawal: withdrawalView(document),
    }))
    const answer: z.infer<typeof ownDocumentsSchema> = { documents: await Promise.all(documents) }
    response.json(answer)
  }
}

/** `GET /api/v1/me/documents/{id}`: the PDF as it was delivered; 404 for what this sign-in may not see, 410 once withdrawn. */
export function getOwnDocument(ports: OwnDocumentsApiPorts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const { id, kind } = await openOwnDocument(ports, asked, readDocumentId(request.params.id))
    const pdf = await ports.documents.pdf(asked.holder.neph, id)
    if (pdf === null) throw new OwnFileError('NOT_FOUND', 'the file of this document is no longer kept')
    response
      .type('application/pdf')
      .set('Content-Disposition', `attachment; filename="${kind}-${id}.pdf"`)
      .send(Buffer.from(pdf))
  }
}

/**
 * `POST /api/v1/me/documents`: issues an ADCS, or an RII where the access policy allows it, once for each
 * `Idempotency-Key`; sent again, the request is answered as it was the first time.
 */
export function postOwnDocument(ports: OwnDocumentsApiPorts): RequestHandler {
  return async (request, response) => {
    const { holder, at } = ownFileRequest(response, ports.now)
    const key = readIdempotencyKey(request)
    const { kind, recipientSiren } = readJsonBody(request, documentOrderSchema, 'JSON {"kind"}')
    const order = { kind, recipientSiren: recipientSiren ?? null }
    const issue: StatementIssueRequest = {
      ...order,
      neph: holder.neph,
      requester: holder,
      at,
      lint: 'page',
    }
    const asked = { actor: actorOf(response), key, requestHash: hashOf(holder.neph, order) }
    const done = await issueOnce(ports, asked, issue, (issued) => ({
      status: 201,
      response: JSON.stringify(issuedView({ ...issued, ...order })),
    }))
    if (done.replayed) response.set('Idempotency-Replayed', 'true')
    const { href } = JSON.parse(done.response) as IssuedView
    response.status(done.status).set('Location', href).type('application/json').send(done.response)
  }
}

/** Who withdrew it need not ask a list. */
async function refusalOf(
  { refusalOf }: OwnDocumentsApiPorts,
  { withdrawal, payload }: ListedDocument,
  at: Date,
) {
  return (withdrawal ?? null) === null ? refusalOf(payload, at) : 'DOCUMENT_WITHDRAWN'
}

function withdrawalView({ withdrawal = null }: ListedDocument) {
  return withdrawal && { at: parisDateTime(withdrawal.at), reason: withdrawal.reason }
}

function issuedView(document: Omit<IssuedView, 'href'>): IssuedView {
  const { id, kind, emittedOn, expiresOn, recipientSiren } = document
  return { id, kind, emittedOn, expiresOn, recipientSiren, href: `${ROOT}/${id}` }
}

/** What can be no id of ours is not looked for. */
function readDocumentId(asked: string): string {
  const id = documentIdSchema.safeParse(asked)
  if (id.success) return id.data
  throw new OwnFileError('NOT_FOUND', 'this file has no such document')
}

/** Two ways to sign in are two senders: what one was answered is not replayed to the other. */
function actorOf(response: Response): string {
  const driver = driverOf(response)
  return driver.signedInBy === 'franceconnect' ? `franceconnect:${driver.sub}` : `account:${driver.accountId}`
}

function hashOf(neph: string, order: object): IdempotentRequest['requestHash'] {
  return createHash('sha256')
    .update(JSON.stringify([neph, order]))
    .digest()
}
