import type { Request } from 'express'
import type * as z from 'zod'
import { CodedError } from '../errors.ts'

/** One thing wrong in a body: where, as a JSON pointer (RFC 6901), and what; the value is not repeated. */
export interface BodyFault {
  readonly pointer: string
  readonly detail: string
}

/** A JSON body that is not what was expected; `faults` lists all of it. */
export class RequestFault extends CodedError<'REQUEST_MALFORMED'> {
  override readonly name = 'RequestFault'
  readonly faults: readonly BodyFault[]

  constructor(expected: string, faults: readonly BodyFault[]) {
    const listed = faults.map(({ pointer, detail }) => `${pointer || 'body'} ${detail}`)
    super('REQUEST_MALFORMED', `expected ${expected}; ${listed.join('; ')}`, {
      places: faults.map(({ pointer }) => pointer || 'body'),
    })
    this.faults = faults
  }
}

/**
 * Reads a JSON body by its schema, the very one that the API's document shows.
 *
 * @throws {RequestFault}
 * @throws {CodedError} UNSUPPORTED_TYPE
 */
export function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  expected: string,
): z.output<Schema> {
  if (!request.is('application/json'))
    throw new CodedError('UNSUPPORTED_TYPE', `expected application/json: ${expected}`, {
      bodyTypes: 'application/json',
    })
  const read = schema.safeParse(request.body)
  if (read.success) return read.data
  // The message of an issue may quote what was sent.
  const faults = read.error.issues.map(({ path, code }) => ({
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: code,
  }))
  throw new RequestFault(expected, faults)
}
