import { type RequestHandler, Router } from 'express'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { allowOnly } from '../tell-problem.ts'
import { docsView } from './docs-view.ts'
import { openApiDocument } from './openapi.ts'

/** `GET /api/openapi.json` and `GET /api/docs`, both in the language of the request. */
export function openApiRoutes(version: string): Router {
  const documents = { fr: openApiDocument(version, 'fr'), en: openApiDocument(version, 'en') }
  const read = allowOnly('GET', 'HEAD')
  const sendDocument: RequestHandler = (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').set('Access-Control-Allow-Origin', '*')
    response.json(documents[languageOf(response)])
  }
  const sendDocs: RequestHandler = (_request, response) => {
    const language = languageOf(response)
    sendPage(response, 'api-docs', docsView(documents[language], language))
  }
  const router = Router()
  router.route('/api/openapi.json').get(sendDocument).all(read)
  router.route('/api/docs').get(sendDocs).all(read)
  return router
}
