import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { CodedError } from '../../errors.ts'
import { type IdentifyOperatorPorts, identifyOperator } from '../../service/operator/identify-operator.ts'
import type { OperatorKey } from '../../service/operator/operator-key.ts'
import { OperatorKeyError } from '../../service/operator/operator-key-error.ts'
import { clientKey } from '../client-key.ts'

const operators = new WeakMap<Response, OperatorKey>()

/** Refusals of one address in a minute; what is taken in is not counted. */
const MOST_REFUSALS = 20
const WINDOW_MS = 60_000

/**
 * Lets programs through that bring an operator's key as `Authorization: Bearer`, and nowhere else: not in an address,
 * which is logged on its way, nor in a cookie, which a browser sends by itself. An address that was refused too often
 * waits, so that refusals fill neither the audit nor the database.
 *
 * @throws {OperatorKeyError} OPERATOR_KEY_REQUIRED, OPERATOR_KEY_REFUSED, OPERATOR_KEY_NOT_IN_FORCE
 * @throws {CodedError} TOO_MANY_REQUESTS
 */
export function requireOperator(ports: IdentifyOperatorPorts & { readonly now: () => Date }): RequestHandler {
  const refusals = rateLimit({
    windowMs: WINDOW_MS,
    limit: MOST_REFUSALS,
    identifier: 'operators',
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: clientKey,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) =>
      next(new CodedError('TOO_MANY_REQUESTS', `expected at most ${MOST_REFUSALS} wrong keys in a minute`)),
  })
  return async (request, response, next) => {
    const refused = await refusals.getKey(clientKey(request))
    if (refused !== undefined && refused.totalHits >= MOST_REFUSALS) {
      await refusals(request, response, next)
      return
    }
    try {
      operators.set(response, await identifyOperator(ports, readBearer(request), ports.now()))
    } catch (error) {
      if (!(error instanceof OperatorKeyError)) throw error
      response.set('WWW-Authenticate', 'Bearer realm="permis-cachet"')
      await refusals(request, response, (fault?: unknown) => next(fault ?? error))
      return
    }
    next()
  }
}

/** Gives whose key {@link requireOperator} took in. */
export function operatorOf(response: Response): OperatorKey {
  const operator = operators.get(response)
  if (operator === undefined) throw new OperatorKeyError('OPERATOR_KEY_REQUIRED', 'no key was asked for')
  return operator
}

function readBearer(request: Request): string {
  const brought = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1]
  if (brought !== undefined) return brought
  throw new OperatorKeyError('OPERATOR_KEY_REQUIRED', 'expected Authorization: Bearer with an operator’s key')
}
