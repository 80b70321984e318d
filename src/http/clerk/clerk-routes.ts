import { readFile } from 'node:fs/promises'
import { type RequestHandler, Router } from 'express'
import { checkCsrf } from '../sign-in/check-csrf.ts'
import { requireClerk } from '../sign-in/require-session.ts'
import { allowOnly } from '../tell-problem.ts'
import { getClerkHome } from './clerk-home.ts'
import type { ClerkPorts } from './clerk-ports.ts'
import { getValidation, postValidation, receiveValidation } from './validation.ts'

const styleFile = new URL('../../../templates/pages/clerk.css', import.meta.url)

/**
 * The pages of clerks, with whole addresses: to be mounted at the root, after the session is attached and the
 * language chosen. All ask for a clerk's session and, at each request, for a habilitation in force.
 */
export function clerkRoutes(ports: ClerkPorts): Router {
  const router = Router()
  const read = allowOnly('GET', 'HEAD')
  router.route('/greffe').all(requireClerk).get(getClerkHome(ports)).all(read)
  router
    .route('/greffe/validation')
    .all(requireClerk)
    .get(getValidation(ports))
    .post(receiveValidation(ports), checkCsrf, ...postValidation(ports))
    .all(allowOnly('GET', 'HEAD', 'POST'))
  router.route('/greffe.css').get(sendClerkStyle).all(read)
  return router
}

/** `GET /greffe.css`: what the clerks' pages need beside `style.css` and `verifier.css`. */
const sendClerkStyle: RequestHandler = async (_request, response) => {
  response
    .type('css')
    .set('Cache-Control', 'public, max-age=300')
    .send(await readFile(styleFile))
}
