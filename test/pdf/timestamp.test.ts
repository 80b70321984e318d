import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/core/trust/certificate.ts'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { signatureBytesNeeded, signPdf } from '../../src/pdf/sign-pdf.ts'
import { timestampAuthority } from '../../src/pdf/timestamp/timestamp-authority.ts'
import { type PdfSigner, pdfSigner } from '../../src/signing/pdf-signer.ts'
import { timeStampService } from '../../src/storage/time-stamp-service.ts'
import { hasTool } from '../required-tool.ts'
import { testIdentity } from '../signing/test-identity.ts'
import { type OpensslAuthority, opensslAuthority } from './openssl-authority.ts'
import { cmsIn, contentsOffsets, signablePdf } from './signable-pdf.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })
const open: OpensslAuthority[] = []
afterAll(() => {
  for (const authority of open) authority.close()
})

async function anAuthority(options?: Parameters<typeof opensslAuthority>[0]): Promise<OpensslAuthority> {
  const authority = await opensslAuthority(options)
  open.push(authority)
  return authority
}

function client({ url }: Pick<OpensslAuthority, 'url'>, pinned: readonly Uint8Array[] | null = null) {
  const certificates = pinned === null ? null : pinned.map((der) => readCertificate(der))
  return timestampAuthority({ post: timeStampService(url, 5_000), pinned: certificates })
}

describe.skipIf(!hasTool('openssl'))('a time-stamp authority', () => {
  let genuine: OpensslAuthority
  beforeAll(async () => {
    genuine = await anAuthority()
  })
  const bytes = randomBytes(100)

  it.each(['sha256', 'sha384', 'sha512'] as const)('that signs with %s gives a time of now', async (hash) => {
    const authority = await anAuthority({ hash })
    const { at, certificates } = await client(authority, [authority.root]).stamp(bytes)
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)
    expect(certificates.length).toBeGreaterThan(0)
  })

  it('is believed when its own certificate is pinned, or when none is', async () => {
    await expect(client(genuine, [genuine.certificate]).stamp(bytes)).resolves.toBeDefined()
    await expect(client(genuine).stamp(bytes)).resolves.toBeDefined()
  })

  it('other than the pinned one is refused', async () => {
    const other = await anAuthority()
    await expect(client(genuine, [other.root, other.certificate]).stamp(bytes)).rejects.toThrow(
      code('TIMESTAMP_AUTHORITY_UNKNOWN'),
    )
  })

  it.each([
    ['for nothing in particular', []],
    [
      'for time-stamps and more',
      [new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.4'], true)],
    ],
    ['for time-stamps, not marked critical', [new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'])]],
  ])('whose certificate is made %s is refused', async (_, purposes) => {
    // openssl refuses to sign with such a certificate: the server then has no answer, and never a time-stamp.
    const authority = await anAuthority({ purposes })
    await expect(client(authority).stamp(bytes)).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^TIMESTAMP_(INVALID|UNAVAILABLE)$/) }),
    )
  })

  it('whose certificate has expired is refused', async () => {
    const dates = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2021-01-01T00:00:00Z') }
    const authority = await anAuthority({ dates })
    await expect(client(authority).stamp(bytes)).rejects.toThrow(code('TIMESTAMP_INVALID'))
  })

  describe('that answers', () => {
    afterAll(() => genuine.answerWith(null))

    it.each<[string, string, (query: Uint8Array) => Buffer]>([
      ['that it rejects the request', 'TIMESTAMP_REFUSED', () => Buffer.from('30053003020102', 'hex')],
      ['that it grants, without a token', 'TIMESTAMP_INVALID', () => Buffer.from('30053003020100', 'hex')],
      ['with a page', 'TIMESTAMP_INVALID', () => Buffer.from('<html></html>')],
      ['nothing', 'TIMESTAMP_INVALID', () => Buffer.alloc(0)],
    ])('%s is %s', async (_, expected, answer) => {
      genuine.answerWith((query, response) => void response.end(answer(query)))
      await expect(client(genuine).stamp(bytes)).rejects.toThrow(code(expected))
    })

    it('to an earlier request is not believed: the nonce differs, and so would the imprint', async () => {
      genuine.answerWith(null)
      const kept: Buffer[] = []
      const recorder = timestampAuthority({
        post: async (request) => {
          const answer = Buffer.from(await timeStampService(genuine.url)(request))
          kept.push(answer)
          return answer
        },
        pinned: null,
      })
      await recorder.stamp(bytes)
      genuine.answerWith((_, response) => void response.end(kept[0]))
      await expect(client(genuine).stamp(bytes)).rejects.toThrow(
        expect.objectContaining({
          code: 'TIMESTAMP_INVALID',
          message: expect.stringContaining('another request'),
        }),
      )
      await expect(client(genuine).stamp(randomBytes(9))).rejects.toThrow(
        expect.objectContaining({
          code: 'TIMESTAMP_INVALID',
          message: expect.stringContaining('other bytes'),
        }),
      )
    })

    it('with one byte of the token changed is never believed', async () => {
      genuine.answerWith(null)
      const post = timeStampService(genuine.url)
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.95]) {
        const changing = timestampAuthority({
          post: async (request) => {
            const answer = Buffer.from(await post(request))
            const at = Math.floor(answer.length * share)
            answer[at] = (answer[at] ?? 0) ^ 1
            return answer
          },
          pinned: [readCertificate(genuine.root)],
        })
        const told = await changing.stamp(bytes).catch((error: unknown) => error)
        // What is changed may lie in a certificate that nothing rests on.
        if (told instanceof Error) expect(told).toMatchObject({ code: expect.stringMatching(/^TIMESTAMP_/) })
        else expect(told).toMatchObject({ at: expect.any(Date) })
      }
    })

    it('with an error, too much, or never, is unavailable', async () => {
      genuine.answerWith((_, response) => void response.writeHead(500).end())
      await expect(client(genuine).stamp(bytes)).rejects.toThrow(code('TIMESTAMP_UNAVAILABLE'))
      genuine.answerWith((_, response) => void response.end(Buffer.alloc(100_000)))
      await expect(client(genuine).stamp(bytes)).rejects.toThrow(code('TIMESTAMP_UNAVAILABLE'))
      genuine.answerWith(() => {})
      const impatient = timestampAuthority({ post: timeStampService(genuine.url, 200), pinned: null })
      await expect(impatient.stamp(bytes)).rejects.toThrow(code('TIMESTAMP_UNAVAILABLE'))
      genuine.answerWith((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end())
      await expect(client(genuine).stamp(bytes)).rejects.toThrow(code('TIMESTAMP_UNAVAILABLE'))
    })
  })
})

