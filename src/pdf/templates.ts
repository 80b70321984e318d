import { readdirSync, readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { RenderingError } from './rendering-error.ts'

type Template = (view: object) => string
type Shelf = ReturnType<typeof openShelf>

/** Two levels up from `src/pdf` and from `dist/pdf` alike. */
const ownTemplates = new URL('../../templates/pdf/', import.meta.url)
const shelves = new Map<string, Shelf>()

/**
 * Fills `templates/pdf/<name>.hbs`; what the view holds is escaped, so that a value never becomes markup.
 *
 * Templates and their partials (folder `partials`) are read and compiled once per process.
 *
 * @throws {RenderingError} TEMPLATE_FAULT when the template names something the view lacks.
 */
export function fillTemplate(name: string, view: object, folder: URL = ownTemplates): string {
  const shelf = shelves.get(folder.href) ?? openShelf(folder)
  shelves.set(folder.href, shelf)
  const template = shelf.find(name)
  try {
    return template(view)
  } catch (cause) {
    throw new RenderingError('TEMPLATE_FAULT', `template ${name} does not fit its view`, { name }, { cause })
  }
}

function openShelf(folder: URL) {
  const handlebars = Handlebars.create()
  const partials = new URL('partials/', folder)
  for (const file of templateFiles(partials))
    handlebars.registerPartial(file.slice(0, -4), readFileSync(new URL(file, partials), 'utf8'))
  const known = new Set(templateFiles(folder))
  const compiled = new Map<string, Template>()
  return {
    find(name: string): Template {
      const file = `${name}.hbs`
      if (!known.has(file))
        throw new RenderingError('UNKNOWN_TEMPLATE', `there is no template ${file}`, { name })
      const template =
        compiled.get(name) ??
        handlebars.compile(readFileSync(new URL(file, folder), 'utf8'), { strict: true })
      compiled.set(name, template)
      return template
    },
  }
}

function templateFiles(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.hbs'))
  } catch {
    return []
  }
}
