import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Logs one line for each request: method, route, status and time; never a body, a header or a query. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint()
    const id = randomUUID()
    response.set('X-Request-Id', id)
    response.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6
      const { method } = request
      const path: unknown = request.route?.path
      log.info(
        {
          id,
          method,
          path: typeof path === 'string' ? path : null,
          status: response.statusCode,
          ms: Math.round(ms),
        },
        'request',
      )
    })
    next()
  }
}
