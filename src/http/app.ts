import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { CodedError } from '../errors.ts'
import type { Examine } from '../service/examine-document.ts'
import { type DemonstrationDriver, getHome } from './home.ts'
import { sendStyle } from './page.ts'
import { sendProblem, toProblem } from './problem.ts'
import { logRequests } from './request-log.ts'
import { getTrustFile } from './trust-files.ts'
import { postVerification } from './verifications.ts'
import { getVerifier, postVerifier } from './verifier.ts'

/** What the service needs to answer; everything else is in these. */
export interface AppPorts {
  readonly examine: Examine
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
  app.get('/', getHome(ports.drivers))
  app.get('/verifier', getVerifier())
  app.post('/verifier', ...postVerifier(ports.examine))
  app.get('/style.css', sendStyle)
  app.use('/api/v1', express.json({ limit: '64kb', type: 'application/json' }))
  app.post('/api/v1/verifications', ...postVerification(ports.examine))
  app.get('/trust/crl/:file', getTrustFile(ports.keysDir, /^[A-Z0-9]{4}\.crl$/, 'application/pkix-crl'))
  app.get(
    '/trust/certificates/:file',
    getTrustFile(ports.keysDir, /^[A-Z0-9]{4}(_[A-Z0-9]{4})?\.pem$/, 'application/x-pem-file'),
  )
  app.get('/health/live', (_request, response) => void response.json({ status: 'live' }))
  app.get('/health/ready', (_request, response) => {
    const ready = ports.isReady()
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'starting' })
  })
  app.get('/version', (_request, response) => void response.json({ version: ports.version }))
  app.use((request, _response) => {
    throw new CodedError('NOT_FOUND', `no ${request.method} here`)
  })
  app.use(tellProblem(ports.log))
  return app
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

/** The only place that decides what is said of an error and what is logged; bodies are in neither. */
function tellProblem(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = toProblem(
      isBodyFault(error) ? new CodedError('REQUEST_MALFORMED', 'the JSON body cannot be read') : error,
    )
    if (problem.status >= 500 && problem.status !== 503)
      log.error(
        { code: problem.code, cause: error instanceof Error ? error.name : 'unknown', path: request.path },
        'failed',
      )
    sendProblem(response, problem)
  }
}

/** Express's own parsers throw errors with a status below 500 for what the client sent. */
function isBodyFault(error: unknown): boolean {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
}
