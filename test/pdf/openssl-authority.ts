import 'reflect-metadata'
import { execFile } from 'node:child_process'
import { KeyObject, webcrypto } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'

const run = promisify(execFile)
const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DATES = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') }
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/** A time-stamp authority of openssl, behind HTTP on this machine. */
export interface OpensslAuthority {
  readonly url: string
  /** DER of the root, of the authority, and of another certificate of the same root. */
  readonly root: Uint8Array
  readonly certificate: Uint8Array
  /** Puts a time-stamp on bytes without HTTP; with a certificate that openssl itself would refuse, too. */
  stamp(bytes: Uint8Array): Promise<Uint8Array>
  /** Answers the next requests by other means; null goes back to openssl. */
  answerWith(answer: ((query: Uint8Array, response: ServerResponse) => void) | null): void
  close(): void
}

export interface AuthorityOptions {
  readonly hash?: 'sha256' | 'sha384' | 'sha512'
  /** Extensions that name what the key is for. */
  readonly purposes?: readonly x509.Extension[]
  readonly dates?: typeof DATES
  readonly revocationAddress?: string
}

export async function opensslAuthority(options: AuthorityOptions = {}): Promise<OpensslAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'tsa-'))
  const file = (name: string) => join(folder, name)
  const rootKeys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Horodatage Racine',
    keys: rootKeys,
    signingAlgorithm: P256,
    serialNumber: '01',
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
    ...DATES,
  })
  const address = options.revocationAddress
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=Horodatage Essai',
    issuer: root.subject,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: P256,
    serialNumber: '02',
    extensions: [
      ...(options.purposes ?? [new x509.ExtendedKeyUsageExtension([TIME_STAMPING], true)]),
      ...(address === undefined ? [] : [new x509.CRLDistributionPointsExtension([address])]),
    ],
    ...(options.dates ?? DATES),
  })
  writeFileSync(file('tsa.pem'), certificate.toString('pem'))
  writeFileSync(file('root.pem'), root.toString('pem'))
  writeFileSync(file('tsa.key'), KeyObject.from(keys.privateKey).export({ format: 'pem', type: 'pkcs8' }))
  writeFileSync(file('serial'), '01')
  writeFileSync(file('tsa.cnf'), configuration(file, options.hash ?? 'sha256'))
  // openssl counts in a file that two of it at a time would spoil.
  let turn: Promise<unknown> = Promise.resolve()
  const reply = (query: Uint8Array, name: string, ...more: string[]): Promise<Buffer> => {
    const answer = turn.then(() => replyAlone(query, name, ...more))
    turn = answer.catch(() => undefined)
    return answer
  }
  const replyAlone = async (query: Uint8Array, name: string, ...more: string[]) => {
    writeFileSync(file(`${name}.tsq`), query)
    const common = ['ts', '-reply', '-config', file('tsa.cnf'), '-queryfile', file(`${name}.tsq`)]
    await run('openssl', [...common, '-out', file(`${name}.tsr`), ...more])
    return readFileSync(file(`${name}.tsr`))
  }
  let other: ((query: Uint8Array, response: ServerResponse) => void) | null = null
  let count = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const query = Buffer.concat(chunks)
      if (other !== null) return other(query, response)
      reply(query, `http${++count}`).then(
        (answer) => response.setHeader('content-type', 'application/timestamp-reply').end(answer),
        () => response.writeHead(500).end(),
      )
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/tsa`,
    root: new Uint8Array(root.rawData),
    certificate: new Uint8Array(certificate.rawData),
    async stamp(bytes) {
      writeFileSync(file('data'), bytes)
      const asked = ['ts', '-query', '-data', file('data'), '-sha256', '-cert', '-out', file('own.query')]
      await run('openssl', asked)
      return reply(readFileSync(file('own.query')), 'own', '-token_out')
    },
    answerWith: (answer) => {
      other = answer
    },
    close: () => {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function configuration(file: (name: string) => string, hash: string): string {
  return `[ tsa ]
default_tsa = tsa_config
[ tsa_config ]
serial = ${file('serial')}
crypto_device = builtin
signer_cert = ${file('tsa.pem')}
certs = ${file('root.pem')}
signer_key = ${file('tsa.key')}
signer_digest = ${hash}
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`
}
