import type { RequestHandler } from 'express'
import { SIGN_IN_WORDS } from '../../wording/pages/driver-sign-in.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { queryField } from './driver-request.ts'

/** `GET /conducteur/connexion`: FranceConnect first, then the account; both lead back to where the person wanted to go. */
export function getSignInPage({ isSimulated }: Pick<DriverPorts, 'isSimulated'>): RequestHandler {
  return (request, response) => {
    const t = SIGN_IN_WORDS[languageOf(response)]
    const returnTo = queryField(request, 'returnTo')
    const then = returnTo === '' ? '' : `?returnTo=${encodeURIComponent(returnTo)}`
    sendPage(response, 'driver-sign-in', { title: t.title, t, then, isSimulated })
  }
}
