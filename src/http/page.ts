import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RequestHandler, Response } from 'express'
import Handlebars from 'handlebars'
import { pageLayout } from './page-layout.ts'

/** Two levels up from `src/http` and from `dist/http` alike. */
const folder = new URL('../../templates/pages/', import.meta.url)

const handlebars = Handlebars.create()
for (const file of readdirSync(new URL('partials/', folder)))
  handlebars.registerPartial(
    file.replace(/\.hbs$/, ''),
    readFileSync(new URL(`partials/${file}`, folder), 'utf8'),
  )

const compiled = new Map<string, Handlebars.TemplateDelegate>()

/**
 * Answers with `templates/pages/<name>.hbs`; every value of the view is escaped, and a name that the view lacks is a
 * fault. What stands around the page (language, who is signed in, navigation) is added as `layout`; no page is cached.
 */
export function sendPage(response: Response, name: string, view: object, status = 200): void {
  const template =
    compiled.get(name) ??
    handlebars.compile(readFileSync(new URL(`${name}.hbs`, folder), 'utf8'), {
      strict: true,
      preventIndent: true,
    })
  compiled.set(name, template)
  response
    .status(status)
    .type('html')
    .set('Cache-Control', 'no-store')
    .send(template({ ...view, layout: pageLayout(response) }))
}

const base = createRequire(import.meta.url).resolve('modern-normalize/modern-normalize.css')
const style = `${readFileSync(base, 'utf8')}\n${readFileSync(new URL('style.css', folder), 'utf8')}`

/** `GET /style.css`: the one style sheet of the pages, over modern-normalize. */
export const sendStyle: RequestHandler = (_request, response) => {
  response.type('css').set('Cache-Control', 'public, max-age=300').send(style)
}

const icon = readFileSync(new URL('icone.svg', folder), 'utf8')

/** `GET /icone.svg`: the sign of the service in a browser's tab. */
export const sendIcon: RequestHandler = (_request, response) => {
  response.type('svg').set('Cache-Control', 'public, max-age=86400').send(icon)
}
