import * as z from 'zod'
import type { Language } from '../../wording/language.ts'
import { API_WORDS } from '../../wording/pages/api-docs.ts'
import { statusOf } from '../problem.ts'
import { API_SCHEMAS } from './api-schema.ts'
import { PROBLEM_EXAMPLE } from './examples.ts'
import type { Operation, OperationAnswer, OperationBody, OperationParameter } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { problemSchema } from './problem-schema.ts'

/** What any operation may answer: the address has no such method, or the fault is ours. */
const EVERYWHERE = ['METHOD_NOT_ALLOWED', 'INTERNAL'] as const

/** A schema of JSON Schema draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = Readonly<Record<string, unknown>>

const reference = (id: string) => `#/components/schemas/${id}`

/** Makes the OpenAPI 3.1 document of the API from the schemas that validate requests and answers. */
export function openApiDocument(version: string, language: Language) {
  const words = API_WORDS[language]
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, language) }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Permis-Cachet',
      version,
      summary: words.title,
      description: `${words.lead}\n\n${words.rules}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(words.tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'permis-session', description: words.session },
        operatorKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'pc_op_…',
          description: words.operatorKey,
        },
      },
    },
  }
}

/** Gives the JSON Schema of every named schema, which refer to each other by `#/components/schemas/…`. */
export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(API_SCHEMAS, { target: 'draft-2020-12', uri: reference, ...PLAIN })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema)]))
}

/** Bytes in a form have no schema of their own in JSON Schema; all else must have one. */
const PLAIN = { unrepresentable: 'throw' } as const

function withoutIdentity({ $schema: _, $id: __, '~standard': ___, ...schema }: JsonSchema): JsonSchema {
  return schema
}

function schemaOf(schema: z.ZodType): JsonSchema {
  const id = API_SCHEMAS.get(schema)?.id
  return id === undefined ? withoutIdentity(z.toJSONSchema(schema, PLAIN)) : { $ref: reference(id) }
}

function describe(operation: Operation, language: Language): JsonSchema {
  const { id, tag, parameters = [], requestBodies, answers, problems, isLimited = false } = operation
  const words = API_WORDS[language]
  const answered = answers.map(
    (answer) => [answer.status, answerOf(answer, words.success, isLimited)] as const,
  )
  return {
    operationId: id,
    tags: [tag],
    ...words.operations[id],
    ...securityOf(operation),
    ...(parameters.length > 0 ? { parameters: parameters.map(parameterOf) } : {}),
    ...(requestBodies ? { requestBody: { required: true, content: contentOf(requestBodies) } } : {}),
    responses: Object.fromEntries([...answered, ...problemsOf([...problems, ...EVERYWHERE])]),
  }
}

function securityOf({ session, operatorKey }: Operation) {
  if (session) return { security: [{ session: [] }] }
  return operatorKey ? { security: [{ operatorKey: [] }] } : {}
}

function answerOf({ bodies, headers = [] }: OperationAnswer, description: string, isLimited: boolean) {
  const told = [...headers, ...(isLimited ? ['RateLimit', 'RateLimit-Policy'] : [])]
  const string = { schema: { type: 'string' } }
  return {
    description,
    ...(told.length > 0 ? { headers: Object.fromEntries(told.map((name) => [name, string])) } : {}),
    content: contentOf(bodies),
  }
}

function contentOf(bodies: readonly OperationBody[]) {
  return Object.fromEntries(
    bodies.map(({ type, schema, example }) => [
      type,
      {
        ...(schema === undefined ? {} : { schema: schemaOf(schema) }),
        ...(example === undefined ? {} : { example }),
      },
    ]),
  )
}

function parameterOf({ schema, ...parameter }: OperationParameter) {
  return { ...parameter, schema: schemaOf(schema) }
}

/** What a client has to know beside the problem: when to come back, or which methods there are. */
function headerOf(status: number) {
  const name = status === 405 ? 'Allow' : status === 429 || status === 503 ? 'Retry-After' : null
  return name === null ? {} : { headers: { [name]: { schema: { type: 'string' } } } }
}

/** One answer for each status, which lists the codes that it may bear. */
function problemsOf(codes: Operation['problems']) {
  const statuses = [...new Set(codes.map(statusOf))].sort()
  return statuses.map((status) => {
    const own = codes.filter((code) => statusOf(code) === status)
    const [code] = own
    const example = { ...PROBLEM_EXAMPLE, status, code, type: `/erreurs/${code}` }
    return [
      status,
      {
        description: own.join(', '),
        'x-problem-codes': own,
        ...headerOf(status),
        content: {
          'application/problem+json': {
            schema: schemaOf(problemSchema),
            ...(code === 'SIGN_IN_REQUIRED' ? { example } : {}),
          },
        },
      },
    ] as const
  })
}
