import type { ESTree } from 'vite'

/** A node with the way to it. */
export interface Visit {
  readonly node: ESTree.Node
  readonly parent: ESTree.Node | null
  /** Name of the field of the parent that holds the node. */
  readonly field: string
}

/** Walks over every node of a tree, parents first. */
export function* walk(node: ESTree.Node, parent: ESTree.Node | null = null, field = ''): Generator<Visit> {
  yield { node, parent, field }
  for (const [name, value] of Object.entries(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* walk(child, node, name)
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Tells whether an identifier names a variable, and not a property, a key or a label that is merely spelt so. */
export function isVariable({ node, parent, field }: Visit): boolean {
  if (node.type !== 'Identifier' || parent === null) return false
  if (parent.type === 'MemberExpression') return field === 'object' || parent.computed
  if (parent.type === 'TSQualifiedName') return field === 'left'
  if (parent.type === 'Property') return field === 'value' || parent.computed
  const named: readonly string[] = [
    'TSPropertySignature',
    'TSMethodSignature',
    'PropertyDefinition',
    'MethodDefinition',
    'TSEnumMember',
    'LabeledStatement',
  ]
  return (
    !(named.includes(parent.type) && field === 'key') &&
    !(parent.type === 'ImportSpecifier' && field === 'imported')
  )
}

/** Tells whether a node is `object.property`, both names as given. */
export function isMember(node: ESTree.Node, object: string, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === object &&
    propertyName(node) === property
  )
}

/** Gives the name of the property that a member expression reads, also written as `['name']`; null for other nodes. */
export function propertyName(node: ESTree.Node): string | null {
  if (node.type !== 'MemberExpression') return null
  if (!node.computed && node.property.type === 'Identifier') return node.property.name
  return node.property.type === 'Literal' && typeof node.property.value === 'string'
    ? node.property.value
    : null
}
