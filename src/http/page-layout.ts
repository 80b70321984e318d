import type { Response } from 'express'
import type { SessionSubject } from '../service/session.ts'
import type { Language } from '../wording/language.ts'
import { LAYOUT_WORDS } from '../wording/pages/layout.ts'
import { languageOf } from './language.ts'
import { sessionOf } from './sign-in/session-of.ts'

/** In whose name a production is. */
export interface PageIssuer {
  readonly name: string
  readonly service: string
}

/** Gives the issuer that the app was made with; null for a demonstration. */
export function issuerOf(response: Response): PageIssuer | null {
  const issuer: PageIssuer | null | undefined = response.app.get('issuer')
  return issuer ?? null
}

/** What the partials around every page need; the rest of a view belongs to the page. */
export function pageLayout(response: Response) {
  const language = languageOf(response)
  const t = LAYOUT_WORDS[language]
  const { path, other } = place(response.req.originalUrl, language === 'fr' ? 'en' : 'fr')
  const session = sessionOf(response)
  return {
    language,
    service: issuerOf(response)?.name ?? t.service,
    demonstration: issuerOf(response) === null ? t.demonstration : null,
    otherLanguage: language === 'fr' ? 'en' : 'fr',
    otherLanguageHref: other,
    t,
    person: session === null ? null : { ...person(session.subject, t.signedInBy), csrf: session.csrfToken },
    sections: [
      section('/conducteur', t.driver, path),
      section('/verifier', t.verifier, path),
      section('/greffe', t.clerk, path),
    ],
    driverPages:
      isLinkedDriver(session?.subject) && path.startsWith('/conducteur') ? driverPages(t, path) : null,
  }
}

/** Gives the path asked for, and the same page in the other language with all that was asked of it. */
function place(url: string, otherLanguage: Language) {
  const [path = '/', query = ''] = url.split('?')
  const asked = new URLSearchParams(query)
  asked.set('lang', otherLanguage)
  return { path, other: `?${asked}` }
}

type LayoutWords = (typeof LAYOUT_WORDS)['fr' | 'en']

function person(subject: SessionSubject, ways: LayoutWords['signedInBy']) {
  return subject.kind === 'driver'
    ? {
        name: subject.displayName,
        way: ways[subject.signedInBy],
        account: '/conducteur/compte',
        signOut: '/conducteur/deconnexion',
      }
    : { name: subject.displayName, way: ways.proconnect, account: null, signOut: '/greffe/deconnexion' }
}

function isLinkedDriver(subject: SessionSubject | undefined): boolean {
  return subject?.kind === 'driver' && subject.neph !== null
}

function driverPages({ sections }: LayoutWords, path: string) {
  const pages: readonly (readonly [string, string])[] = [
    ['/conducteur', sections.points],
    ['/conducteur/historique', sections.history],
    ['/conducteur/calendrier', sections.calendar],
    ['/conducteur/permis', sections.licence],
    ['/conducteur/documents', sections.documents],
    ['/conducteur/courriers', sections.letters],
    ['/conducteur/demandes', sections.requests],
    ['/conducteur/consultations', sections.trace],
    ['/conducteur/aide', sections.help],
  ]
  return pages.map(([href, label]) => ({
    href,
    label,
    current: href === '/conducteur' ? path === href : path === href || path.startsWith(`${href}/`),
  }))
}

function section(href: string, label: string, path: string) {
  return { href, label, current: path === href || path.startsWith(`${href}/`) }
}
