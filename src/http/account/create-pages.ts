import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import { createAccount, verifyAccount } from '../../service/account/create-account.ts'
import { sendAccountPage } from '../driver/account-page.ts'
import { formField } from '../driver/driver-request.ts'
import { sessionCookie } from '../sign-in/session-cookie.ts'
import { type AccountHttpPorts, originOf } from './account-http-ports.ts'
import { deviceCookie } from './device-cookie.ts'
import { LEAST_MS, tellFault } from './tell-fault.ts'

/** `GET /conducteur/compte/creer`: asks for an address and a password. */
export const getCreatePage: RequestHandler = (_request, response) => {
  sendAccountPage(response, 'driver-account-create')
}

/** `POST /conducteur/compte/creer`: answers the same whether the address has an account or not. */
export function postCreatePage(ports: AccountHttpPorts): RequestHandler {
  const { publicUrl, mailIsLogged, now } = ports
  return async (request, response) => {
    const earliest = setTimeout(LEAST_MS)
    const [email, password] = [formField(request, 'email'), formField(request, 'password')]
    const passwordAgain = formField(request, 'passwordAgain')
    const values = { email: email.slice(0, 254) }
    try {
      await createAccount(ports, { email, password, passwordAgain }, originOf(request, publicUrl), now())
      await earliest
      sendAccountPage(response, 'driver-account-verify', { values, mailIsLogged })
    } catch (error) {
      await earliest
      sendAccountPage(response, 'driver-account-create', { values, ...tellFault(error, response) })
    }
  }
}

/** `GET /conducteur/compte/verifier`: asks for the code, also of people who come back later. */
export function getVerifyPage({ mailIsLogged }: Pick<AccountHttpPorts, 'mailIsLogged'>): RequestHandler {
  return (_request, response) => sendAccountPage(response, 'driver-account-verify', { mailIsLogged })
}

/** `POST /conducteur/compte/verifier`: verifies the address, signs in and goes on to the licence. */
export function postVerifyPage(ports: AccountHttpPorts): RequestHandler {
  const { publicUrl, mailIsLogged, now } = ports
  const [cookie, device] = [sessionCookie(publicUrl), deviceCookie(publicUrl)]
  return async (request, response) => {
    const earliest = setTimeout(LEAST_MS)
    const [email, password] = [formField(request, 'email'), formField(request, 'password')]
    const typed = { email, password, code: formField(request, 'code') }
    try {
      const opened = await verifyAccount(ports, typed, originOf(request, publicUrl), now())
      await earliest
      cookie.set(response, opened.token)
      device.set(response, opened.device)
      response.redirect(303, '/conducteur/compte/rattacher')
    } catch (error) {
      await earliest
      const values = { email: email.slice(0, 254) }
      sendAccountPage(response, 'driver-account-verify', {
        values,
        mailIsLogged,
        ...tellFault(error, response),
      })
    }
  }
}
