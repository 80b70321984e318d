import express, { type RequestHandler, Router } from 'express'
import { returnPath } from '../../core/identity/return-path.ts'
import { type ClerkSignInPorts, signInClerk } from '../../service/sign-in/sign-in-clerk.ts'
import { CLERK_SIGN_IN_WORDS } from '../../wording/pages/sign-in-faults.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { allowOnly } from '../tell-problem.ts'
import { checkCsrf } from './check-csrf.ts'
import {
  endSession,
  finishSignIn,
  type ProviderDoor,
  returnFromSignOut,
  startSignIn,
} from './provider-exchange.ts'
import { requireClerk } from './require-session.ts'

/** What the sign-in of clerks needs. */
export interface ClerkSignInRoutesPorts {
  readonly publicUrl: string
  readonly signIn: ClerkSignInPorts
  /** Whether ProConnect is our simulator, which the page then says. */
  readonly isSimulated: boolean
  readonly now: () => Date
}

/** The sign-in and sign-out of clerks, with whole addresses: to be mounted at the root, after the session is attached. */
export function clerkSignInRoutes({ publicUrl, signIn, isSimulated, now }: ClerkSignInRoutesPorts): Router {
  const door: ProviderDoor = { name: 'proconnect', root: '/greffe', publicUrl, now }
  const router = Router()
  router.route('/greffe/connexion').get(getClerkSignIn(isSimulated)).all(allowOnly('GET', 'HEAD'))
  router.get('/greffe/connexion/proconnect', startSignIn(door, signIn))
  router.get(
    '/greffe/retour/proconnect',
    finishSignIn(door, (brought, at) => signInClerk(signIn, brought, at)),
  )
  router
    .route('/greffe/deconnexion')
    .post(
      requireClerk,
      express.urlencoded({ extended: false, limit: '8kb' }),
      checkCsrf,
      endSession(door, signIn),
    )
    .all(allowOnly('POST'))
  router.get('/greffe/retour/deconnexion', returnFromSignOut(door))
  return router
}

function getClerkSignIn(isSimulated: boolean): RequestHandler {
  return (request, response) => {
    const t = CLERK_SIGN_IN_WORDS[languageOf(response)]
    const returnTo = returnPath(request.query.returnTo, '/greffe')
    const then = returnTo === '/greffe' ? '' : `?returnTo=${encodeURIComponent(returnTo)}`
    sendPage(response, 'clerk-sign-in', { title: t.title, t, then, isSimulated })
  }
}
