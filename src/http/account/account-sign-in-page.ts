import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import { returnPath } from '../../core/identity/return-path.ts'
import { signInAccount } from '../../service/account/sign-in-account.ts'
import { ACCOUNT_WORDS } from '../../wording/pages/driver-account.ts'
import { sendAccountPage } from '../driver/account-page.ts'
import { formField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sessionCookie } from '../sign-in/session-cookie.ts'
import { type AccountHttpPorts, originOf } from './account-http-ports.ts'
import { deviceCookie } from './device-cookie.ts'
import { LEAST_MS, tellFault } from './tell-fault.ts'

/** `GET /conducteur/compte/connexion`: asks for the address and the password. */
export const getAccountSignIn: RequestHandler = (request, response) => {
  const { done } = ACCOUNT_WORDS[languageOf(response)]
  sendAccountPage(response, 'driver-account-sign-in', {
    returnTo: returnPath(request.query.returnTo, '/conducteur'),
    ...(request.query.fait === 'mot-de-passe' ? { done: done.reset } : {}),
  })
}

/** `POST /conducteur/compte/connexion`: signs in under a new token, and goes where one wanted to go. */
export function postAccountSignIn(ports: AccountHttpPorts): RequestHandler {
  const { publicUrl, now } = ports
  const [cookie, devices] = [sessionCookie(publicUrl), deviceCookie(publicUrl)]
  return async (request, response) => {
    const earliest = setTimeout(LEAST_MS)
    const returnTo = returnPath(formField(request, 'returnTo'), '/conducteur')
    const [email, password] = [formField(request, 'email'), formField(request, 'password')]
    const typed = { email, password, device: devices.read(request) }
    try {
      const opened = await signInAccount(ports, typed, originOf(request, publicUrl), now())
      await earliest
      cookie.set(response, opened.token)
      devices.set(response, opened.device)
      const { subject } = opened.session
      const isLinked = subject.kind === 'driver' && subject.neph !== null
      const page = `/conducteur/compte/rattacher?returnTo=${encodeURIComponent(returnTo)}`
      response.redirect(303, isLinked || returnTo.startsWith('/conducteur/compte') ? returnTo : page)
    } catch (error) {
      await earliest
      const values = { email: email.slice(0, 254) }
      sendAccountPage(response, 'driver-account-sign-in', { values, returnTo, ...tellFault(error, response) })
    }
  }
}
