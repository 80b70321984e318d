import type { RequestHandler } from 'express'
import { type OwnLicence, readOwnLicence } from '../../service/driver/read-own-licence.ts'
import type { Language } from '../../wording/language.ts'
import { LICENCE_WORDING_EN } from '../../wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../../wording/licence.fr.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { clockTime, longDay } from '../../wording/pages/dates.ts'
import { LICENCE_PAGE_WORDS } from '../../wording/pages/driver-licence.ts'
import { restrictionWords } from '../../wording/restriction-words.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import type { DriverPorts } from './driver-ports.ts'
import { ownFileRequest } from './driver-request.ts'
import { stateView } from './state-view.ts'

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
  const state = stateView(licence.state.state, language)
  return {
    asOf: t.asOf(longDay(licence.day, language), clockTime(licence.dataAsOf.slice(11), language)),
    state,
    isForbidden: state.tone === 'no',
    birthName: holder.birthName,
    usageName: holder.usageName,
    givenNames: holder.givenNames.join(', '),
    born: t.bornAt(day(holder.birthDate), `${holder.birthPlace} (${holder.birthCountry})`),
    address: [...holder.address.lines, `${holder.address.postalCode} ${holder.address.locality}`],
    neph: licence.neph,
    obtainedOn: day(licence.obtainedOn),
    categories: licence.categories.map((category) => ({
      ...categoryView(category, language),
      // No green beside a state that forbids driving.
      ...(category.inForce && state.tone === 'no' ? { tone: 'none' } : {}),
    })),
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
