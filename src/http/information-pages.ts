import type { RequestHandler } from 'express'
import { ACCESSIBILITY_WORDS } from '../wording/pages/accessibility.ts'
import { LEGAL_WORDS } from '../wording/pages/legal-notice.ts'
import { PERSONAL_DATA_WORDS } from '../wording/pages/personal-data.ts'
import { languageOf } from './language.ts'
import { sendPage } from './page.ts'
import { issuerOf } from './page-layout.ts'

/** Sections that are true of a demonstration alone. */
const OF_A_DEMONSTRATION: ReadonlySet<string> = new Set(['what', 'demonstration'])

const WORDS = {
  accessibility: ACCESSIBILITY_WORDS,
  legal: LEGAL_WORDS,
  personalData: PERSONAL_DATA_WORDS,
} as const

/** The declarations that every public service owes. */
export type InformationPage = keyof typeof WORDS

/** `GET /accessibilite`, `/mentions-legales`, `/donnees-personnelles`: a declaration, section by section. */
export function getInformation(name: InformationPage): RequestHandler {
  return (_request, response) => {
    const { title, lead, sections } = WORDS[name][languageOf(response)]
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
