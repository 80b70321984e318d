import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { CodedError } from '../errors.ts'

/** Serves a public file of the keys folder whose name has exactly the form given; keys never have one. */
export function getTrustFile(keysDir: string, form: RegExp, type: string): RequestHandler<{ file: string }> {
  return async (request, response) => {
    const { file } = request.params
    if (!form.test(file)) throw new CodedError('NOT_FOUND', 'no such trust file')
    const bytes = await readFile(join(keysDir, file)).catch(() => null)
    if (bytes === null) throw new CodedError('NOT_FOUND', 'no such trust file')
    response.type(type).send(bytes)
  }
}
