import Handlebars from 'handlebars'
import { Parser } from 'htmlparser2'

/** How an element of a document's markup is written on a page: what opens it, what closes it. */
type Written = readonly [open: string, close: string]

const NOTHING: Written = ['', '']

/** Elements that are the same on a page; headings are one level lower, as the page has a title of its own. */
const PLAIN: Readonly<Record<string, Written>> = {
  h1: ['<h2>', '</h2>'],
  h2: ['<h3>', '</h3>'],
  h3: ['<h4>', '</h4>'],
  ul: ['<ul>', '</ul>'],
  ol: ['<ol>', '</ol>'],
  li: ['<li>', '</li>'],
  dl: ['<dl>', '</dl>'],
  dt: ['<div><dt>', '</dt>'],
  dd: ['<dd>', '</dd></div>'],
  caption: ['<caption>', '</caption>'],
  thead: ['<thead>', '</thead>'],
  tbody: ['<tbody>', '</tbody>'],
  tr: ['<tr>', '</tr>'],
  td: ['<td>', '</td>'],
  strong: ['<strong>', '</strong>'],
  em: ['<em>', '</em>'],
  small: ['<small>', '</small>'],
  nobr: ['<span class="nowrap">', '</span>'],
  tone: ['<strong>', '</strong>'],
  hr: ['<hr>', ''],
  br: ['<br>', ''],
  seal: ['<p class="hint">', '</p>'],
}

/** Running lines say again what the page says once. */
const SKIPPED: ReadonlySet<string> = new Set(['running-head', 'running-foot'])

const LOOKS: Readonly<Record<string, Written>> = {
  lead: ['<p class="lead">', '</p>'],
  label: ['<p class="hint">', '</p>'],
  small: ['<p class="hint">', '</p>'],
  muted: ['<p class="hint">', '</p>'],
  state: ['<p><strong>', '</strong></p>'],
  figure: ['<p><strong>', '</strong></p>'],
}

const PANELS: Readonly<Record<string, string>> = {
  success: 'good',
  warning: 'warn',
  danger: 'bad',
  info: 'info',
}

/**
 * Writes the markup of a document (templates/README.md) as HTML: the same words in the same order, with what a
 * screen reader needs. Every text is escaped, and no attribute of the markup is passed on.
 */
export function twinHtml(markup: string): string {
  let html = ''
  let skipped = 0
  let inHead = false
  let heading = ''
  const names: string[] = []
  const open: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (SKIPPED.has(name)) skipped += 1
        if (name === 'thead') inHead = true
        if (/^h[1-6]$/.test(name)) heading = ''
        const [opening, closing] = name === 'table' ? tableUnder(heading) : written(name, attributes, inHead)
        names.push(name)
        open.push(closing)
        if (skipped === 0) html += opening
      },
      ontext(text) {
        if (skipped === 0) html += Handlebars.escapeExpression(text)
        if (/^h[1-6]$/.test(names.at(-1) ?? '')) heading += text
      },
      onclosetag(name) {
        names.pop()
        const closing = open.pop() ?? ''
        if (skipped === 0) html += closing
        if (name === 'thead') inHead = false
        if (SKIPPED.has(name)) skipped -= 1
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(markup)
  return html
}

/** A table may be wider than a phone: it scrolls by itself, and is reached by keyboard under the name of its heading. */
function tableUnder(heading: string): Written {
  const label = Handlebars.escapeExpression(heading.trim())
  return [`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table>`, '</table></div>']
}

function written(
  name: string,
  { look = '', tone = '', note }: Readonly<Record<string, string>>,
  inHead: boolean,
): Written {
  switch (name) {
    case 'p':
      return LOOKS[look] ?? ['<p>', '</p>']
    case 'th':
      return [`<th scope="${inHead ? 'col' : 'row'}">`, '</th>']
    case 'panel':
      return [`<div class="notice ${PANELS[tone] ?? ''}">`, '</div>']
    case 'specimen':
      return [
        '<p class="notice warn"><strong>',
        `</strong>${note === undefined ? '' : ` — ${Handlebars.escapeExpression(note)}`}</p>`,
      ]
    default:
      return PLAIN[name] ?? NOTHING
  }
}
