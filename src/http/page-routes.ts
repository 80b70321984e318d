import { Router } from 'express'
import { type DemonstrationDriver, getHome } from './home.ts'
import { getInformation } from './information-pages.ts'
import { sendIcon, sendStyle } from './page.ts'
import { allowOnly, getErrorPage } from './tell-problem.ts'

/** The pages that belong to nobody in particular, with what every page needs. */
export function pageRoutes(drivers: readonly DemonstrationDriver[]): Router {
  const read = allowOnly('GET', 'HEAD')
  const router = Router()
  router.route('/').get(getHome(drivers)).all(read)
  router.route('/erreurs/:code').get(getErrorPage).all(read)
  router.route('/accessibilite').get(getInformation('accessibility')).all(read)
  router.route('/mentions-legales').get(getInformation('legal')).all(read)
  router.route('/donnees-personnelles').get(getInformation('personalData')).all(read)
  router.route('/style.css').get(sendStyle).all(read)
  router.route('/icone.svg').get(sendIcon).all(read)
  return router
}
