import type { JsonSchema } from './openapi.ts'

/** Words that the table of a schema needs. */
export interface TypeWords {
  readonly required: string
  readonly optional: string
}

/** One property of a schema, as the page lists it; those of objects inside are listed by their whole path. */
export interface PropertyRow {
  readonly name: string
  readonly type: string
  readonly need: string
  readonly description: string | null
}

/** Says in a few words what a schema takes, e.g. `Day | null` or `array of Check`. */
export function describeType(schema: unknown): string {
  if (!isSchema(schema)) return 'any'
  const { $ref, enum: values, items, pattern } = schema
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ')
  const choices = alternatives(schema)
  if (choices.length > 0) return choices.map(describeType).join(' | ')
  if (schema.type === 'array') return `array of ${describeType(items)}`
  if (schema.type === 'object' && isSchema(schema.additionalProperties))
    return `object of ${describeType(schema.additionalProperties)}`
  if (typeof pattern === 'string') return `string ${pattern}`
  return typeof schema.type === 'string' ? schema.type : 'any'
}

/** Lists the properties of a schema, those of nameless objects inside too. */
export function propertyRows(schema: unknown, words: TypeWords, path = ''): readonly PropertyRow[] {
  if (!isSchema(schema)) return []
  const inside = [...alternatives(schema), ...(schema.type === 'array' ? [schema.items] : [])]
  if (inside.length > 0)
    return inside.flatMap((one) => propertyRows(one, words, schema.type === 'array' ? `${path}[]` : path))
  const { properties } = schema
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, property]) => {
    const own = path === '' ? name : `${path}.${name}`
    const description = isSchema(property) ? property.description : undefined
    return [
      {
        name: own,
        type: describeType(property),
        need: required.includes(name) ? words.required : words.optional,
        description: typeof description === 'string' ? description : null,
      },
      ...propertyRows(property, words, own),
    ]
  })
}

function alternatives({ anyOf, oneOf, allOf }: JsonSchema): readonly unknown[] {
  const [choices = []] = [anyOf, oneOf, allOf].filter((found) => Array.isArray(found))
  return choices
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
