import type { RequestHandler } from 'express'
import { readAdmission } from '../../service/clerk/read-admission.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { CLERK_WORDS } from '../../wording/pages/clerk.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { clerkOf } from '../sign-in/session-of.ts'
import type { ClerkPorts } from './clerk-ports.ts'
import { purposesOf } from './purpose-choices.ts'

/** `GET /greffe`: in what name the clerk is here and until when, and what can be done. */
export function getClerkHome(ports: ClerkPorts): RequestHandler {
  return async (_request, response) => {
    const clerk = clerkOf(response)
    const habilitation = await readAdmission(ports, clerk, ports.now())
    const language = languageOf(response)
    const { home: t, courts, label } = CLERK_WORDS[language]
    const { day } = pagePointsWording(language)
    const purposes = purposesOf(habilitation.court, language)
    sendPage(response, 'clerk-home', {
      title: t.title,
      t,
      rows: [
        { label: label.court, value: habilitation.jurisdiction },
        { label: label.order, value: courts[habilitation.court] },
        { label: label.siret, value: clerk.siret },
        { label: label.agent, value: clerk.displayName },
        { label: label.until, value: day(habilitation.validTo) },
        ...purposes
          .filter(({ isAllowed }) => isAllowed)
          .map(({ name, article }) => ({ label: label.purpose, value: `${name} (${article})` })),
      ],
    })
  }
}
