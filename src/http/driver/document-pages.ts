import type { RequestHandler } from 'express'
import { isLicenceState } from '../../core/licence/licence-state.ts'
import { openOwnDocument } from '../../service/driver/own-documents.ts'
import { OwnFileError } from '../../service/driver/own-file.ts'
import { readTwin, type Twin } from '../../service/driver/read-twin.ts'
import type { Language } from '../../wording/language.ts'
import { groupedSiren } from '../../wording/pages/dates.ts'
import { DOCUMENTS_WORDS } from '../../wording/pages/driver-documents.ts'
import { wordingFor } from '../../wording.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { documentView } from './documents-view.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest } from './driver-request.ts'
import { stateView } from './state-view.ts'
import { twinHtml } from './twin-html.ts'

/** `GET /conducteur/documents/{id}`: the accessible twin; an RII is not found but after FranceConnect. */
export function getTwin(ports: DriverPorts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const twin = await readTwin(ports, asked, request.params.id)
    const language = languageOf(response)
    const t = DOCUMENTS_WORDS[language]
    const refusedFor = await ports.refusalOf(twin.document.payload, asked.at)
    const document = documentView({ ...twin.document, refusedFor }, asked.at, language)
    const view = { title: t.twin, t, document }
    sendPage(response, 'driver-document', { ...view, ...twinView(twin, language) })
  }
}

/** `GET /conducteur/documents/{id}/pdf`: the file as it was delivered, bit for bit; its name bears kind and id only. */
export function getPdf(ports: DriverPorts): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const { id, kind } = await openOwnDocument(ports, asked, request.params.id)
    const pdf = await ports.documents.pdf(asked.holder.neph, id)
    if (pdf === null) throw new OwnFileError('NOT_FOUND', 'the file of this document is no longer kept')
    response
      .type('application/pdf')
      .set('Content-Disposition', `attachment; filename="${kind}-${id}.pdf"`)
      .set('Cache-Control', 'no-store')
      .send(Buffer.from(pdf))
  }
}

function twinView({ markup, sealed, document }: Twin, language: Language) {
  const { labels } = wordingFor(language)
  const label = sealed.state?.label
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [labels.holder, [sealed.civility, ...(sealed.givenNames?.values ?? []), sealed.name?.value].join(' ')],
    [labels.neph, sealed.neph],
    [labels.state, label],
    [labels.categories, sealed.categories?.join(' ') || labels.none],
    [labels.points, sealed.pointsLeft?.toString()],
    [labels.recipient, sealed.recipientSiren && groupedSiren(sealed.recipientSiren)],
  ]
  return {
    meaning: label !== undefined && isLicenceState(label) ? stateView(label, language).meaning : null,
    content: markup === null ? null : twinHtml(markup),
    rows: rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    sealText: visibleSeal(document.payload),
  }
}

/** The separators of a seal are control characters: shown by their names, as the specification writes them. */
function visibleSeal(payload: string): string {
  return payload.replaceAll('\u001d', '<GS>').replaceAll('\u001f', '<US>').replaceAll('\u001e', '<RS>')
}
