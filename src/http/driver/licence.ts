import type { RequestHandler } from 'express'
import { DRIVING_RIGHT_BY_STATE } from '../../core/licence/licence-state.ts'
import { type OwnLicence, readOwnLicence } from '../../service/driver/read-own-licence.ts'
import type { Language } from '../../wording/language.ts'
import { LICENCE_WORDING_EN } from '../../wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../../wording/licence.fr.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { LICENCE_PAGE_WORDS } from '../../wording/pages/driver-licence.ts'
import { restrictionWords } from '../../wording/restriction-words.ts'
import { wordingFor } from '../../wording.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest } from './driver-request.ts'

/** `GET /conducteur/permis`: the licence with its categories, their conditions and ends. */
export function getLicence(ports: DriverPorts): RequestHandler {
  return async (_request, response) => {
    const licence = await readOwnLicence(ports, ownFileRequest(response, ports.now))
    const language = languageOf(response)
    const t = LICENCE_PAGE_WORDS[language]
    sendPage(response, 'driver-licence', { title: t.title, t, ...licenceView(licence, language) })
  }
}

function licenceView(licence: OwnLicence, language: Language) {
  const t = LICENCE_PAGE_WORDS[language]
  const { day } = pagePointsWording(language)
  const { holder } = licence
  const { state } = licence.state
  const right = DRIVING_RIGHT_BY_STATE[state]
  return {
    asOf: t.asOf(day(licence.day), licence.dataAsOf.slice(11)),
    state: { label: state, meaning: wordingFor(language).states[state], tone: right },
    isForbidden: right === 'no',
    birthName: holder.birthName,
    usageName: holder.usageName,
    givenNames: holder.givenNames.join(', '),
    born: t.bornAt(day(holder.birthDate), `${holder.birthPlace} (${holder.birthCountry})`),
    address: [...holder.address.lines, `${holder.address.postalCode} ${holder.address.locality}`],
    neph: licence.neph,
    obtainedOn: day(licence.obtainedOn),
    categories: licence.categories.map((category) => categoryView(category, language)),
  }
}

function categoryView(category: OwnLicence['categories'][number], language: Language) {
  const t = LICENCE_PAGE_WORDS[language]
  const { day } = pagePointsWording(language)
  const { code, obtainedOn, validUntil, restrictions, inForce } = category
  return {
    code,
    vehicles: (language === 'en' ? LICENCE_WORDING_EN : LICENCE_WORDING_FR).categories[code],
    obtainedOn: day(obtainedOn),
    validUntil: validUntil === null ? t.noEnd : day(validUntil),
    standing: inForce ? t.inForce : t.ended,
    tone: inForce ? 'good' : 'bad',
    restrictions: restrictions.map((text) => restrictionWords(text, language)),
  }
}
