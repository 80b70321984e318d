import express, { type RequestHandler, Router } from 'express'
import { checkCsrf, refuseOtherSites } from '../sign-in/check-csrf.ts'
import { requireDriver, requireLinkedDriver } from '../sign-in/require-session.ts'
import { allowOnly } from '../tell-problem.ts'
import { getAccountHome, postClose, postCutOwn, postPassword } from './account-home.ts'
import type { AccountHttpPorts } from './account-http-ports.ts'
import { getAccountSignIn, postAccountSignIn } from './account-sign-in-page.ts'
import { getCodeLink, postCodeLink } from './code-link-page.ts'
import { getCreatePage, getVerifyPage, postCreatePage, postVerifyPage } from './create-pages.ts'
import { getLinks, leadToNotices, postAcceptLink, postCutLink } from './links-page.ts'
import { getForgotten, getReset, postForgotten, postReset } from './reset-pages.ts'

const READ = allowOnly('GET', 'HEAD')
const READ_OR_POST = allowOnly('GET', 'HEAD', 'POST')
const POST = allowOnly('POST')

/** Pages on which notices not yet read come first. */
const NOTICED = ['/conducteur', '/conducteur/historique', '/conducteur/documents', '/conducteur/permis']

/**
 * Accounts of this service and their links with licences, with whole addresses: to be mounted at the root, after the
 * session is attached and the language chosen, and before the pages of drivers. A form of nobody signed in has no
 * mark of a session; it is refused where another site makes a browser send it.
 */
export function accountRoutes(ports: AccountHttpPorts): Router {
  const router = Router()
  const readForm = express.urlencoded({ extended: false, limit: '8kb' })
  const ownSite = refuseOtherSites(ports.publicUrl)
  const openPage = (path: string, get: RequestHandler, post: RequestHandler) =>
    router.route(`/conducteur/compte/${path}`).get(get).post(ownSite, readForm, post).all(READ_OR_POST)
  openPage('creer', getCreatePage, postCreatePage(ports))
  openPage('verifier', getVerifyPage(ports), postVerifyPage(ports))
  openPage('connexion', getAccountSignIn, postAccountSignIn(ports))
  openPage('oubli', getForgotten, postForgotten(ports))
  openPage('reinitialiser', getReset(ports), postReset(ports))
  const post = (path: string, require: RequestHandler, handler: RequestHandler) =>
    router.route(`/conducteur/compte/${path}`).post(require, readForm, checkCsrf, handler).all(POST)
  post('mot-de-passe', requireDriver, postPassword(ports))
  post('fermer', requireDriver, postClose(ports))
  post('couper', requireDriver, postCutOwn(ports))
  post('liens/couper', requireLinkedDriver, postCutLink(ports))
  post('liens/accepter', requireLinkedDriver, postAcceptLink(ports))
  router.route('/conducteur/compte').get(requireDriver, getAccountHome(ports)).all(READ)
  router.route('/conducteur/compte/liens').get(requireLinkedDriver, getLinks(ports)).all(READ)
  router
    .route('/conducteur/compte/rattacher')
    .get(requireDriver, getCodeLink(ports))
    .post(requireDriver, readForm, checkCsrf, postCodeLink(ports))
    .all(READ_OR_POST)
  router.get(NOTICED, requireLinkedDriver, leadToNotices(ports))
  return router
}
