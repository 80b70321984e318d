import type { RequestHandler } from 'express'
import { INFORMATION_WORDS } from '../wording/pages/information.ts'
import { languageOf } from './language.ts'
import { sendPage } from './page.ts'

/** The declarations that every public service owes. */
export type InformationPage = keyof (typeof INFORMATION_WORDS)['fr']

/** `GET /accessibilite`, `/mentions-legales`, `/donnees-personnelles`: a declaration, section by section. */
export function getInformation(name: InformationPage): RequestHandler {
  return (_request, response) => {
    const { title, lead, sections } = INFORMATION_WORDS[languageOf(response)][name]
    const view = Object.entries(sections).map(([id, section]) => ({ id, ...section }))
    sendPage(response, 'information', { title, lead, sections: view })
  }
}
