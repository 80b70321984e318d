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
  return comments.some(
    (comment) =>
      comment.type === 'Block' &&
      comment.value.startsWith('*') &&
      comment.end <= start &&
      text.slice(comment.end, start).trim() === '' &&
      !text.slice(comment.end, start).includes('\n\n'),
  )
}

function isDrawnFromConstant(declaration: ESTree.Declaration): boolean {
  if (declaration.type !== 'TSTypeAliasDeclaration') return false
  const { typeAnnotation: type } = declaration
  if (type.type === 'TSTypeOperator')
    return type.operator === 'keyof' && type.typeAnnotation.type === 'TSTypeQuery'
  if (type.type === 'TSTypeReference')
    return type.typeArguments?.params.some(({ type }) => type === 'TSTypeQuery') ?? false
  if (type.type !== 'TSIndexedAccessType') return false
  const { objectType } = type
  const inner = objectType.type === 'TSParenthesizedType' ? objectType.typeAnnotation : objectType
  return inner.type === 'TSTypeQuery' || inner.type === 'TSTypeReference'
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
