import type { RequestHandler } from 'express'
import { INFORMATION_WORDS } from '../wording/pages/information.ts'
import { languageOf } from './language.ts'
import { sendPage } from './page.ts'
import { issuerOf } from './page-layout.ts'

/** Sections that are true of a demonstration alone. */
const OF_A_DEMONSTRATION: ReadonlySet<string> = new Set(['what', 'demonstration'])

/** The declarations that every public service owes. */
export type InformationPage = keyof (typeof INFORMATION_WORDS)['fr']

/** `GET /accessibilite`, `/mentions-legales`, `/donnees-personnelles`: a declaration, section by section. */
export function getInformation(name: InformationPage): RequestHandler {
  return (_request, response) => {
    const { title, lead, sections } = INFORMATION_WORDS[languageOf(response)][name]
    const issuer = issuerOf(response)
    const view = Object.entries(sections)
      .filter(([id]) => issuer === null || !OF_A_DEMONSTRATION.has(id))
      .map(([id, section]) => ({
        id,
        ...section,
        ...(issuer !== null && id === 'publisher' ? { text: [`${issuer.name}, ${issuer.service}`] } : {}),
      }))
    sendPage(response, 'information', { title, lead, sections: view })
  }
}
