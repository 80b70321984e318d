import express, { Router } from 'express'
import type { Examine } from '../../service/examine-document.ts'
import { limitRate, type RateLimits } from '../rate-limit.ts'
import { refuseOtherSites } from '../sign-in/check-csrf.ts'
import { driverOrAddress } from '../sign-in/driver-or-address.ts'
import { requireLinkedDriver } from '../sign-in/require-session.ts'
import { allowOnly } from '../tell-problem.ts'
import { postVerification } from '../verifications.ts'
import { type IssuingApiPorts, issuingRoutes } from './issuing-batches.ts'
import { openApiRoutes } from './openapi-routes.ts'
import {
  getOwnDocument,
  getOwnDocuments,
  type OwnDocumentsApiPorts,
  postOwnDocument,
} from './own-documents.ts'
import { getOwnHistory } from './own-history.ts'
import { getOwnLicence } from './own-licence.ts'
import { getOwnCalendar, getOwnPoints, type OwnPointsPorts } from './own-points.ts'
import { type BatchApiPorts, batchRoutes } from './verification-batches.ts'

/** What the API needs to serve drivers. */
export interface OwnApiPorts extends OwnPointsPorts, OwnDocumentsApiPorts {
  /** Where browsers reach the service: what another site makes them send is refused. */
  readonly publicUrl: string
}

/** What the API needs; without `own` it has no endpoint for drivers. */
export interface ApiPorts {
  readonly examine: Examine
  readonly own: OwnApiPorts | null
  /** Left out, files are taken one by one only. */
  readonly batches?: BatchApiPorts | undefined
  /** Left out, nothing is issued in bulk. */
  readonly issuing?: IssuingApiPorts | undefined
  readonly limits: RateLimits
  readonly version: string
}

const READ = allowOnly('GET', 'HEAD')

/** The API, with whole addresses: to be mounted at the root, after the session is attached. */
export function apiRoutes({ examine, own, batches, issuing, limits, version }: ApiPorts): Router {
  const router = Router()
  router
    .route('/api/v1/verifications')
    .post(
      limitRate('verifications', limits.verifications),
      express.json({ limit: '256kb', type: 'application/json' }),
      ...postVerification(examine),
    )
    .all(allowOnly('POST'))
  if (batches !== undefined) router.use(batchRoutes(batches, limits))
  if (issuing !== undefined) router.use(issuingRoutes(issuing, limits))
  router.use(openApiRoutes(version))
  if (own !== null) router.use(ownRoutes(own, limits))
  return router
}

function ownRoutes(own: OwnApiPorts, limits: RateLimits): Router {
  const router = Router()
  const root = '/api/v1/me'
  const mine = requireLinkedDriver
  router.use(root, limitRate('own', limits.own, driverOrAddress))
  router.route(`${root}/licence`).get(mine, getOwnLicence(own)).all(READ)
  router.route(`${root}/points`).get(mine, getOwnPoints(own)).all(READ)
  router.route(`${root}/points/history`).get(mine, getOwnHistory(own)).all(READ)
  router.route(`${root}/points/calendar`).get(mine, getOwnCalendar(own)).all(READ)
  router
    .route(`${root}/documents`)
    .get(mine, getOwnDocuments(own))
    .post(
      limitRate('documents', limits.documents),
      refuseOtherSites(own.publicUrl),
      mine,
      express.json({ limit: '8kb', type: 'application/json' }),
      postOwnDocument(own),
    )
    .all(allowOnly('GET', 'HEAD', 'POST'))
  router.get(`${root}/documents/:id`, mine, getOwnDocument(own))
  router.all(`${root}/documents/:id`, READ)
  return router
}
