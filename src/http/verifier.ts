import type { Request, RequestHandler, Response } from 'express'
import { isSiren } from '../core/documents/siren.ts'
import { CATEGORY_CODES } from '../core/licence/categories.ts'
import { CodedError } from '../errors.ts'
import type { Examine } from '../service/examine-document.ts'
import { pastedSeal } from '../web/pasted-seal.ts'
import { isLanguage, type Language } from '../wording/language.ts'
import { CATEGORY_NAMES } from '../wording/pages/category-names.ts'
import { pageErrorSentence } from '../wording/pages/error-pages.ts'
import { verifierWordingFor } from '../wording/verifier.ts'
import { readCategory } from './category-asked.ts'
import { clientKey } from './client-key.ts'
import { languageOf } from './language.ts'
import { sendPage } from './page.ts'
import { type Problem, toProblem } from './problem.ts'
import { reportView } from './report-view.ts'
import { readUpload, receiveUpload, type Upload, whenGone } from './upload.ts'
import { signedInTo } from './verifications.ts'
import { verifierScript } from './web-assets.ts'

/** `GET /verifier`: the form. Without script it sends the file here; with it, the browser reads and judges. */
export function getVerifier(): RequestHandler {
  return (request, response) => sendForm(request, response, null)
}

/** `POST /verifier`: the judgement of a file or a pasted text as a page; nothing of it is kept. */
export function postVerifier(examine: Examine): RequestHandler[] {
  return [
    (request, response, next) =>
      receiveUpload(request, response, (error) =>
        error === undefined ? next() : sendFault(request, response, error).catch(next),
      ),
    async (request, response) => {
      try {
        const { bytes, category, siren } = readHandedIn(request)
        const report = await examine(bytes, {
          requester: { role: 'anonymous' },
          signedIn: signedInTo(response),
          client: clientKey(request),
          gone: whenGone(response),
          ...(category === undefined ? {} : { category }),
          ...(siren === undefined ? {} : { siren }),
        })
        const language = languageAsked(request, response)
        const title = verifierWordingFor(language).result.title
        sendPage(response, 'report', { title, ...reportView(report, language, 'server') })
      } catch (error) {
        await sendFault(request, response, error)
      }
    },
  ]
}

interface HandedIn extends Upload {
  readonly siren?: string | undefined
}

/** The file, else the text: a browser sends the field of a file that was not chosen without any. */
function readHandedIn(request: Request): HandedIn {
  const siren = readSiren(request.body?.siren)
  if (request.file) return { ...readUpload(request), siren }
  const pasted: unknown = request.body?.payload
  const bytes = Buffer.from(pastedSeal(typeof pasted === 'string' ? pasted : ''), 'latin1')
  return { bytes, category: readCategory(request.body?.category), siren }
}

/** @throws {CodedError} REQUEST_MALFORMED */
function readSiren(asked: unknown): string | undefined {
  if (asked === undefined || asked === '') return undefined
  const siren = typeof asked === 'string' ? asked.replaceAll(/\s/g, '') : ''
  if (isSiren(siren)) return siren
  throw new CodedError('REQUEST_MALFORMED', 'expected a SIREN of nine digits')
}

/** The form again, with what is wrong; a fault of ours is told and logged where all are. */
async function sendFault(request: Request, response: Response, error: unknown): Promise<void> {
  const problem = toProblem(error)
  if (problem.status === 500) throw error
  if (problem.status === 503) response.set('Retry-After', '2')
  await sendForm(request, response, problem)
}

async function sendForm(request: Request, response: Response, problem: Problem | null): Promise<void> {
  const lang = languageAsked(request, response)
  const words = verifierWordingFor(lang)
  const view = {
    title: words.form.title,
    lang,
    t: words.form,
    camera: words.camera,
    result: words.result,
    categories: CATEGORY_CODES.map((code) => ({ code, name: CATEGORY_NAMES[lang][code] })),
    problem: problem && { ...pageErrorSentence(problem.code, lang), code: problem.code },
    script: await verifierScript(),
  }
  sendPage(response, 'verifier', view, problem?.status)
}

function languageAsked({ query }: Request, response: Response): Language {
  return isLanguage(query.lang) ? query.lang : languageOf(response)
}
