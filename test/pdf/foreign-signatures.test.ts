import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfSignatureEvidence } from '../../src/core/verification/evidence.ts'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import type { OpenedPkcs12 } from '../../src/signing/open-pkcs12.ts'
import { hasTool } from '../required-tool.ts'
import { certificatePem, type KeyKind, testIdentity } from '../signing/test-identity.ts'
import { fillPlaceholder, signablePdf } from './signable-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'foreign-'))
const identities = new Map<KeyKind, OpenedPkcs12>()
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  for (const kind of ['RSA', 'EC', 'EC P-384'] as const) {
    const identity = await testIdentity(kind)
    identities.set(kind, identity)
    writeFileSync(join(folder, `${kind}.crt`), certificatePem(identity.certificate))
    writeFileSync(join(folder, `${kind}.key`), identity.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  }
})

function signerOptions(kind: KeyKind): string[] {
  return ['-signer', join(folder, `${kind}.crt`), '-inkey', join(folder, `${kind}.key`)]
}

async function signedByOpenssl(
  kind: KeyKind,
  options: readonly string[],
  subFilter = 'ETSI.CAdES.detached',
): Promise<PdfSignatureEvidence> {
  const [content, cms] = [join(folder, 'content'), join(folder, 'cms')]
  const signed = await fillPlaceholder(await signablePdf({ subFilter }), (covered) => {
    writeFileSync(content, covered)
    const common = ['cms', '-sign', '-binary', '-outform', 'DER', '-in', content, '-out', cms]
    execFileSync('openssl', [...common, ...signerOptions(kind), ...options], { stdio: 'pipe' })
    return readFileSync(cms)
  })
  const [evidence] = await readPdfSignatures(signed)
  if (evidence === undefined) throw new Error('no signature found')
  return evidence
}

describe.skipIf(!hasTool('openssl'))('a signature made by openssl', () => {
  it.each<[KeyKind, string[]]>([
    ['RSA', ['-cades', '-md', 'sha256']],
    ['RSA', ['-cades', '-md', 'sha384']],
    ['RSA', ['-cades', '-md', 'sha512']],
    ['RSA', ['-cades', '-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss']],
    ['RSA', ['-cades', '-md', 'sha512', '-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:32']],
    ['EC', ['-cades', '-md', 'sha256']],
    ['EC P-384', ['-cades', '-md', 'sha384']],
  ])('with %s and %j is intact and valid', async (kind, options) => {
    const evidence = await signedByOpenssl(kind, options)
    expect(evidence).toMatchObject({ coverage: 'entire-file', intact: true, valid: true, fault: null })
    expect(Buffer.from(evidence.signerCertificate ?? [])).toEqual(
      Buffer.from(identities.get(kind)?.certificate ?? []),
    )
  })

  it('without signing-certificate-v2 is refused as PAdES and accepted as adbe.pkcs7.detached', async () => {
    const pades = await signedByOpenssl('RSA', ['-md', 'sha256'])
    expect(pades).toMatchObject({ intact: true, valid: false, signerCertificate: null })
    expect(pades.fault).toContain('signing-certificate-v2 is missing')
    const older = await signedByOpenssl('RSA', ['-md', 'sha256'], 'adbe.pkcs7.detached')
    expect(older).toMatchObject({ subFilter: 'adbe.pkcs7.detached', intact: true, valid: true })
  })

  it.each<[string, string[], RegExp]>([
    ['with SHA-1', ['-cades', '-md', 'sha1'], /digest algorithm 1\.3\.14\.3\.2\.26 is not accepted/],
    ['with its content inside', ['-cades', '-nodetach'], /detached/],
    ['without signed attributes', ['-noattr'], /signedAttrs/],
    ['without certificate', ['-cades', '-nocerts'], /not in the CMS/],
  ])('%s has a fault', async (_, options, fault) => {
    const room = options.includes('-nodetach')
    const evidence = room ? await readEmbedded(options) : await signedByOpenssl('RSA', options)
    expect(evidence.valid).toBe(false)
    expect(evidence.fault).toMatch(fault)
  })

  it('by two signers has a fault', async () => {
    const evidence = await signedByOpenssl('EC', ['-cades', ...signerOptions('EC P-384')])
    expect(evidence.fault).toContain('2 signers')
  })

  it.each(['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1', 'Unknown'])(
    'under the sub-filter %s has a fault',
    async (subFilter) => {
      const evidence = await signedByOpenssl('EC', ['-cades'], subFilter)
      expect(evidence).toMatchObject({
        subFilter,
        valid: false,
        fault: 'the sub-filter is not one that is read',
      })
    },
  )
})

/** A CMS with its content is longer than the placeholder of a whole PDF: a short content stands in for it. */
async function readEmbedded(options: readonly string[]): Promise<PdfSignatureEvidence> {
  const signed = await fillPlaceholder(await signablePdf(), () =>
    execFileSync(
      'openssl',
      ['cms', '-sign', '-binary', '-outform', 'DER', ...signerOptions('RSA'), ...options],
      {
        input: 'short',
        stdio: 'pipe',
      },
    ),
  )
  const [evidence] = await readPdfSignatures(signed)
  if (evidence === undefined) throw new Error('no signature found')
  return evidence
}
