import express, { Router } from 'express'
import type { CutLinkPorts } from '../../service/sign-in/cut-link.ts'
import type { LinkPorts } from '../../service/sign-in/link-licence.ts'
import { type DriverSignInPorts, type SignedIn, signInDriver } from '../../service/sign-in/sign-in-driver.ts'
import { allowOnly } from '../tell-problem.ts'
import { checkCsrf } from './check-csrf.ts'
import { getLinkPage, postCutLink, postLinkPage } from './link-page.ts'
import {
  endSession,
  finishSignIn,
  type ProviderDoor,
  returnFromSignOut,
  startSignIn,
} from './provider-exchange.ts'
import { requireDriver, requireLinkedDriver } from './require-session.ts'
import { sessionCookie } from './session-cookie.ts'

/** What the sign-in of drivers needs. */
export interface DriverSignInRoutesPorts {
  readonly publicUrl: string
  readonly signIn: DriverSignInPorts
  readonly link: LinkPorts & CutLinkPorts
  readonly now: () => Date
}

/**
 * The sign-in of drivers by FranceConnect, the link with a licence and the sign-out of all drivers, with whole
 * addresses: to be mounted at the root, after the session is attached.
 */
export function driverSignInRoutes({ publicUrl, signIn, link, now }: DriverSignInRoutesPorts): Router {
  const door: ProviderDoor = { name: 'franceconnect', root: '/conducteur', publicUrl, now }
  const linking = { ...link, cookie: sessionCookie(publicUrl), now }
  const readForm = express.urlencoded({ extended: false, limit: '8kb' })
  const router = Router()
  router.get('/conducteur/connexion/franceconnect', startSignIn(door, signIn))
  router.get(
    '/conducteur/retour/franceconnect',
    finishSignIn(door, (brought, at) => signInDriver(signIn, brought, at), afterSignIn),
  )
  router
    .route('/conducteur/rattachement')
    .get(requireDriver, getLinkPage)
    .post(requireDriver, readForm, checkCsrf, postLinkPage(linking))
    .all(allowOnly('GET', 'HEAD', 'POST'))
  router
    .route('/conducteur/rattachement/couper')
    .post(requireLinkedDriver, readForm, checkCsrf, postCutLink(linking))
    .all(allowOnly('POST'))
  router
    .route('/conducteur/deconnexion')
    .post(requireDriver, readForm, checkCsrf, endSession(door, signIn))
    .all(allowOnly('POST'))
  router.get('/conducteur/retour/deconnexion', returnFromSignOut(door))
  return router
}

function afterSignIn({ session, returnTo }: SignedIn): string {
  return session.subject.kind === 'driver' && session.subject.neph === null
    ? `/conducteur/rattachement?returnTo=${encodeURIComponent(returnTo)}`
    : returnTo
}
