import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { CodedError } from '../errors.ts'
import { ERRORS_FR } from '../wording/errors.fr.ts'
import { isLanguage, LANGUAGES, type Language } from '../wording/language.ts'
import { errorView } from './error-view.ts'
import { languageOf } from './language.ts'
import { sendPage } from './page.ts'
import { sendProblem, toProblem } from './problem.ts'

/** Refuses the methods that an address does not have, and says which it has. */
export function allowOnly(...methods: readonly string[]): RequestHandler {
  return (request, response) => {
    response.set('Allow', methods.join(', '))
    throw new CodedError('METHOD_NOT_ALLOWED', `expected ${methods.join(' or ')}, found ${request.method}`, {
      methods,
    })
  }
}

/** Refuses any address that nothing answers. */
export const refuseUnknownAddress: RequestHandler = () => {
  throw new CodedError('NOT_FOUND', 'nothing answers at this address')
}

/**
 * Tells a problem: as a page to a browser, as JSON to the rest. The only place that decides what is said of an
 * error and what is logged; bodies, addresses and values are in neither.
 */
export function tellProblem(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const language = programLanguage(request)
    const problem = toProblem(error, language)
    if (problem.status >= 500 && problem.code !== 'SCAN_BUSY')
      log.error(
        {
          id: response.get('X-Request-Id'),
          code: error instanceof CodedError ? error.code : 'INTERNAL',
          cause: error instanceof Error ? error.name : 'unknown',
        },
        'failed',
      )
    if (problem.status === 503) response.set('Retry-After', '2')
    response.status(problem.status)
    if (wantsPage(request)) sendErrorPage(request, response, problem.code, problem.status)
    else sendProblem(response.vary('Accept-Language').set('Content-Language', language), problem)
  }
}

/** `GET /erreurs/{code}`: what a problem's `type` leads to. */
export const getErrorPage: RequestHandler<{ code: string }> = (request, response) => {
  const found = Object.keys(ERRORS_FR).find((code) => code === request.params.code)
  if (found === undefined) throw new CodedError('NOT_FOUND', 'no such error code')
  sendErrorPage(request, response, found)
}

function sendErrorPage(
  request: Pick<Request, 'originalUrl'>,
  response: Response,
  code: string,
  status = 200,
): void {
  sendPage(response, 'error', errorView(code, request.originalUrl, languageOf(response)), status)
}

/** Programs say by themselves what they read: `?lang=`, else `Accept-Language`, else French. */
function programLanguage(request: Request): Language {
  const [asked, accepted] = [request.query.lang, request.acceptsLanguages([...LANGUAGES])]
  if (isLanguage(asked)) return asked
  return isLanguage(accepted) ? accepted : 'fr'
}

function wantsPage(request: Request): boolean {
  return !request.path.startsWith('/api/') && request.accepts(['application/problem+json', 'html']) === 'html'
}
