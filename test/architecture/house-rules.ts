import type { ESTree } from 'vite'
import { type Fault, faultAt, type SourceFile } from './source-file.ts'
import { walk } from './syntax-tree.ts'

/** Words for drawers, in which anything could lie. `service/`, the procedures, is not among them. */
const DRAWERS = /^(utils?|helpers?|common|shared|lib|misc|managers?|services|types?|constants?|interfaces?)$/
const FILE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.(fr|en|d))?\.ts$/

/** Finds folders and files that are named after nothing, or not in kebab-case, and every index but the library's. */
export function badNames({ path }: Pick<SourceFile, 'path'>): readonly Fault[] {
  const steps = path.split('/')
  const file = steps.at(-1) ?? ''
  const drawer = [...steps.slice(0, -1), file.split('.')[0] ?? ''].find((step) => DRAWERS.test(step))
  const faults = [
    drawer === undefined ? null : `"${drawer}" is a drawer: name what lies in it`,
    FILE_NAME.test(file) ? null : 'files are named in kebab-case',
    file === 'index.ts' && path !== 'index.ts' ? 'the only index is src/index.ts' : null,
  ]
  return faults.flatMap((message) => (message === null ? [] : [{ path, line: 1, message }]))
}

/** Finds default exports, and whole modules exported again by a file that is not the library. */
export function badExports(source: SourceFile): readonly Fault[] {
  return source.program.body.flatMap((node) => {
    if (node.type === 'ExportDefaultDeclaration')
      return [faultAt(source, node.start, 'exports are named, never default')]
    const whole = node.type === 'ExportAllDeclaration' && source.path !== 'index.ts'
    return whole ? [faultAt(source, node.start, 'export * belongs to src/index.ts only')] : []
  })
}

/** Tables of sentences: one entry a line, read by looking up, so length is no burden. */
const TABLES = /^wording/
const MOST_LINES = 250

/** Finds files that hold more than one idea, told by their length. */
export function longFiles({ path, text }: Pick<SourceFile, 'path' | 'text'>): readonly Fault[] {
  const lines = text.replace(/\n$/, '').split('\n').length
  if (lines <= MOST_LINES || TABLES.test(path)) return []
  return [
    { path, line: MOST_LINES + 1, message: `has ${lines} lines, at most ${MOST_LINES}: split it by concept` },
  ]
}

const MOST_FUNCTION_LINES = 40
const FUNCTIONS: readonly string[] = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** Finds functions longer than a screen. */
export function longFunctions(source: SourceFile): readonly Fault[] {
  return [...walk(source.program)].flatMap(({ node }) => {
    if (!FUNCTIONS.includes(node.type)) return []
    const lines = source.text.slice(node.start, node.end).split('\n').length
    if (lines <= MOST_FUNCTION_LINES) return []
    return [faultAt(source, node.start, `a function of ${lines} lines, at most ${MOST_FUNCTION_LINES}`)]
  })
}

/** Finds what silences the compiler instead of convincing it. */
export function silencedTypes(source: SourceFile): readonly Fault[] {
  const silenced = source.comments
    .filter(({ value }) => /@ts-(ignore|expect-error|nocheck)/.test(value))
    .map(({ start }) => faultAt(source, start, 'a comment that silences the compiler'))
  const forced = [...walk(source.program)].flatMap(({ node }) => {
    const found = forcedType(node)
    return found === null ? [] : [faultAt(source, node.start, found)]
  })
  return [...silenced, ...forced]
}

function forcedType(node: ESTree.Node): string | null {
  if (node.type === 'TSAnyKeyword') return 'the type any'
  if (node.type === 'TSNonNullExpression') return 'a value declared present with !'
  if (node.type === 'TSImportType') return 'a type imported in passing: write import type'
  const twice =
    node.type === 'TSAsExpression' &&
    node.expression.type === 'TSAsExpression' &&
    node.expression.typeAnnotation.type === 'TSUnknownKeyword'
  return twice ? 'as unknown as: a type forced upon a value' : null
}

/** Finds notes of work left to do, which belong to issues. */
export function leftovers(source: SourceFile): readonly Fault[] {
  return source.comments
    .filter(({ value }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(value))
    .map(({ start }) => faultAt(source, start, 'work left to do: finish it, or file an issue'))
}
