import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import { listOwnDocuments } from '../../service/driver/own-documents.ts'
import { IssuingError } from '../../service/issuing-error.ts'
import { DOCUMENTS_WORDS } from '../../wording/pages/driver-documents.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { sessionOf } from '../sign-in/session-of.ts'
import { documentView } from './documents-view.ts'
import type { DriverPorts } from './driver-ports.ts'
import { csrfOf, formField, ownFileRequest, queryField } from './driver-request.ts'
import { issueFromForm } from './issue-from-form.ts'

/** `GET /conducteur/documents`: documents issued, and what can be issued to this sign-in. */
export function getDocuments(ports: DriverPorts): RequestHandler {
  return (request, response) =>
    sendDocuments(ports, response, { issued: queryField(request, 'delivre'), siren: '', fault: null })
}

/**
 * `POST /conducteur/documents`: issues an ADCS, or an RII where the access policy allows it, once however often the
 * form is sent; of a form that names neither, nothing. What becomes of the request is decided and audited by the
 * issuing procedure.
 */
export function postDocument(ports: DriverPorts): RequestHandler {
  return async (request, response) => {
    const { holder, at } = ownFileRequest(response, ports.now)
    const [kind, siren] = [formField(request, 'document'), formField(request, 'siren')]
    if (kind !== 'ADCS' && kind !== 'RII')
      return sendDocuments(ports, response, { issued: '', siren, fault: 'kind' })
    const recipientSiren = siren.replace(/[\s.]/g, '')
    try {
      const sent = { sessionId: sessionOf(response)?.id ?? '', key: formField(request, 'once') }
      const id = await issueFromForm(ports, sent, {
        kind,
        neph: holder.neph,
        requester: holder,
        at,
        lint: 'page',
        recipientSiren: recipientSiren === '' ? null : recipientSiren,
      })
      response.redirect(303, `/conducteur/documents?delivre=${id}`)
    } catch (error) {
      if (!(error instanceof IssuingError) || error.code !== 'RECIPIENT_NOT_A_SIREN') throw error
      await sendDocuments(ports, response, { issued: '', siren, fault: 'siren' })
    }
  }
}

/** What the page shows beside the documents. */
interface Shown {
  readonly issued: string
  readonly siren: string
  readonly fault: 'kind' | 'siren' | null
}

async function sendDocuments(
  ports: DriverPorts,
  response: Response,
  { issued, siren, fault }: Shown,
): Promise<void> {
  const { holder, at } = ownFileRequest(response, ports.now)
  const language = languageOf(response)
  const t = DOCUMENTS_WORDS[language]
  const listed = await listOwnDocuments(ports, { holder, at })
  const documents = await Promise.all(
    listed.map(async (document) => {
      // A withdrawal is told by the register itself.
      const refusedFor = document.withdrawal ? null : await ports.refusalOf(document.payload, at)
      return documentView({ ...document, refusedFor }, at, language)
    }),
  )
  const view = {
    title: t.title,
    t,
    csrf: csrfOf(response),
    once: randomUUID(),
    // Absent, not merely disabled, for whoever did not come by FranceConnect (C. route R225-6 III).
    mayHaveRii: holder.signedInBy === 'franceconnect',
    issued:
      documents.find(
        ({ id, refusal, withdrawal }) => id === issued && refusal === null && withdrawal === null,
      ) ?? null,
    documents,
    siren,
    sirenFault: fault === 'siren' ? t.sirenFault : null,
    kindFault: fault === 'kind' ? t.kindFault : null,
  }
  sendPage(response, 'driver-documents', view, fault === null ? 200 : 422)
}
