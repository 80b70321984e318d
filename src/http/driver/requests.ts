import type { RequestHandler, Response } from 'express'
import { parisDay } from '../../core/calendar-day.ts'
import { CodedError } from '../../errors.ts'
import {
  type HolderRequest,
  MOST_MESSAGE_CHARACTERS,
  openRequest,
  REQUEST_SUBJECTS,
  RequestError,
} from '../../service/driver/holder-requests.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { REQUESTS_WORDS } from '../../wording/pages/driver-requests.ts'
import { pageErrorSentence } from '../../wording/pages/error-pages.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { csrfOf, formField, ownFileRequest, queryField } from './driver-request.ts'

/** What was filled in, and what is wrong with it. */
interface Draft {
  readonly subject: string
  readonly text: string
  readonly fault: 'subject' | 'text' | 'tooMany' | null
  readonly status: number
}

/** `GET /conducteur/demandes`: requests with their progress and messages, and the form of a new one. */
export function getRequests(ports: DriverPorts): RequestHandler {
  return (request, response) =>
    sendRequests(ports, response, queryField(request, 'envoyee'), {
      subject: queryField(request, 'objet'),
      text: '',
      fault: null,
      status: 200,
    })
}

/** `POST /conducteur/demandes`: sends a request; what cannot be taken comes back with what is wrong, nothing lost. */
export function postRequest(ports: DriverPorts): RequestHandler {
  return async (request, response) => {
    const draft = { subject: formField(request, 'objet'), text: formField(request, 'message') }
    try {
      const opened = await openRequest(ports, ownFileRequest(response, ports.now), draft)
      response.redirect(303, `/conducteur/demandes?envoyee=${encodeURIComponent(opened.id)}`)
    } catch (error) {
      const fault = faultOf(error)
      if (fault === null) throw error
      await sendRequests(ports, response, '', { ...draft, fault, status: fault === 'tooMany' ? 429 : 422 })
    }
  }
}

function faultOf(error: unknown): Draft['fault'] {
  if (error instanceof RequestError) return error.field
  return error instanceof CodedError && error.code === 'TOO_MANY_HOLDER_REQUESTS' ? 'tooMany' : null
}

async function sendRequests(
  ports: DriverPorts,
  response: Response,
  sent: string,
  { subject, text, fault, status }: Draft,
): Promise<void> {
  const language = languageOf(response)
  const t = REQUESTS_WORDS[language]
  const known = REQUEST_SUBJECTS.find((one) => one === subject)
  const requests = await ports.requests.list(ownFileRequest(response, ports.now).holder.neph)
  const view = {
    title: t.title,
    t,
    csrf: csrfOf(response),
    sent: requests.some(({ id }) => id === sent) ? t.sent(sent) : null,
    requests: requests.map((request) => requestView(request, language)),
    subjects: REQUEST_SUBJECTS.map((value) => ({
      value,
      label: t.subjects[value],
      advice: t.advice[value],
      chosen: value === subject,
    })),
    advice: known === undefined ? null : t.advice[known],
    text,
    most: MOST_MESSAGE_CHARACTERS,
    subjectFault: fault === 'subject' ? t.subjectFault : null,
    textFault: fault === 'text' ? t.textFault : null,
    tooMany: fault === 'tooMany' ? pageErrorSentence('TOO_MANY_HOLDER_REQUESTS', language) : null,
  }
  sendPage(response, 'driver-requests', view, status)
}

function requestView({ id, subject, progress, openedAt, messages }: HolderRequest, language: Language) {
  const t = REQUESTS_WORDS[language]
  const { day } = pagePointsWording(language)
  return {
    id,
    subject: t.subjects[subject],
    progress: t.progress[progress],
    tone: progress === 'answered' ? 'good' : progress === 'closed' ? 'none' : 'warn',
    openedOn: t.openedOn(day(parisDay(openedAt))),
    messages: messages.map(({ at, from, text }) => ({
      who: t.from[from],
      day: day(parisDay(at)),
      paragraphs: text.split(/\n+/),
    })),
  }
}
