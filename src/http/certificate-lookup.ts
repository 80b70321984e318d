import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { LOOKUP_ATTRIBUTES, lookUpCertificates } from '../core/trust/certificate-lookup.ts'
import { CodedError } from '../errors.ts'

/**
 * `GET /trust/certificates?iHash=…`: our certificates looked up by one attribute of RFC 4387 (iHash, sHash, certHash,
 * name). One is answered as DER, several as multipart of DER, as the real directories do. Without an attribute the
 * request goes on to the next handler.
 */
export function lookUpTrustFiles(keysDir: string, form: RegExp): RequestHandler {
  return async (request, response, next) => {
    const asked = Object.entries(request.query)
    if (asked.length === 0) return next()
    const [[name, value] = ['', ''], ...others] = asked
    const attribute = LOOKUP_ATTRIBUTES.find((known) => known === name)
    if (attribute === undefined || typeof value !== 'string' || others.length > 0)
      throw new CodedError('REQUEST_MALFORMED', `expected one of ${LOOKUP_ATTRIBUTES.join(', ')}, once`)
    const found = await lookUpCertificates(await ownCertificates(keysDir, form), attribute, value)
    const [only, ...more] = found
    if (only === undefined) throw new CodedError('NOT_FOUND', 'no certificate answers to that')
    response.set('Cache-Control', 'public, max-age=300')
    if (more.length === 0) response.type('application/pkix-cert').send(Buffer.from(only.der))
    else response.type(`multipart/mixed; boundary=${BOUNDARY}`).send(multipartOf(found))
  }
}

/** What the real directories use. */
const BOUNDARY = 'End'

function multipartOf(certificates: readonly Certificate[]): Buffer {
  const head = Buffer.from(`--${BOUNDARY}\r\nContent-Type: application/pkix-cert\r\n\r\n`)
  const parts = certificates.flatMap(({ der }) => [head, der, Buffer.from('\r\n')])
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

async function ownCertificates(keysDir: string, form: RegExp): Promise<readonly Certificate[]> {
  const names = (await readdir(keysDir)).filter((name) => form.test(name)).sort()
  return Promise.all(names.map(async (name) => readCertificate(await readFile(join(keysDir, name)))))
}
