import type { ESTree } from 'vite'
import { type Fault, faultAt, type SourceFile } from './source-file.ts'

/**
 * Finds exported names that no docstring explains: in core every one, elsewhere functions and classes.
 *
 * A type drawn from a documented constant (`keyof typeof TABLE`, `z.infer<typeof schema>`) says no more than it.
 */
export function undocumented(source: SourceFile): readonly Fault[] {
  const everything = source.path.startsWith('core/') || source.path === 'errors.ts'
  return source.program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return []
    const { declaration } = node
    if (hasDocstring(source, node.start) || isDrawnFromConstant(declaration)) return []
    if (!everything && !isCallable(declaration)) return []
    return [faultAt(source, node.start, `${nameOf(declaration)} has no docstring`)]
  })
}

function hasDocstring({ comments, text }: SourceFile, start: number): boolean {
  return comments.some(({ type, value, end }) => {
    if (type !== 'Block' || !value.startsWith('*') || end > start) return false
    // A word to the linter may stand between.
    const between = text.slice(end, start).replace(/\n\/\/ biome-ignore.*/g, '')
    return /^\s*$/.test(between) && !between.includes('\n\n')
  })
}

function isDrawnFromConstant(declaration: ESTree.Declaration): boolean {
  if (declaration.type !== 'TSTypeAliasDeclaration') return false
  const { typeAnnotation: type } = declaration
  if (type.type === 'TSTypeOperator')
    return type.operator === 'keyof' && type.typeAnnotation.type === 'TSTypeQuery'
  if (type.type === 'TSTypeReference')
    return type.typeArguments?.params.some(({ type }) => type === 'TSTypeQuery') ?? false
  return type.type === 'TSIndexedAccessType' && isPartOfKnown(type.objectType)
}

/** `(typeof TABLE)[number]`, `Known['part'][number]`: parts of what has its own docstring. */
function isPartOfKnown(type: ESTree.TSType): boolean {
  if (type.type === 'TSParenthesizedType') return isPartOfKnown(type.typeAnnotation)
  if (type.type === 'TSIndexedAccessType') return isPartOfKnown(type.objectType)
  return type.type === 'TSTypeQuery' || type.type === 'TSTypeReference'
}

function isCallable(declaration: ESTree.Declaration): boolean {
  return (
    declaration.type === 'FunctionDeclaration' ||
    declaration.type === 'TSDeclareFunction' ||
    declaration.type === 'ClassDeclaration'
  )
}

function nameOf(declaration: ESTree.Declaration): string {
  if (declaration.type === 'VariableDeclaration') {
    const [first] = declaration.declarations
    return first?.id.type === 'Identifier' ? first.id.name : 'a constant'
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : 'an export'
}
