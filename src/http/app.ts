import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { lookUpTrustFiles } from './certificate-lookup.ts'
import { type DemonstrationDriver, getHome } from './home.ts'
import { sendIcon, sendStyle } from './page.ts'
import { logRequests } from './request-log.ts'
import { allowOnly, getErrorPage, refuseUnknownAddress, tellProblem } from './tell-problem.ts'
import { getTrustFile, listTrustFiles } from './trust-files.ts'
import { postVerification } from './verifications.ts'
import { addVerifier, type VerifierPorts } from './verifier-routes.ts'

/** What the service needs to answer; everything else is in these. */
export interface AppPorts extends VerifierPorts {
  readonly drivers: readonly DemonstrationDriver[]
  readonly keysDir: string
  readonly version: string
  readonly isReady: () => boolean
  readonly log: Logger
}

/** Builds the HTTP service: pages and API over the same procedures, problems told in one place. */
export function createApp(ports: AppPorts): Express {
  const app = express()
  app.disable('x-powered-by').set('etag', false)
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY } }))
  app.use(logRequests(ports.log))
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  addPages(app, ports)
  addVerifier(app, ports)
  addApi(app, ports)
  addTrust(app, ports.keysDir)
  addOperation(app, ports)
  app.use(refuseUnknownAddress)
  app.use(tellProblem(ports.log))
  return app
}

const READ = allowOnly('GET', 'HEAD')

function addPages(app: Express, { drivers }: AppPorts): void {
  app.route('/').get(getHome(drivers)).all(READ)
  app.route('/erreurs/:code').get(getErrorPage).all(READ)
  app.route('/style.css').get(sendStyle).all(READ)
  app.route('/icone.svg').get(sendIcon).all(READ)
}

function addApi(app: Express, { examine }: AppPorts): void {
  app
    .route('/api/v1/verifications')
    .post(express.json({ limit: '256kb', type: 'application/json' }), ...postVerification(examine))
    .all(allowOnly('POST'))
}

function addTrust(app: Express, keysDir: string): void {
  const certificate = /^[A-Z0-9]{4}(_[A-Z0-9]{4})?\.pem$/
  const files = (form: RegExp, type: string) => getTrustFile(keysDir, form, type)
  app
    .route('/trust/certificates')
    .get(lookUpTrustFiles(keysDir, certificate), listTrustFiles(keysDir, certificate))
    .all(READ)
  app.route('/trust/certificates/:file').get(files(certificate, 'application/x-pem-file')).all(READ)
  app
    .route('/trust/crl/:file')
    .get(files(/^[A-Z0-9]{4}\.crl$/, 'application/pkix-crl'))
    .all(READ)
  app
    .route('/trust/:file')
    .get(files(/^tsl\.xml$/, 'application/xml'))
    .all(READ)
}

function addOperation(app: Express, { isReady, version }: AppPorts): void {
  app
    .route('/health/live')
    .get((_request, response) => void response.json({ status: 'live' }))
    .all(READ)
  app
    .route('/health/ready')
    .get((_request, response) => {
      const ready = isReady()
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'starting' })
    })
    .all(READ)
  app
    .route('/version')
    .get((_request, response) => void response.json({ version }))
    .all(READ)
}

const SELF = ["'self'"]

const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'style-src': SELF,
  'img-src': SELF,
  'form-action': SELF,
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}
