import { setTimeout } from 'node:timers/promises'
import type { RequestHandler, Response } from 'express'
import { askReset, resetPassword } from '../../service/account/reset-password.ts'
import { ACCOUNT_WORDS } from '../../wording/pages/driver-account.ts'
import { formField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { type AccountHttpPorts, originOf } from './account-http-ports.ts'
import { LEAST_MS, type TellableFault, tellFault } from './tell-fault.ts'

/** `GET /conducteur/compte/oubli`: asks for the address of a password forgotten. */
export const getForgotten: RequestHandler = (_request, response) => {
  sendResetPage(response, 'driver-account-forgotten', { email: '', mailIsLogged: false })
}

/** `POST /conducteur/compte/oubli`: answers the same whether the address has an account or not. */
export function postForgotten(ports: AccountHttpPorts): RequestHandler {
  const { publicUrl, mailIsLogged, now } = ports
  return async (request, response) => {
    const earliest = setTimeout(LEAST_MS)
    const email = formField(request, 'email')
    const values = { email: email.slice(0, 254), mailIsLogged }
    try {
      await askReset(ports, { email }, originOf(request, publicUrl), now())
      await earliest
      sendResetPage(response, 'driver-account-reset', values)
    } catch (error) {
      await earliest
      sendResetPage(response, 'driver-account-forgotten', values, tellFault(error, response))
    }
  }
}

/** `GET /conducteur/compte/reinitialiser`: asks for the code, also of people who come back later. */
export function getReset({ mailIsLogged }: Pick<AccountHttpPorts, 'mailIsLogged'>): RequestHandler {
  return (_request, response) => sendResetPage(response, 'driver-account-reset', { email: '', mailIsLogged })
}

/** `POST /conducteur/compte/reinitialiser`: puts the new password in force; one then signs in with it. */
export function postReset(ports: AccountHttpPorts): RequestHandler {
  const { publicUrl, mailIsLogged, now } = ports
  return async (request, response) => {
    const earliest = setTimeout(LEAST_MS)
    const email = formField(request, 'email')
    const typed = {
      email,
      code: formField(request, 'code'),
      password: formField(request, 'password'),
      passwordAgain: formField(request, 'passwordAgain'),
    }
    try {
      await resetPassword(ports, typed, originOf(request, publicUrl), now())
      await earliest
      response.redirect(303, '/conducteur/compte/connexion?fait=mot-de-passe')
    } catch (error) {
      await earliest
      const values = { email: email.slice(0, 254), mailIsLogged }
      sendResetPage(response, 'driver-account-reset', values, tellFault(error, response))
    }
  }
}

function sendResetPage(
  response: Response,
  name: 'driver-account-forgotten' | 'driver-account-reset',
  values: { readonly email: string; readonly mailIsLogged: boolean },
  told: TellableFault | null = null,
): void {
  const t = ACCOUNT_WORDS[languageOf(response)]
  const view = { title: t.forgotten, t, fault: told?.fault ?? null, ...values }
  sendPage(response, name, view, told?.status ?? 200)
}
