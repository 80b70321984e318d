import type { RequestHandler } from 'express'
import { HELP_WORDS } from '../../wording/pages/driver-help.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'

/** `GET /conducteur/aide`: answers for everybody, signed in or not. */
export const getHelp: RequestHandler = (_request, response) => {
  const t = HELP_WORDS[languageOf(response)]
  const topics = Object.entries(t.topics).map(([id, topic]) => ({ id, ...topic }))
  sendPage(response, 'driver-help', { title: t.title, t, topics })
}
