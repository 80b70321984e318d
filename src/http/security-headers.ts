import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

const SELF = ["'self'"]

/**
 * Sets the headers that keep browsers careful, as helmet gives them: nothing runs, nothing is fetched from elsewhere,
 * nobody frames the pages, nobody keeps an answer. They are the same on every answer, so helmet is asked once.
 *
 * @param formTargets where forms may lead beside this service
 */
export function securityHeaders(formTargets: readonly string[]): RequestHandler {
  const headers = headersOf({
    'default-src': ["'none'"],
    'style-src': SELF,
    'img-src': SELF,
    'form-action': [...SELF, ...formTargets],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  })
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

function headersOf(directives: Readonly<Record<string, readonly string[]>>): readonly [string, string][] {
  const model = new ServerResponse(new IncomingMessage(new Socket()))
  helmet({ contentSecurityPolicy: { useDefaults: false, directives } })(model.req, model, () => {})
  model.setHeader('Cache-Control', 'no-store')
  return model.getHeaderNames().map((name) => [name, String(model.getHeader(name))])
}
