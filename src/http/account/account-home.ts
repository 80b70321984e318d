import type { RequestHandler, Response } from 'express'
import { parisDay } from '../../core/calendar-day.ts'
import { CodedError } from '../../errors.ts'
import type { Account } from '../../service/account/account-ports.ts'
import { changePassword, closeAccount } from '../../service/account/change-account.ts'
import { cutAccountLink } from '../../service/account/judge-links.ts'
import { openAccountSession } from '../../service/account/open-account-session.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { ACCOUNT_WORDS } from '../../wording/pages/driver-account.ts'
import { csrfOf, formField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { sessionCookie } from '../sign-in/session-cookie.ts'
import { driverOf, rememberSession } from '../sign-in/session-of.ts'
import { type AccountHttpPorts, openAccountOf } from './account-http-ports.ts'
import { deviceCookie } from './device-cookie.ts'
import { type TellableFault, tellFault } from './tell-fault.ts'

/**
 * `GET /conducteur/compte`: the account, its licence, its password. A link accepted meanwhile is taken into the
 * session, under a new token. People of FranceConnect are sent to the accounts linked to their licence.
 */
export function getAccountHome(ports: AccountHttpPorts): RequestHandler {
  const cookie = sessionCookie(ports.publicUrl)
  return async (request, response) => {
    const driver = driverOf(response)
    if (driver.signedInBy === 'franceconnect') return response.redirect(303, '/conducteur/compte/liens')
    const { account, token } = await openAccountOf(ports, response)
    if (account.neph !== driver.neph) {
      const opened = await ports.atomically((stores) =>
        openAccountSession(stores, account, token, ports.now()),
      )
      if (opened === null)
        throw new CodedError('SIGN_IN_REQUIRED', 'the password was replaced while the session was renewed')
      cookie.set(response, opened.token)
      rememberSession(response, opened)
    }
    const { done } = ACCOUNT_WORDS[languageOf(response)]
    const [, told] = DONE.find(([asked]) => asked === request.query.fait) ?? []
    sendHome(response, account, { done: told === undefined ? '' : done[told] })
  }
}

const DONE = [
  ['mot-de-passe', 'password'],
  ['demande', 'asked'],
] as const

/** `POST /conducteur/compte/mot-de-passe`: changes the password; the other sessions end. */
export function postPassword(ports: AccountHttpPorts): RequestHandler {
  const [cookie, devices] = [sessionCookie(ports.publicUrl), deviceCookie(ports.publicUrl)]
  return async (request, response) => {
    const { account } = await openAccountOf(ports, response)
    const typed = {
      password: formField(request, 'password'),
      newPassword: formField(request, 'newPassword'),
      newPasswordAgain: formField(request, 'newPasswordAgain'),
    }
    try {
      const { token, device } = await changePassword(ports, account, typed, ports.now())
      cookie.set(response, token)
      devices.set(response, device)
      response.redirect(303, '/conducteur/compte?fait=mot-de-passe')
    } catch (error) {
      sendHome(response, account, { told: tellFault(error, response) })
    }
  }
}

/** `POST /conducteur/compte/fermer`: deletes the account, and ends its sessions. */
export function postClose(ports: AccountHttpPorts): RequestHandler {
  const cookie = sessionCookie(ports.publicUrl)
  return async (request, response) => {
    const { account } = await openAccountOf(ports, response)
    try {
      await closeAccount(ports, account, { password: formField(request, 'password') }, ports.now())
      cookie.clear(response)
      response.redirect(303, '/conducteur/connexion')
    } catch (error) {
      sendHome(response, account, { told: tellFault(error, response) })
    }
  }
}

/** `POST /conducteur/compte/couper`: gives the own link up; every session of the account ends. */
export function postCutOwn(ports: AccountHttpPorts): RequestHandler {
  const cookie = sessionCookie(ports.publicUrl)
  return async (_request, response) => {
    const { account } = await openAccountOf(ports, response)
    const neph = account.neph ?? account.askedNeph
    if (neph === null) return response.redirect(303, '/conducteur/compte')
    await cutAccountLink(ports, { accountId: account.id, neph, by: 'account' }, ports.now())
    cookie.clear(response)
    response.redirect(303, '/conducteur/compte/connexion')
  }
}

function sendHome(
  response: Response,
  account: Account,
  { done = '', told = null }: { readonly done?: string; readonly told?: TellableFault | null },
): void {
  const language = languageOf(response)
  const t = ACCOUNT_WORDS[language]
  const since = account.linkedAt === null ? '' : pagePointsWording(language).day(parisDay(account.linkedAt))
  const view = {
    title: t.title,
    t,
    csrf: csrfOf(response),
    done,
    fault: told?.fault ?? null,
    email: account.email,
    linked: since === '' ? '' : t.linkedSince(since),
    asked: account.askedNeph !== null,
  }
  sendPage(response, 'driver-account-home', view, told?.status ?? 200)
}
