import { execFileSync } from 'node:child_process'
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import { afterAll, describe, expect, it } from 'vitest'
import { type OpenedPkcs12, openPkcs12 } from '../../src/signing/open-pkcs12.ts'
import { pdfSigner } from '../../src/signing/pdf-signer.ts'
import { hasTool } from '../required-tool.ts'
import { certificatePem, type KeyKind, testIdentity } from './test-identity.ts'

const folder = mkdtempSync(join(tmpdir(), 'pkcs12-'))
afterAll(() => rmSync(folder, { recursive: true }))

function keyPem(identity: OpenedPkcs12): string {
  return identity.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

function forgePkcs12(identity: OpenedPkcs12, options: { key?: boolean } = {}): Buffer {
  const certificates = [identity.certificate, ...identity.chain].map((der) =>
    forge.pki.certificateFromPem(certificatePem(der)),
  )
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    options.key === false ? null : forge.pki.privateKeyFromPem(keyPem(identity)),
    certificates,
    'secret',
    { algorithm: 'aes256' },
  )
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
}

function opensslPkcs12(identity: OpenedPkcs12, options: readonly string[] = []): Buffer {
  const [key, certificate, chain, out] = ['k.pem', 'c.pem', 'ca.pem', 'o.p12'].map((name) =>
    join(folder, name),
  )
  writeFileSync(key ?? '', keyPem(identity))
  writeFileSync(certificate ?? '', certificatePem(identity.certificate))
  writeFileSync(chain ?? '', identity.chain.map(certificatePem).join(''))
  const files = ['-inkey', `${key}`, '-in', `${certificate}`, '-certfile', `${chain}`, '-out', `${out}`]
  execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', 'pass:secret', ...options])
  return readFileSync(out ?? '')
}

function expectSame(opened: OpenedPkcs12, identity: OpenedPkcs12): void {
  expect(Buffer.from(opened.certificate)).toEqual(Buffer.from(identity.certificate))
  expect(opened.chain.map((der) => Buffer.from(der))).toEqual(identity.chain.map((der) => Buffer.from(der)))
  expect(opened.privateKey.equals(identity.privateKey)).toBe(true)
}

describe('openPkcs12', () => {
  it('gives the RSA key, its certificate and the chain of a file made by node-forge', async () => {
    const identity = await testIdentity('RSA')
    expectSame(openPkcs12(forgePkcs12(identity), 'secret'), identity)
  })

  it('tells a wrong password', async () => {
    const file = forgePkcs12(await testIdentity('RSA'))
    expect(() => openPkcs12(file, 'other')).toThrow(
      expect.objectContaining({ code: 'PKCS12_WRONG_PASSWORD' }),
    )
  })

  it.each(['', 'not a PKCS#12 file', '\x30\x03\x02\x01\x03'])('refuses %j as unreadable', (text) => {
    expect(() => openPkcs12(Buffer.from(text, 'latin1'), 'secret')).toThrow(
      expect.objectContaining({ code: 'PKCS12_UNREADABLE' }),
    )
  })

  it('tells that a file has no key, or no certificate of its key', async () => {
    const identity = await testIdentity('RSA')
    expect(() => openPkcs12(forgePkcs12(identity, { key: false }), 'secret')).toThrow(
      expect.objectContaining({ code: 'PKCS12_NO_KEY' }),
    )
    const withoutItsOwn = { ...identity, certificate: identity.chain[0] ?? new Uint8Array(), chain: [] }
    expect(() => openPkcs12(forgePkcs12(withoutItsOwn), 'secret')).toThrow(
      expect.objectContaining({ code: 'PKCS12_NO_CERTIFICATE' }),
    )
  })
})

describe.skipIf(!hasTool('openssl'))('openPkcs12 on files made by openssl', () => {
  it.each<[KeyKind, string, string[]]>([
    ['RSA', 'AES and SHA-256', []],
    ['EC', 'AES and SHA-256', []],
    [
      'EC',
      'triple DES and SHA-1',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['RSA', 'no MAC', ['-nomac']],
  ])('opens %s with %s', async (kind, _, options) => {
    const identity = await testIdentity(kind)
    expectSame(openPkcs12(opensslPkcs12(identity, options), 'secret'), identity)
  })

  it('tells a wrong password of an EC file', async () => {
    const file = opensslPkcs12(await testIdentity('EC'))
    expect(() => openPkcs12(file, 'other')).toThrow(
      expect.objectContaining({ code: 'PKCS12_WRONG_PASSWORD' }),
    )
  })

  it('refuses another curve than P-256', async () => {
    const file = opensslPkcs12(await testIdentity('EC P-384'))
    expect(() => openPkcs12(file, 'secret')).toThrow(
      expect.objectContaining({ code: 'PKCS12_KEY_NOT_SUPPORTED' }),
    )
  })
})

describe('pdfSigner', () => {
  it.each(['RSA', 'EC'] as const)('signs with %s what its certificate verifies', async (kind) => {
    const identity = await testIdentity(kind)
    const signer = pdfSigner(identity)
    const bytes = Buffer.from('signed attributes')
    const signature = await signer.sign(bytes)
    const key = createPublicKey(
      new X509Certificate(signer.certificate).publicKey.export({ format: 'pem', type: 'spki' }),
    )
    expect(signer.algorithm).toBe(kind === 'RSA' ? 'RSA-SHA256' : 'ECDSA-SHA256')
    expect(signature.length).toBeLessThanOrEqual(signer.maxSignatureLength)
    expect(verify('sha256', bytes, key, signature)).toBe(true)
  })
})
