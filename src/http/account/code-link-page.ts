import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import { returnPath } from '../../core/identity/return-path.ts'
import { linkByCode } from '../../service/account/link-by-code.ts'
import { ACCOUNT_WORDS } from '../../wording/pages/driver-account.ts'
import { sendAccountPage } from '../driver/account-page.ts'
import { formField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sessionCookie } from '../sign-in/session-cookie.ts'
import { driverOf } from '../sign-in/session-of.ts'
import { type AccountHttpPorts, openAccountOf } from './account-http-ports.ts'
import { LEAST_MS, tellFault } from './tell-fault.ts'

/** `GET /conducteur/compte/rattacher`: asks for what links a licence to an account. */
export function getCodeLink(ports: AccountHttpPorts): RequestHandler {
  return async (request, response) => {
    if (driverOf(response).signedInBy === 'franceconnect')
      return response.redirect(303, '/conducteur/rattachement')
    const { account } = await openAccountOf(ports, response)
    // The page of the account takes a link accepted meanwhile into the session, or says that it is awaited.
    if (account.neph !== null || account.askedNeph !== null)
      return response.redirect(303, '/conducteur/compte')
    const returnTo = returnPath(request.query.returnTo, '/conducteur')
    sendAccountPage(response, 'driver-account-link', { returnTo })
  }
}

/** `POST /conducteur/compte/rattacher`: links, asks the holder, or has a new code sent; see `decideCodeLink`. */
export function postCodeLink(ports: AccountHttpPorts): RequestHandler {
  const cookie = sessionCookie(ports.publicUrl)
  return async (request, response) => {
    const earliest = setTimeout(LEAST_MS)
    const open = await openAccountOf(ports, response)
    if (open.account.neph !== null) return response.redirect(303, '/conducteur/compte')
    const typed = {
      neph: formField(request, 'neph'),
      nephAgain: formField(request, 'nephAgain'),
      confidentialCode: formField(request, 'confidentialCode').slice(0, 40),
      birthName: formField(request, 'birthName').slice(0, 200),
      birthDate: formField(request, 'birthDate').slice(0, 40),
    }
    const returnTo = returnPath(formField(request, 'returnTo'), '/conducteur')
    try {
      const { outcome, opened } = await linkByCode(ports, open, typed, ports.now())
      await earliest
      if (opened !== null) cookie.set(response, opened.token)
      if (outcome === 'linked') return response.redirect(303, returnTo)
      if (outcome === 'asked') return response.redirect(303, '/conducteur/compte?fait=demande')
      const { done } = ACCOUNT_WORDS[languageOf(response)]
      sendAccountPage(response, 'driver-account-link', { returnTo, done: done.letter })
    } catch (error) {
      await earliest
      const { neph, birthName, birthDate } = typed
      const values = { neph: neph.slice(0, 40), birthName, birthDate }
      sendAccountPage(response, 'driver-account-link', { values, returnTo, ...tellFault(error, response) })
    }
  }
}
