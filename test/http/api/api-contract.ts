import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import * as z from 'zod'
import { type JsonSchema, openApiDocument } from '../../../src/http/api/openapi.ts'

/** What an answer of the service was. */
interface Answered {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly header: (name: string) => string
  readonly body: Buffer
}

interface Described {
  readonly responses: Readonly<Record<string, DescribedResponse>>
}

interface DescribedResponse {
  readonly 'x-problem-codes'?: readonly string[]
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>
}

const document = openApiDocument('1.2.3', 'fr')
const operations = Object.entries(document.paths).map(([template, methods]) => ({
  form: new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  methods: methods as Readonly<Record<string, Described>>,
}))
const definitions = JSON.parse(
  JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
)
const readers = new Map<string, z.ZodType>()

/** Reads a schema of the document itself, so that it is the document that is held against the answers. */
export function documentedSchema(schema: JsonSchema): z.ZodType {
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')
  const known = readers.get(text) ?? z.fromJSONSchema({ ...JSON.parse(text), $defs: definitions })
  readers.set(text, known)
  return known
}

/** Holds every answer of a listener against the document of the API, and collects what does not agree. */
export function heldToContract(listener: RequestListener, violations: string[]): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    const keep = (chunk: unknown) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    }
    const { write, end } = response
    response.write = function (this: ServerResponse, ...args: unknown[]) {
      keep(args[0])
      return Reflect.apply(write, this, args)
    }
    response.end = function (this: ServerResponse, ...args: unknown[]) {
      keep(args[0])
      return Reflect.apply(end, this, args)
    }
    response.once('finish', () => {
      const fault = faultOf(answered(request, response, Buffer.concat(chunks)))
      if (fault !== null) violations.push(`${request.method} ${request.url}: ${fault}`)
    })
    listener(request, response)
  }
}

function answered(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Answered {
  const header = (name: string) => String(response.getHeader(name) ?? '')
  return { method, path: url.split('?')[0] ?? '', status: response.statusCode, header, body }
}

/** Says in what an answer departs from the document; null where it does not, or the address is that of a page. */
export function faultOf(answer: Answered): string | null {
  const { method, path, status, header, body } = answer
  if (!/^\/(api\/v|trust\/|health\/|metrics$|version$)/.test(path) || path === '/trust/verifier.json')
    return null
  const type = header('content-type').split(';')[0] ?? ''
  if (type === 'text/html' && !path.startsWith('/api/')) return null
  const operation = operations.find(({ form }) => form.test(path))
  if (operation === undefined)
    return isProblem(answer, type, [404, 400]) ? null : `undocumented address: ${status}`
  const described = operation.methods[method === 'HEAD' ? 'get' : method.toLowerCase()]
  if (described === undefined)
    return isProblem(answer, type, [405]) && header('allow') !== '' ? null : `undocumented method: ${status}`
  const response = described.responses[String(status)]
  if (response === undefined) return `undocumented status ${status}: ${body}`
  for (const name of Object.keys(response.headers ?? {}))
    if (header(name) === '' && name !== 'Idempotency-Replayed') return `${status} lacks ${name}`
  if (method === 'HEAD') return null
  const content = response.content[type]
  if (content === undefined) return `${status} with undocumented type ${type}`
  return content.schema === undefined ? null : bodyFault(content.schema, response, status, body)
}

function bodyFault(
  schema: JsonSchema,
  response: DescribedResponse,
  status: number,
  body: Buffer,
): string | null {
  const value: unknown = JSON.parse(body.toString('utf8'))
  const read = documentedSchema(schema).safeParse(value)
  if (!read.success) return `${status} ${z.prettifyError(read.error)}`
  const codes = response['x-problem-codes']
  const { code } = z.object({ code: z.string().optional() }).parse(value)
  return codes === undefined || codes.includes(code ?? '') ? null : `${status} with undocumented code ${code}`
}

function isProblem({ status, body, method }: Answered, type: string, statuses: readonly number[]): boolean {
  if (!statuses.includes(status)) return false
  if (method === 'HEAD') return true
  const schema = documentedSchema({ $ref: '#/components/schemas/Problem' })
  return type === 'application/problem+json' && schema.safeParse(JSON.parse(body.toString('utf8'))).success
}
