import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { CodedError } from '../errors.ts'

/** `GET /trust/certificates`: the addresses of the certificates that a verifier needs to trust us. */
export function listTrustFiles(keysDir: string, form: RegExp): RequestHandler {
  return async (request, response) => {
    const names = (await readdir(keysDir)).filter((name) => form.test(name)).sort()
    response.json({ certificates: names.map((name) => `${request.path}/${name}`) })
  }
}

/** Serves a public file of the keys folder whose name has exactly the form given; keys never have one. */
export function getTrustFile(keysDir: string, form: RegExp, type: string): RequestHandler<{ file: string }> {
  return async (request, response) => {
    const { file } = request.params
    const bytes = form.test(file) ? await readFile(join(keysDir, file)).catch(() => null) : null
    // An operator may have put a key in the file of its certificate: it does not leave for that.
    if (bytes === null || bytes.includes('PRIVATE KEY'))
      throw new CodedError('NOT_FOUND', 'no such trust file')
    response.type(type).set('Cache-Control', 'public, max-age=300').send(bytes)
  }
}
