import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../../src/core/trust/certificate.ts'
import { readCertificateBundle } from '../../../src/core/trust/certificate-bundle.ts'
import { certificateHash, lookUpCertificates } from '../../../src/core/trust/certificate-lookup.ts'
import { conformanceDir } from '../../conformance-dir.ts'
import { hasTool } from '../../required-tool.ts'
import { testPki } from './test-pki.ts'

const dir = conformanceDir()
const scratch = mkdtempSync(join(tmpdir(), 'bundle-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const pki = await testPki('ZZ00')
const certificates = [pki.authority, await pki.seal('TST1'), await pki.seal('TST2')]
const ders = certificates.map(({ der }) => Buffer.from(der))
const pem = (der: Uint8Array, label = 'CERTIFICATE') =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`
const joined = (...parts: readonly (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))
const multipart = (lineEnd: string, head: string) =>
  joined(...ders.flatMap((der) => [`--End${lineEnd}${head}`, der, lineEnd]), `--End--${lineEnd}`)

describe('what a certificate directory answers', () => {
  it.each([
    ['several PEM blocks with text between', joined(...ders.map((der) => `issued for trial\n${pem(der)}`))],
    [
      'multipart cut by --End, with headers',
      multipart('\r\n', 'Content-Type: application/pkix-cert\r\n\r\n'),
    ],
    ['multipart cut by --End, DER at once', multipart('\r\n', '')],
    ['multipart with an empty line for headers', multipart('\r\n', '\r\n')],
    ['multipart with line feeds alone', multipart('\n', 'Content-Type: application/pkix-cert\n\n')],
    ['multipart after a preamble', joined('This is a MIME answer.\r\n', multipart('\r\n', '\r\n'))],
    [
      'multipart in base64',
      joined(
        ...ders.map(
          (der) => `--x.y+z\r\nContent-Transfer-Encoding: base64\r\n\r\n${der.toString('base64')}\r\n`,
        ),
        '--x.y+z--',
      ),
    ],
  ])('%s is read', (_, bytes) => {
    expect(readCertificateBundle(bytes).map(({ serial }) => serial)).toEqual(
      certificates.map(({ serial }) => serial),
    )
  })

  it('one certificate in DER is read', () => {
    expect(readCertificateBundle(pki.authority.der)).toEqual([pki.authority])
  })

  it.skipIf(!hasTool('openssl'))('PKCS#7 of OpenSSL is read, in DER and in PEM', () => {
    const path = join(scratch, 'all.pem')
    writeFileSync(path, ders.map((der) => pem(der)).join(''))
    for (const form of ['DER', 'PEM']) {
      const out = join(scratch, `all.${form}`)
      execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', path, '-outform', form, '-out', out])
      const found = readCertificateBundle(new Uint8Array(readFileSync(out)))
      expect(new Set(found.map(({ serial }) => serial))).toEqual(
        new Set(certificates.map(({ serial }) => serial)),
      )
    }
  })

  it.each([
    ['nothing', new Uint8Array(), 'BUNDLE_UNREADABLE'],
    ['a web page', Buffer.from('<html><body>Not found</body></html>'), 'BUNDLE_UNREADABLE'],
    ['a certificate cut short', pki.authority.der.subarray(0, 100), 'DER_MALFORMED'],
    [
      'a multipart with one broken part',
      joined('--End\r\n\r\n', ders[0] ?? '', '\r\n--End\r\n\r\nabc\r\n--End--'),
      'BUNDLE_UNREADABLE',
    ],
    ['a private key', Buffer.from(pem(ders[0] ?? Buffer.alloc(0), 'PRIVATE KEY')), 'BUNDLE_UNREADABLE'],
  ])('%s is refused', (_, bytes, code) => {
    expect(() => readCertificateBundle(bytes)).toThrow(expect.objectContaining({ code }))
  })

  it('whatever the bytes, the error is one of trust', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('', '--End\r\n', '0'), (bytes, head) => {
        try {
          readCertificateBundle(joined(head, Buffer.from(bytes)))
        } catch (error) {
          expect(error).toMatchObject({ name: 'TrustError' })
        }
      }),
    )
  })
})

describe('looking a certificate up (RFC 4387)', () => {
  const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

  it('finds all that an authority issued by iHash, padded or not, + escaped or not', async () => {
    const hash = await certificateHash(bytesOf(pki.authority.subject.der))
    for (const spelling of [hash, hash.replace(/=+$/, ''), hash.replaceAll('+', ' ')])
      expect(await lookUpCertificates(certificates, 'iHash', spelling)).toEqual(certificates)
  })

  it('finds one by name, by subject and by the certificate itself', async () => {
    const [, seal] = certificates
    if (seal === undefined) throw new Error('no seal certificate')
    expect(await lookUpCertificates(certificates, 'name', 'TST1')).toEqual([seal])
    expect(
      await lookUpCertificates(certificates, 'sHash', await certificateHash(bytesOf(seal.subject.der))),
    ).toEqual([seal])
    expect(await lookUpCertificates(certificates, 'certHash', await certificateHash(seal.der))).toEqual([
      seal,
    ])
  })

  it('finds none for a hash of something else', async () => {
    expect(await lookUpCertificates(certificates, 'iHash', await certificateHash(pki.authority.der))).toEqual(
      [],
    )
  })

  it.skipIf(dir === null).each([
    ['FR03', 'xvNLC1KMs03t/gxzdBYParPnf+M='],
    ['FR06', 'E+XmQZEWm9wk6BceT1J9JgjKSFg='],
  ])('the hash of %s is the one in its real address', async (caId, hash) => {
    const authority = readCertificate(readFileSync(join(dir ?? '', 'certs', `${caId}.pem`), 'latin1'))
    expect(await certificateHash(bytesOf(authority.subject.der))).toBe(hash)
  })
})
