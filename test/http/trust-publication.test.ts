import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/core/trust/certificate.ts'
import { readCertificateBundle } from '../../src/core/trust/certificate-bundle.ts'
import { readRevocationList } from '../../src/core/trust/revocation-list.ts'
import { readTrustList } from '../../src/core/trust/trust-list.ts'
import { createApp } from '../../src/http/app.ts'
import { listSignersAmong } from '../../src/signing/list-signer.ts'
import { refreshOwnTrustList } from '../../src/signing/own-trust-list.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'
import { readTrustFiles } from '../../src/signing/trust-files.ts'
import { hasTool } from '../required-tool.ts'

const AT = new Date('2026-11-22T09:00:00Z')
const keysDir = mkdtempSync(join(tmpdir(), 'publication-'))
await initialisePki(keysDir, AT)
await refreshOwnTrustList(keysDir, AT)
const app = createApp({
  environment: 'test',
  examine: () => Promise.reject(new Error('nothing is examined here')),
  drivers: [],
  keysDir,
  version: '0',
  isReady: () => true,
  log: pino({ level: 'silent' }),
})
const server = createServer(app).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
afterAll(() => {
  server.close()
  rmSync(keysDir, { recursive: true })
})

describe('GET /trust/tsl.xml', () => {
  it('gives a list that our own reader verifies and that names our authority', async () => {
    const answer = await get('/trust/tsl.xml')
    expect(answer.headers.get('content-type')).toMatch(/^application\/xml/)
    const { certificates } = await readTrustFiles(keysDir)
    const list = await readTrustList(await bytesOf(answer), await listSignersAmong(certificates), AT)
    expect(list.freshness).toBe('current')
    expect(list.authorities.map(({ id, status }) => [id, status])).toEqual([['FR00', 'inaccord']])
  })

  it.skipIf(!hasTool('xmlsec1'))(
    'gives a list that xmlsec1 verifies, and refuses once it is changed',
    async () => {
      const xml = await (await get('/trust/tsl.xml')).text()
      const path = join(keysDir, 'downloaded.txt')
      const verify = (text: string) => {
        writeFileSync(path, text)
        const anchor = join(keysDir, 'FR00.pem')
        const id = 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties'
        const when = ['--verification-time', '2026-12-01 00:00:00']
        const options = ['--verify', '--trusted-pem', anchor, ...when, '--id-attr:Id', id, path]
        return execFileSync('xmlsec1', options, { encoding: 'utf8', stdio: 'pipe' })
      }
      expect(() => verify(xml)).not.toThrow()
      expect(() => verify(xml.replace('AC FICTIVE', 'AC FACTICE'))).toThrow()
    },
  )

  it('names a directory that gives every certificate of our authority (RFC 4387, iHash)', async () => {
    const { certificates } = await readTrustFiles(keysDir)
    const xml = await bytesOf(await get('/trust/tsl.xml'))
    const list = await readTrustList(xml, await listSignersAmong(certificates), AT)
    const address = new URL(list.authorities[0]?.directory ?? '')
    const answer = await get(address.pathname + address.search)
    expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; *boundary=End/)
    const found = readCertificateBundle(await bytesOf(answer))
    expect(found.map(({ commonName }) => commonName)).toEqual(['FR00', 'PC01', 'PC02', 'PDF1', 'TSL1'])
  })
})

describe('GET /trust/certificates', () => {
  it('gives one certificate by name, as DER', async () => {
    const answer = await get('/trust/certificates?name=PC01')
    expect(answer.headers.get('content-type')).toMatch(/^application\/pkix-cert/)
    expect(readCertificate(await bytesOf(answer)).commonName).toBe('PC01')
  })

  it.each([
    ['?name=PC99', 404],
    ['?iHash=AAAA', 404],
    ['?name=PC01&name=PC02', 400],
    ['?name=PC01&iHash=AAAA', 400],
    ['?certificate=PC01', 400],
  ])('answers %s by %i', async (query, status) => {
    expect((await get(`/trust/certificates${query}`)).status).toBe(status)
  })

  it('lists addresses where nothing is asked', async () => {
    expect(await (await get('/trust/certificates')).json()).toMatchObject({
      certificates: expect.arrayContaining(['/trust/certificates/FR00.pem']),
    })
  })
})

describe('what is beside the published files', () => {
  it.each(['/trust/pki.json', '/trust/FR00.key.pem', '/trust/..%2Fpackage.json', '/trust/crl/tsl.xml'])(
    '%s is not served',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it('the revocation list is', async () => {
    const list = readRevocationList(await bytesOf(await get('/trust/crl/FR00.crl')))
    expect(list.revoked.size).toBe(0)
  })
})
