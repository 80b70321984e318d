import type { RequestHandler } from 'express'
import { HOME_WORDS } from '../wording/pages/home.ts'
import { languageOf } from './language.ts'
import { sendPage } from './page.ts'

/** A fictitious driver, as the home page of the demonstration lists them. */
export interface DemonstrationDriver {
  readonly neph: string
  readonly name: string
  readonly state: string
}

/** `GET /`: who are you, then the drivers of the demonstration; none are listed where there are none. */
export function getHome(drivers: readonly DemonstrationDriver[]): RequestHandler {
  return (_request, response) => {
    const t = HOME_WORDS[languageOf(response)]
    sendPage(response, 'home', { title: t.title, t, drivers, driversHeading: t.drivers(drivers.length) })
  }
}
