import type { Language } from '../../wording/language.ts'
import { API_WORDS, type OperationTag } from '../../wording/pages/api-docs.ts'
import { API_SCHEMAS } from './api-schema.ts'
import { describeType, propertyRows, type TypeWords } from './describe-type.ts'
import type { JsonSchema, openApiDocument } from './openapi.ts'
import type { Operation, OperationBody } from './operation.ts'
import { OPERATIONS } from './operations.ts'

type OpenApi = ReturnType<typeof openApiDocument>

/** What the page of the API shows of its document: operations by group, then the schemas that they name. */
export function docsView({ components, info, paths }: OpenApi, language: Language) {
  const t = API_WORDS[language]
  const tags = Object.entries(t.tags).map(([tag, title]) => ({
    id: tag,
    title,
    operations: OPERATIONS.filter((operation) => operation.tag === (tag as OperationTag)).map((operation) =>
      operationView(operation, paths, language),
    ),
  }))
  const schemas = Object.entries(components.schemas).map(([id, schema]) => schemaView(id, schema, t))
  return { title: t.title, t, version: info.version, tags, schemas }
}

function operationView(operation: Operation, paths: OpenApi['paths'], language: Language) {
  const { id, method, path, parameters = [], requestBodies = [], answers, problems } = operation
  const t = API_WORDS[language]
  const { summary, description } = t.operations[id]
  const described = paths[path]?.[method]
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary,
    description,
    access: operation.session ? t.session : operation.operatorKey ? t.operatorKey : t.open,
    parameters: parameters.map(({ name, required, in: place }) => ({
      name,
      place,
      need: required ? t.required : t.optional,
    })),
    bodies: requestBodies.map(bodyView),
    answers: answers.map(({ status, bodies }) => ({ status, bodies: bodies.map(bodyView) })),
    problems: problemRows(described),
    hasProblems: problems.length > 0,
    curl: curlOf(operation),
  }
}

function bodyView({ type, schema, example }: OperationBody) {
  const name = schema === undefined ? null : (API_SCHEMAS.get(schema)?.id ?? null)
  return { type, schema: name, example: example === undefined ? null : JSON.stringify(example, null, 2) }
}

function problemRows(described: unknown) {
  const responses = valueAt(described, 'responses')
  return Object.entries(isObject(responses) ? responses : {}).flatMap(([status, response]) => {
    const codes = valueAt(response, 'x-problem-codes')
    return Array.isArray(codes) ? [{ status, codes: codes.map(String) }] : []
  })
}

function schemaView(id: string, schema: JsonSchema, words: TypeWords) {
  const { description } = schema
  return {
    id,
    description: typeof description === 'string' ? description : null,
    type: describeType(schema),
    properties: propertyRows(schema, words),
  }
}

/** A command that can be pasted; the session's cookie or the key is the reader's own to fill in. */
function curlOf(operation: Operation): string {
  const { method, path, session, operatorKey, parameters = [], requestBodies = [] } = operation
  const headers = parameters.flatMap((parameter) =>
    parameter.in === 'header' ? [`-H '${parameter.name}: ${parameter.example}'`] : [],
  )
  const filled = parameters.reduce(
    (address, { name, example = '' }) => address.replace(`{${name}}`, example),
    path,
  )
  const [first] = requestBodies
  const isForm = requestBodies.some(({ type }) => type === 'multipart/form-data')
  const body = isForm
    ? ['-F file=@adcs.pdf']
    : first === undefined
      ? []
      : [`-H 'Content-Type: ${first.type}'`, `-d '${JSON.stringify(first.example)}'`]
  const access = session
    ? ["-b 'permis-session=…'"]
    : operatorKey
      ? ["-H 'Authorization: Bearer pc_op_…'"]
      : []
  const words = [
    ...(method === 'post' && isForm === false ? ['-X POST'] : []),
    ...access,
    ...headers,
    ...body,
  ]
  return ['curl', ...words, `http://localhost:3000${filled}`].join(' ')
}

function valueAt(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
