import type { Express } from 'express'
import helmet from 'helmet'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { Environment } from '../core/verification/report.ts'
import type { Examine } from '../service/examine-document.ts'
import { limitRate, RATE_LIMITS, type RateLimits } from './rate-limit.ts'
import { allowOnly } from './tell-problem.ts'
import { getVerifier, postVerifier } from './verifier.ts'
import {
  sendServiceWorker,
  sendVerifierStyle,
  sendVerifierTrust,
  sendWebAsset,
  VERIFIER_CONTENT_SECURITY_POLICY,
} from './web-assets.ts'

/** What the verifier's pages need. */
export interface VerifierPorts {
  readonly examine: Examine
  /** Of `examine`, so that browsers judge alike. */
  readonly environment: Environment
  /** What `examine` judges with, handed to browsers; without it they judge nothing and say so. */
  readonly currentTrust?: () => Promise<TrustMaterial>
  readonly limits?: RateLimits
}

/**
 * Adds the verifier's pages: `/verifier`, its scripts under `/web/`, its service worker and `/trust/verifier.json`.
 * Goes before the other addresses under `/trust/`.
 */
export function addVerifier(app: Express, ports: VerifierPorts): void {
  const { examine, environment, currentTrust, limits = RATE_LIMITS } = ports
  const read = allowOnly('GET', 'HEAD')
  const scripted = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: VERIFIER_CONTENT_SECURITY_POLICY,
  })
  app
    .route('/verifier')
    .all(scripted)
    .get(getVerifier())
    .post(limitRate('verifications', limits.verifications), ...postVerifier(examine))
    .all(allowOnly('GET', 'HEAD', 'POST'))
  app.route('/web/:file').all(scripted).get(sendWebAsset).all(read)
  app.route('/service-worker.js').all(scripted).get(sendServiceWorker).all(read)
  app.route('/verifier.css').get(sendVerifierStyle).all(read)
  if (currentTrust)
    app.route('/trust/verifier.json').get(sendVerifierTrust(currentTrust, environment)).all(read)
}
