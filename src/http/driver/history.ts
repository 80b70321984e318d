import type { RequestHandler } from 'express'
import { readOwnHistory } from '../../service/driver/read-own-history.ts'
import { HISTORY_WORDS } from '../../wording/pages/driver-history.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest, queryField } from './driver-request.ts'
import { historyView } from './history-view.ts'

/** `GET /conducteur/historique`: ten years, each line with its reason; `?montrer=` keeps lines of one sort. */
export function getHistory(ports: DriverPorts): RequestHandler {
  return async (request, response) => {
    const history = await readOwnHistory(ports, ownFileRequest(response, ports.now))
    const language = languageOf(response)
    const t = HISTORY_WORDS[language]
    const view = historyView(history, queryField(request, 'montrer'), language)
    sendPage(response, 'driver-history', { title: t.title, t, ...view })
  }
}
