import type { RequestHandler } from 'express'
import { CodedError } from '../errors.ts'

/** Gives the withdrawal list of one authority as it was signed; null where there is none. */
export type WithdrawalListOf = (issuer: string) => Promise<string | null>

/** The names under which lists are served. */
export const WITHDRAWAL_FILE = /^([A-Z0-9]{4})\.jws$/
/** RFC 7515, 9.2.1. */
export const JOSE = 'application/jose'

/**
 * `GET /trust/withdrawals/{CA}.jws`: the documents withdrawn, as hashes of their seals, signed by a certificate of that
 * authority. It tells of nobody, nor why.
 */
export function getWithdrawalList(listOf: WithdrawalListOf): RequestHandler<{ file: string }> {
  return async (request, response) => {
    const issuer = WITHDRAWAL_FILE.exec(request.params.file)?.[1]
    const list = issuer === undefined ? null : await listOf(issuer)
    if (list === null) throw new CodedError('NOT_FOUND', 'no such withdrawal list')
    response.type(JOSE).set('Cache-Control', 'public, max-age=60').send(Buffer.from(list))
  }
}
