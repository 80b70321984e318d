import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { LONGEST_CASE_NUMBER } from '../../core/access/clerk-case-number.ts'
import { readAdmission } from '../../service/clerk/read-admission.ts'
import { validateDocument } from '../../service/clerk/validate-document.ts'
import { ValidationError } from '../../service/clerk/validation-error.ts'
import type { Habilitation } from '../../service/sign-in/sign-in-ports.ts'
import { pastedSeal } from '../../web/pasted-seal.ts'
import { errorSentence } from '../../wording/error-sentence.ts'
import { CLERK_WORDS } from '../../wording/pages/clerk.ts'
import { csrfOf, formField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { toProblem } from '../problem.ts'
import { clerkOf } from '../sign-in/session-of.ts'
import { receiveUpload } from '../upload.ts'
import type { ClerkPorts } from './clerk-ports.ts'
import { purposesOf } from './purpose-choices.ts'
import { validationView } from './validation-view.ts'

/** `GET /greffe/validation`: the form. */
export function getValidation(ports: ClerkPorts): RequestHandler {
  return async (request, response) => {
    const habilitation = await readAdmission(ports, clerkOf(response), ports.now())
    sendForm(request, response, habilitation, null)
  }
}

/** Takes the form in, within bounds; what is too large comes back as the form with what is wrong. */
export function receiveValidation(ports: ClerkPorts): RequestHandler {
  const tell = sendFault(ports)
  return (request, response, next) =>
    receiveUpload(request, response, (error) =>
      error === undefined ? next() : tell(error, request, response, next),
    )
}

/** `POST /greffe/validation`: what the document proves, for a case and a purpose; nothing of it is kept. */
export function postValidation(ports: ClerkPorts): readonly [RequestHandler, ErrorRequestHandler] {
  return [
    async (request, response) => {
      const validation = await validateDocument(ports, {
        clerk: clerkOf(response),
        caseNumber: formField(request, 'caseNumber'),
        purpose: formField(request, 'purpose'),
        readBytes: () => handedIn(request),
        at: ports.now(),
      })
      sendPage(response, 'clerk-result', validationView(validation, languageOf(response)))
    },
    sendFault(ports),
  ]
}

/** The file, else the text: a browser sends the field of a file that was not chosen without any. */
function handedIn(request: Request): Uint8Array {
  return request.file ? request.file.buffer : Buffer.from(pastedSeal(formField(request, 'payload')), 'latin1')
}

/** The form again, with what is wrong and what was written; a fault of ours, or a right that ended, is told where all are. */
function sendFault(ports: ClerkPorts): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const { status } = toProblem(error)
    if (status === 500 || (status === 403 && !(error instanceof ValidationError))) return next(error)
    const habilitation = await readAdmission(ports, clerkOf(response), ports.now())
    if (status === 503) response.set('Retry-After', '2')
    sendForm(request, response, habilitation, error)
  }
}

const FIELD_OF: Readonly<Record<string, 'caseNumber' | 'purpose'>> = {
  CASE_NUMBER_MISSING: 'caseNumber',
  CASE_NUMBER_MALFORMED: 'caseNumber',
  PURPOSE_MISSING: 'purpose',
  PURPOSE_NOT_ALLOWED: 'purpose',
}

function sendForm(request: Request, response: Response, { court }: Habilitation, error: unknown): void {
  const language = languageOf(response)
  const { form: t } = CLERK_WORDS[language]
  const problem = error === null ? null : toProblem(error)
  const field = problem && (FIELD_OF[problem.code] ?? null)
  const fault = problem && { ...errorSentence(problem.code, language), code: problem.code }
  const view = {
    title: t.title,
    t,
    csrf: csrfOf(response),
    caseNumber: formField(request, 'caseNumber'),
    longest: LONGEST_CASE_NUMBER,
    purposes: purposesOf(court, language, formField(request, 'purpose')),
    caseFault: field === 'caseNumber' ? fault : null,
    purposeFault: field === 'purpose' ? fault : null,
    fault: field === null ? fault : null,
  }
  sendPage(response, 'clerk-validation', view, problem?.status)
}
