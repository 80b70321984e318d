import type { RequestHandler } from 'express'
import { CATEGORY_CODES } from '../core/licence/categories.ts'
import type { Examine } from '../service/examine-document.ts'
import { errorSentence } from '../wording/error-sentence.ts'
import { WORDING_FR } from '../wording.fr.ts'
import { sendPage } from './page.ts'
import { toProblem } from './problem.ts'
import { reportView } from './report-view.ts'
import { readUpload, receiveUpload } from './upload.ts'

const FORM = { title: 'Vérifier un document', categories: CATEGORY_CODES, problem: null }

/** `GET /verifier`: the form, which works without script. */
export function getVerifier(): RequestHandler {
  return (_request, response) => sendPage(response, 'verifier', FORM)
}

/** `POST /verifier`: the judgement of a file as a page; nothing of the file is kept. */
export function postVerifier(examine: Examine): RequestHandler[] {
  return [
    (request, response, next) =>
      receiveUpload(request, response, (error) =>
        error === undefined ? next() : sendFault(response, error),
      ),
    async (request, response) => {
      try {
        const { bytes, category } = readUpload(request)
        const report = await examine(bytes, {
          requester: { role: 'anonymous' },
          ...(category === undefined ? {} : { category }),
        })
        sendPage(response, 'report', {
          title: 'Résultat de la vérification',
          ...reportView(report, WORDING_FR),
        })
      } catch (error) {
        sendFault(response, error)
      }
    },
  ]
}

/** The form again, with what is wrong; a fault of ours is told and logged where all are. */
function sendFault(response: Parameters<RequestHandler>[1], error: unknown): void {
  const problem = toProblem(error)
  if (problem.status === 500) throw error
  if (problem.status === 503) response.set('Retry-After', '2')
  sendPage(
    response,
    'verifier',
    { ...FORM, problem: { ...problem, ...errorSentence(problem.code) } },
    problem.status,
  )
}
