import express, { Router } from 'express'
import { checkCsrf } from '../sign-in/check-csrf.ts'
import { requireLinkedDriver } from '../sign-in/require-session.ts'
import { allowOnly } from '../tell-problem.ts'
import { getBalance } from './balance.ts'
import { getCalendar } from './calendar.ts'
import { getPdf, getTwin } from './document-pages.ts'
import { getDocuments, postDocument } from './documents.ts'
import type { DriverPorts } from './driver-ports.ts'
import { getHelp } from './help.ts'
import { getHistory } from './history.ts'
import { getLetters } from './letters.ts'
import { getLicence } from './licence.ts'
import { getRequests, postRequest } from './requests.ts'
import { getSignInPage } from './sign-in-page.ts'
import { getTrace } from './trace.ts'

const READ = allowOnly('GET', 'HEAD')
const READ_OR_POST = allowOnly('GET', 'HEAD', 'POST')

/** Kept small: the longest message taken has four thousand characters. */
const readForm = express.urlencoded({ extended: false, limit: '64kb' })

/**
 * The pages of drivers, with whole addresses: to be mounted at the root, after the session is attached and the
 * language chosen. Help and sign-in are for everybody; the rest asks for a driver whose licence is linked.
 */
export function driverRoutes(ports: DriverPorts): Router {
  const router = Router()
  router.route('/conducteur/aide').get(getHelp).all(READ)
  router.route('/conducteur/connexion').get(getSignInPage(ports)).all(READ)
  const page = (path: string) => router.route(path).all(requireLinkedDriver)
  page('/conducteur').get(getBalance(ports)).all(READ)
  page('/conducteur/historique').get(getHistory(ports)).all(READ)
  page('/conducteur/calendrier').get(getCalendar(ports)).all(READ)
  page('/conducteur/permis').get(getLicence(ports)).all(READ)
  page('/conducteur/courriers').get(getLetters(ports)).all(READ)
  page('/conducteur/consultations').get(getTrace(ports)).all(READ)
  page('/conducteur/documents')
    .get(getDocuments(ports))
    .post(readForm, checkCsrf, postDocument(ports))
    .all(READ_OR_POST)
  page('/conducteur/demandes')
    .get(getRequests(ports))
    .post(readForm, checkCsrf, postRequest(ports))
    .all(READ_OR_POST)
  router.get('/conducteur/documents/:id', requireLinkedDriver, getTwin(ports))
  router.get('/conducteur/documents/:id/pdf', requireLinkedDriver, getPdf(ports))
  return router
}
