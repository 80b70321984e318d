import type { Request, RequestHandler, Response } from 'express'
import { returnPath } from '../../core/identity/return-path.ts'
import { SignInError } from '../../core/identity/sign-in-error.ts'
import type { SignInAttempts } from '../../service/session.ts'
import { beginSignIn } from '../../service/sign-in/begin-sign-in.ts'
import type { BroughtBack, SignedIn } from '../../service/sign-in/sign-in-driver.ts'
import type { IdentityProvider } from '../../service/sign-in/sign-in-ports.ts'
import { type SignOutPorts, signOut } from '../../service/sign-in/sign-out.ts'
import { attemptCookie, type OwnCookie, sessionCookie, signOutCookie } from './session-cookie.ts'
import { openSessionOf } from './session-of.ts'

/** One provider and the part of the service whose people it signs in. */
export interface ProviderDoor {
  readonly name: 'franceconnect' | 'proconnect'
  readonly root: '/conducteur' | '/greffe'
  readonly publicUrl: string
  readonly now: () => Date
}

/** `GET …/connexion/{provider}`: sends the browser to the provider, with a cookie that binds the answer to it. */
export function startSignIn(
  { name, root, publicUrl, now }: ProviderDoor,
  ports: { readonly provider: IdentityProvider<unknown>; readonly attempts: SignInAttempts },
): RequestHandler {
  const cookie = attemptCookie(publicUrl)
  return async (request, response) => {
    const returnTo = returnPath(request.query.returnTo, root)
    const { url, secret } = await beginSignIn(ports, { provider: name, returnTo }, now())
    cookie.set(response, secret)
    response.redirect(303, url.href)
  }
}

/** `GET …/retour/{provider}`: takes the answer, opens a session under a new token, and goes on where one wanted to go. */
export function finishSignIn(
  { publicUrl, now }: ProviderDoor,
  signIn: (brought: BroughtBack, at: Date) => Promise<SignedIn>,
  next: (signedIn: SignedIn) => string = ({ returnTo }) => returnTo,
): RequestHandler {
  const [attempts, sessions] = [attemptCookie(publicUrl), sessionCookie(publicUrl)]
  return async (request, response) => {
    const secret = attempts.read(request)
    attempts.clear(response)
    const brought: BroughtBack = {
      answer: new URL(request.originalUrl, publicUrl),
      secret,
      previousToken: sessions.read(request),
    }
    const signedIn = await signIn(brought, now())
    sessions.set(response, signedIn.token)
    response.redirect(303, next(signedIn))
  }
}

/** `POST …/deconnexion`: ends the session here, then at the provider where it can be reached. */
export function endSession(
  { root, publicUrl, now }: ProviderDoor,
  ports: SignOutPorts & { readonly provider: IdentityProvider<unknown> },
): RequestHandler {
  const [sessions, leaving] = [sessionCookie(publicUrl), signOutCookie(publicUrl)]
  return async (_request, response) => {
    const open = openSessionOf(response)
    const left = open === null ? null : await signOut(ports, open, ports.provider, now())
    sessions.clear(response)
    if (left === null) return response.redirect(303, `${root}/connexion`)
    leaving.set(response, left.state)
    response.redirect(303, left.url.href)
  }
}

/** `GET …/retour/deconnexion`: comes back from the provider; the state must be the one that left. */
export function returnFromSignOut({ root, publicUrl }: ProviderDoor): RequestHandler {
  const leaving = signOutCookie(publicUrl)
  return (request, response) => {
    const expected = takeCookie(leaving, request, response)
    if (expected === null || request.query.state !== expected)
      throw new SignInError('SIGN_IN_EXPIRED', 'this browser has no such sign-out under way')
    response.redirect(303, `${root}/connexion`)
  }
}

function takeCookie(cookie: OwnCookie, request: Request, response: Response): string | null {
  const value = cookie.read(request)
  cookie.clear(response)
  return value
}