describe.skipIf(!hasTool('openssl'))('a PDF signature of level B-T', () => {
  let authority: OpensslAuthority
  let signer: PdfSigner
  let signed: Uint8Array
  beforeAll(async () => {
    authority = await anAuthority()
    signer = pdfSigner(await testIdentity('EC'))
    const room = signatureBytesNeeded(signer, true)
    signed = await signPdf(await signablePdf({ room }), signer, client(authority))
  })

  it('is intact and valid, and tells its time and who gave it', async () => {
    const [evidence] = await readPdfSignatures(signed)
    expect(evidence).toMatchObject({
      coverage: 'entire-file',
      intact: true,
      valid: true,
      timestamp: { at: expect.stringMatching(/^\d{4}-.*Z$/), authority: 'Horodatage Essai', fault: null },
    })
  })

  it('needs more room than one of level B-B, and does not fit in less', async () => {
    expect(signatureBytesNeeded(signer, true)).toBeGreaterThan(signatureBytesNeeded(signer) + 10_000)
    const tight = await signablePdf({ room: signatureBytesNeeded(signer) })
    await expect(signPdf(tight, signer, client(authority))).rejects.toThrow(code('SIGNATURE_DOES_NOT_FIT'))
  })

  it('is not made at all while the authority gives no time-stamp', async () => {
    const room = signatureBytesNeeded(signer, true)
    const nobody = client({ url: 'http://127.0.0.1:1/' })
    await expect(signPdf(await signablePdf({ room }), signer, nobody)).rejects.toThrow(
      code('TIMESTAMP_UNAVAILABLE'),
    )
  })

  it('whose time-stamp is on another signature still holds, and tells no time', async () => {
    const room = signatureBytesNeeded(signer, true)
    const foreign = {
      stamp: async () => ({ token: await authority.stamp(randomBytes(9)), at: new Date(), certificates: [] }),
    }
    const [evidence] = await readPdfSignatures(await signPdf(await signablePdf({ room }), signer, foreign))
    expect(evidence).toMatchObject({
      intact: true,
      valid: true,
      timestamp: { at: null, authority: null, fault: 'the time-stamp is on other bytes' },
    })
  })

  it('whose time-stamp was changed in any byte tells no other time', async () => {
    const { start } = contentsOffsets(signed)
    const cms = cmsIn(signed)
    const from = cms.indexOf('2a864886f70d0109100104', 'hex')
    const [{ timestamp } = { timestamp: null }] = await readPdfSignatures(signed)
    for (let at = from; at < from + 120; at += 3) {
      const changed = Buffer.from(signed)
      const digit = start + 1 + 2 * at
      changed.write((changed[digit] ?? 0) === 0x30 ? '1' : '0', digit, 'latin1')
      const [found] = await readPdfSignatures(changed)
      expect([timestamp?.at, null, undefined]).toContain(found?.timestamp?.at)
      if (found?.timestamp?.at !== timestamp?.at) expect(found?.timestamp?.at ?? null).toBeNull()
    }
  })
})
