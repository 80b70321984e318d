const inline = ['#text', 'strong', 'em', 'small', 'tone', 'nobr', 'br', 'page-number', 'page-count'] as const
const blocks = [
  'h1',
  'h2',
  'h3',
  'p',
  'hr',
  'spacer',
  'page-break',
  'ul',
  'ol',
  'dl',
  'table',
  'row',
  'panel',
  'keep',
  'section',
  'seal',
] as const

/** What an element may hold and say; `flow` elements hold either text or blocks, not both. */
interface ElementRule {
  readonly holds: readonly string[]
  readonly attributes: readonly string[]
}

const flow = [...inline, ...blocks]
const runningBlocks = ['p', 'row', 'hr', 'spacer'] as const

/** Every element of the markup, what it may hold and its attributes; templates/README.md describes them. */
export const vocabulary = {
  document: { holds: ['specimen', 'running-head', 'running-foot', 'body'], attributes: [] },
  specimen: { holds: ['#text'], attributes: ['note'] },
  'running-head': { holds: runningBlocks, attributes: ['pages'] },
  'running-foot': { holds: runningBlocks, attributes: ['pages'] },
  body: { holds: blocks, attributes: [] },
  h1: { holds: inline, attributes: ['align'] },
  h2: { holds: inline, attributes: ['align'] },
  h3: { holds: inline, attributes: ['align'] },
  p: { holds: inline, attributes: ['look', 'align', 'tone'] },
  hr: { holds: [], attributes: [] },
  spacer: { holds: [], attributes: ['height'] },
  'page-break': { holds: [], attributes: [] },
  ul: { holds: ['li'], attributes: [] },
  ol: { holds: ['li'], attributes: [] },
  li: { holds: flow, attributes: [] },
  dl: { holds: ['dt', 'dd'], attributes: ['columns', 'label-width', 'stacked'] },
  dt: { holds: inline, attributes: [] },
  dd: { holds: flow, attributes: [] },
  table: { holds: ['caption', 'thead', 'tbody'], attributes: ['columns', 'align', 'zebra'] },
  caption: { holds: inline, attributes: [] },
  thead: { holds: ['tr'], attributes: [] },
  tbody: { holds: ['tr'], attributes: [] },
  tr: { holds: ['th', 'td'], attributes: [] },
  th: { holds: inline, attributes: ['colspan', 'align'] },
  td: { holds: flow, attributes: ['colspan', 'align'] },
  row: { holds: ['column'], attributes: ['gap', 'valign'] },
  column: { holds: blocks, attributes: ['width'] },
  panel: { holds: blocks, attributes: ['tone'] },
  keep: { holds: blocks, attributes: [] },
  section: { holds: blocks, attributes: [] },
  seal: { holds: inline, attributes: ['module'] },
  strong: { holds: inline, attributes: [] },
  em: { holds: inline, attributes: [] },
  small: { holds: inline, attributes: [] },
  tone: { holds: inline, attributes: ['is'] },
  nobr: { holds: inline, attributes: [] },
  br: { holds: [], attributes: [] },
  'page-number': { holds: [], attributes: [] },
  'page-count': { holds: [], attributes: [] },
} as const satisfies Readonly<Record<string, ElementRule>>

/** The name of an element of the markup. */
export type ElementName = keyof typeof vocabulary

/** Tells whether a name is in the vocabulary. */
export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(vocabulary, name)
}

/** Tells whether an element stands inside a line of text rather than on its own. */
export function isInline(name: ElementName): boolean {
  return (inline as readonly string[]).includes(name)
}
