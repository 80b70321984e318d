import { setTimeout } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'
import { IDENTITY_FIELDS } from '../../core/identity/match-identity.ts'
import { returnPath } from '../../core/identity/return-path.ts'
import { parseNeph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import { type CutLinkPorts, cutLink } from '../../service/sign-in/cut-link.ts'
import {
  type FranceConnectDriver,
  type LinkPorts,
  linkByFranceConnect,
} from '../../service/sign-in/link-licence.ts'
import { errorSentence } from '../../wording/error-sentence.ts'
import { SIGN_IN_FAULT_WORDS } from '../../wording/pages/sign-in-faults.ts'
import { TAKEN_LICENCE_WORDS } from '../../wording/pages/taken-licence.ts'
import { sendAccountPage } from '../driver/account-page.ts'
import { csrfOf, formField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { toProblem } from '../problem.ts'
import type { OwnCookie } from './session-cookie.ts'
import { driverOf, linkedDriverOf, openSessionOf } from './session-of.ts'

interface LinkPagePorts {
  readonly cookie: OwnCookie
  readonly now: () => Date
}

/** No answer comes sooner, so that its time does not tell whether a licence was found. */
const LEAST_MS = 300

/** `GET /conducteur/rattachement`: asks for the file number, once. */
export const getLinkPage: RequestHandler = (request, response) => {
  const driver = driverOf(response)
  if (driver.neph !== null) return response.redirect(303, '/conducteur')
  if (driver.signedInBy === 'account') return response.redirect(303, '/conducteur/compte/rattacher')
  sendAccountPage(response, 'driver-link', { returnTo: returnPath(request.query.returnTo, '/conducteur') })
}

/** `POST /conducteur/rattachement`: links the licence to the identity of FranceConnect, under a new session token. */
export function postLinkPage(ports: LinkPorts & LinkPagePorts): RequestHandler {
  return async (request, response) => {
    const { token, driver } = franceConnectSession(response)
    const earliest = setTimeout(LEAST_MS)
    const returnTo = returnPath(formField(request, 'returnTo'), '/conducteur')
    const [typed, code] = [formField(request, 'neph'), formField(request, 'confidentialCode').slice(0, 40)]
    try {
      const asked = { driver, token, neph: parseNeph(typed), confidentialCode: code === '' ? null : code }
      const { outcome, opened } = await linkByFranceConnect(ports, asked, ports.now())
      await earliest
      if (outcome === 'letter') return sendTaken(response, { neph: typed, returnTo, isPosted: true })
      ports.cookie.set(response, opened.token)
      response.redirect(303, returnTo)
    } catch (error) {
      await earliest
      const { status } = toProblem(error)
      if (status === 500 && !isTyping(error)) throw error
      const fault = tellFault(error, response)
      if (error instanceof CodedError && error.code === 'LICENCE_LINKED_ELSEWHERE')
        return sendTaken(response, { neph: typed, returnTo, status })
      if (error instanceof CodedError && error.code === 'LICENCE_CODE_REFUSED')
        return sendTaken(response, { neph: typed, returnTo, fault, status })
      sendAccountPage(response, 'driver-link', {
        fault,
        values: { neph: typed.slice(0, 40) },
        returnTo,
        status: isTyping(error) ? 422 : status,
      })
    }
  }
}

/** Tells of a licence that is linked to another identity, how to go on; only to whoever matches the licence. */
function sendTaken(
  response: Response,
  {
    neph,
    returnTo,
    fault = null,
    isPosted = false,
    status = 200,
  }: {
    readonly neph: string
    readonly returnTo: string
    readonly fault?: { readonly title: string; readonly advice: string } | null
    readonly isPosted?: boolean
    readonly status?: number
  },
): void {
  const t = TAKEN_LICENCE_WORDS[languageOf(response)]
  const view = {
    title: t.title,
    t,
    csrf: csrfOf(response),
    returnTo,
    fault,
    isPosted,
    neph: neph.slice(0, 40),
  }
  sendPage(response, 'driver-link-taken', view, status)
}

/** `POST /conducteur/rattachement/couper`: cuts the link, and all sessions of the identity with it. */
export function postCutLink(ports: CutLinkPorts & LinkPagePorts): RequestHandler {
  return async (_request: Request, response) => {
    const { neph } = linkedDriverOf(response)
    const { token, driver } = franceConnectSession(response)
    const cut = await cutLink(ports, { driver: { ...driver, neph }, token }, ports.now())
    ports.cookie.set(response, cut.token)
    response.redirect(303, '/conducteur/connexion')
  }
}

function franceConnectSession(response: Response): { token: string; driver: FranceConnectDriver } {
  const driver = driverOf(response)
  const token = openSessionOf(response)?.token
  if (driver.signedInBy !== 'franceconnect' || token === undefined)
    throw new CodedError('SIGN_IN_REQUIRED', 'expected a session opened by FranceConnect')
  return { token, driver }
}

/** A number that cannot be one says nothing of any licence. */
function isTyping(error: unknown): boolean {
  return error instanceof CodedError && error.code.startsWith('NEPH_')
}

function tellFault(error: unknown, response: Response) {
  const language = languageOf(response)
  const t = SIGN_IN_FAULT_WORDS[language]
  const { title, advice } = errorSentence(error instanceof CodedError ? error.code : 'INTERNAL', language)
  const named: unknown = error instanceof CodedError ? error.evidence.fields : []
  const fields = IDENTITY_FIELDS.filter((field) => Array.isArray(named) && named.includes(field))
  if (fields.length === 0) return { title, advice }
  return { title, advice: `${t.differs(fields.map((field) => t.fields[field]).join(', '))} ${advice}` }
}
