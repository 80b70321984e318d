import { Parser } from 'htmlparser2'
import { RenderingError } from '../rendering-error.ts'
import { type ElementName, isElementName, vocabulary } from './markup-vocabulary.ts'

/** An element of the markup, its attributes as written. */
export interface MarkupElement {
  readonly name: ElementName
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly MarkupNode[]
}

/** An element or a run of text, entities already decoded. */
export type MarkupNode = MarkupElement | string

interface OpenElement extends MarkupElement {
  readonly children: MarkupNode[]
}

const neverClosed = new Set(['br', 'hr'])

/**
 * Reads the markup that a template produced into a tree that follows the vocabulary.
 *
 * Nothing is repaired: what HTML readers would close or drop in silence is refused.
 *
 * @throws {RenderingError} UNKNOWN_MARKUP for a name out of place, BAD_MARKUP for an element left open.
 */
export function parseMarkup(markup: string): MarkupElement {
  const root: OpenElement = { name: 'document', attributes: {}, children: [] }
  const open: OpenElement[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1)
        const element: OpenElement = { name: checkedName(name, parent), attributes, children: [] }
        checkAttributes(element)
        ;(parent ?? root).children.push(element)
        open.push(element)
      },
      ontext(text) {
        addText(open.at(-1), text)
      },
      onclosetag(name, isImplied) {
        if (isImplied && !neverClosed.has(name) && markup[parser.endIndex - 1] !== '/')
          throw new RenderingError('BAD_MARKUP', `<${name}> is not closed where it should be`, { name })
        open.pop()
      },
    },
    { recognizeSelfClosing: true, decodeEntities: true },
  )
  parser.write(markup)
  parser.end()
  const document = root.children[0]
  if (root.children.length !== 1 || document === undefined || typeof document === 'string')
    throw new RenderingError('BAD_MARKUP', 'exactly one <document> is expected')
  return document
}

function checkedName(name: string, parent: OpenElement | undefined): ElementName {
  const allowed: readonly string[] = parent === undefined ? ['document'] : vocabulary[parent.name].holds
  if (isElementName(name) && allowed.includes(name)) return name
  const place = parent === undefined ? 'the top' : `<${parent.name}>`
  throw new RenderingError('UNKNOWN_MARKUP', `<${name}> is not known in ${place}`, { name })
}

function checkAttributes(element: MarkupElement): void {
  const allowed: readonly string[] = vocabulary[element.name].attributes
  for (const name of Object.keys(element.attributes))
    if (!allowed.includes(name))
      throw new RenderingError('UNKNOWN_MARKUP', `<${element.name}> has no attribute "${name}"`, { name })
}

/** Entities come as runs of their own; neighbours are joined so that spacing rules see whole texts. */
function addText(parent: OpenElement | undefined, text: string): void {
  const holds: readonly string[] = parent === undefined ? [] : vocabulary[parent.name].holds
  if (parent === undefined || !holds.includes('#text')) {
    if (/^[ \t\r\n]*$/.test(text)) return
    throw new RenderingError('UNKNOWN_MARKUP', `text is not allowed in ${parent?.name ?? 'the top'}`)
  }
  const last = parent.children.length - 1
  const before = parent.children[last]
  if (typeof before === 'string') parent.children[last] = before + text
  else parent.children.push(text)
}
