import type { Request } from 'express'
import { isSiren } from '../core/documents/siren.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import { CodedError } from '../errors.ts'
import { readCategory } from './category-asked.ts'

/** What may be asked of a document beside its verdict. */
export type Asked = Pick<VerifyOptions, 'category' | 'siren'>

const FIELDS: readonly string[] = ['category', 'siren']

/**
 * Reads what is asked of a document in the fields of a body; absent and empty ask nothing.
 *
 * @throws {CodedError} UNKNOWN_CATEGORY or RECIPIENT_NOT_A_SIREN
 */
export function readAsked(fields: { readonly category?: unknown; readonly siren?: unknown }): Asked {
  const [category, siren] = [readCategory(fields.category), readSiren(fields.siren)]
  return { ...(category === undefined ? {} : { category }), ...(siren === undefined ? {} : { siren }) }
}

/**
 * Reads what is asked in a form, all of whose fields and query must be known: a question that is misspelt or misplaced
 * would otherwise pass for answered.
 *
 * @throws {CodedError} as {@link readAsked}, or REQUEST_MALFORMED
 */
export function readAskedInForm(request: Request): Asked {
  refuseUnknownQuery(request)
  const fields: Readonly<Record<string, unknown>> = request.body ?? {}
  // Names are not repeated: they are the client's, as values are.
  if (Object.keys(fields).some((name) => !FIELDS.includes(name)))
    throw new CodedError('REQUEST_MALFORMED', `expected no field but files, ${FIELDS.join(' and ')}`, {
      fields: FIELDS,
    })
  return readAsked(fields)
}

/**
 * Refuses parameters in the address, the language excepted: what is asked stands in the body.
 *
 * @throws {CodedError} REQUEST_MALFORMED
 */
export function refuseUnknownQuery({ query }: Request): void {
  if (Object.keys(query).some((name) => name !== 'lang'))
    throw new CodedError(
      'REQUEST_MALFORMED',
      'expected no query parameter but lang: fields stand in the body',
      {
        parameter: 'lang',
      },
    )
}

function readSiren(asked: unknown): string | undefined {
  if (asked === undefined || asked === '') return undefined
  if (typeof asked === 'string' && isSiren(asked)) return asked
  throw new CodedError('RECIPIENT_NOT_A_SIREN', 'expected nine digits with a right Luhn sum in "siren"')
}
