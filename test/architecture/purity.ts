import type { ESTree } from 'vite'
import { type Fault, faultAt, type SourceFile } from './source-file.ts'
import { isMember, isVariable, propertyName, type Visit, walk } from './syntax-tree.ts'

/**
 * What reaches out of a computation: the machine, the clock, the network, or a back door to them. The names of
 * browsers alone (`document`, `window`) need no rule: the compiler knows none of them here.
 */
const OUTSIDE: readonly string[] = [
  ...['Buffer', 'process', 'console', 'require', 'global', 'globalThis', '__dirname', '__filename'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'eval', 'Function', 'performance'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
]
/** Randomness that WebCrypto would give; `crypto.subtle` alone is asked of it. */
const RANDOM: readonly string[] = ['getRandomValues', 'randomUUID', 'generateKey']

/** Finds what makes a file of core depend on more than its arguments. */
export function impurities(source: SourceFile): readonly Fault[] {
  if (!source.path.startsWith('core/') && source.path !== 'errors.ts') return []
  const faults: Fault[] = []
  for (const visit of walk(source.program)) {
    const found = outsideWorld(visit) ?? clockOrChance(visit.node)
    if (found !== null) faults.push(faultAt(source, visit.node.start, `core is pure, found ${found}`))
  }
  return faults
}

function outsideWorld(visit: Visit): string | null {
  const { node } = visit
  if (node.type === 'MetaProperty' && node.meta.name === 'import') return 'import.meta'
  return node.type === 'Identifier' && OUTSIDE.includes(node.name) && isVariable(visit) ? node.name : null
}

function clockOrChance(node: ESTree.Node): string | null {
  if (node.type === 'NewExpression' && isDate(node.callee) && node.arguments.length === 0) return 'new Date()'
  if (node.type === 'CallExpression' && isDate(node.callee)) return 'Date()'
  if (isMember(node, 'Date', 'now')) return 'Date.now'
  if (isMember(node, 'Math', 'random')) return 'Math.random'
  const name = propertyName(node)
  return name !== null && RANDOM.includes(name) ? name : null
}

function isDate(node: ESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === 'Date'
}

/** Data whose values are letters, not sentences. */
const LETTER_TABLES: readonly string[] = ['core/seal/text.ts']

const ACCENTED = /[^\P{L}A-Za-z]/u
/** Not in capitals, which are printed matter compared and not told. */
const FRENCH_WORDS =
  /\b([Ll]es?|[Ll]a|[Dd]es|[Dd]u|[Uu]ne?|est|sont|[Pp]our|[Dd]ans|[Aa]vec|[Ss]ans|[Vv]otre|vous|[Cc]e|[Cc]ette|qui|[Nn]e|pas|[Ss]ur|aux?)\b/g

/** Finds strings of core that a person would read in French: sentences come from the wording files, by code. */
export function frenchSentences(source: SourceFile): readonly Fault[] {
  if (!source.path.startsWith('core/') || LETTER_TABLES.includes(source.path)) return []
  const faults: Fault[] = []
  for (const { node } of walk(source.program)) {
    const isText =
      (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateElement'
    if (!isText) continue
    // As written, so that a letter given by its number is data, not a sentence.
    const written = source.text.slice(node.start, node.end)
    if (ACCENTED.test(written) || new Set(written.match(FRENCH_WORDS)).size > 1)
      faults.push(faultAt(source, node.start, `core holds no French sentence, found ${written}`))
  }
  return faults
}

/** Finds readings of the environment, which belong to the composition root and the commands. */
export function environmentReads(source: SourceFile): readonly Fault[] {
  if (/^(main\.ts|bench\/bench\.ts|cli\/.*)$/.test(source.path)) return []
  return [...walk(source.program)]
    .filter(({ node }) => isMember(node, 'process', 'env') || importsEnvironment(node))
    .map(({ node }) => faultAt(source, node.start, 'process.env is read in main.ts and cli/ only'))
}

function importsEnvironment(node: ESTree.Node): boolean {
  return node.type === 'ImportDeclaration' && ['process', 'node:process'].includes(node.source.value)
}

/** Finds the console, which nobody uses: commands write to their streams, the service to its log. */
export function consoleUses(source: SourceFile): readonly Fault[] {
  return [...walk(source.program)]
    .filter((visit) => visit.node.type === 'Identifier' && visit.node.name === 'console' && isVariable(visit))
    .map(({ node }) => faultAt(source, node.start, 'nobody writes to the console'))
}
