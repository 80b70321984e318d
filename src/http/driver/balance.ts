import type { RequestHandler } from 'express'
import { readOwnHistory } from '../../service/driver/read-own-history.ts'
import { readOwnLicence } from '../../service/driver/read-own-licence.ts'
import { BALANCE_WORDS } from '../../wording/pages/driver-balance.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { balanceView } from './balance-view.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest } from './driver-request.ts'

/** `GET /conducteur`: the balance with its date and reasons, the state of the licence, what comes next. */
export function getBalance(ports: DriverPorts): RequestHandler {
  return async (_request, response) => {
    const request = ownFileRequest(response, ports.now)
    const language = languageOf(response)
    const licence = await readOwnLicence(ports, request)
    const history = await readOwnHistory(ports, request)
    const t = BALANCE_WORDS[language]
    sendPage(response, 'driver-balance', { title: t.title, t, ...balanceView(licence, history, language) })
  }
}
