import type { Response } from 'express'
import { SIGN_IN_WORDS } from '../../wording/pages/driver-sign-in.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { csrfOf } from './driver-request.ts'

/** The pages on which a driver signs in with an account or links a licence, with the name of their title. */
const PAGES = {
  'driver-link': 'link',
  'driver-account-create': 'create',
  'driver-account-verify': 'verify',
  'driver-account-sign-in': 'signIn',
  'driver-account-link': 'link',
} as const

/** What was filled in, and what is wrong; a secret is never given back to the page. */
export interface AccountPageState {
  readonly fault?: { readonly title: string; readonly advice: string } | null
  readonly values?: {
    readonly email?: string
    readonly neph?: string
    readonly birthName?: string
    readonly birthDate?: string
  }
  /** A path of this service, already checked. */
  readonly returnTo?: string
  readonly status?: number
  /** What has just been done. */
  readonly done?: string
  /** Whether codes are written to the log instead of being mailed. */
  readonly mailIsLogged?: boolean
}

/**
 * Sends a page of accounts. Fields posted: `email`, `password`, `passwordAgain`, `code`, `neph`, `nephAgain`,
 * `confidentialCode`, `birthName`, `birthDate`, `returnTo`, and `_csrf` where somebody is signed in.
 */
export function sendAccountPage(
  response: Response,
  name: keyof typeof PAGES,
  {
    fault = null,
    values = {},
    returnTo = '',
    status = 200,
    done = '',
    mailIsLogged = false,
  }: AccountPageState = {},
): void {
  const t = SIGN_IN_WORDS[languageOf(response)]
  const empty = { email: '', neph: '', birthName: '', birthDate: '' }
  const view = {
    title: t[PAGES[name]],
    t,
    csrf: csrfOf(response),
    fault,
    returnTo,
    done,
    mailIsLogged,
    values: { ...empty, ...values },
  }
  sendPage(response, name, view, status)
}
