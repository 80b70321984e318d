import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocumentSigner } from '../src/document-signing.ts'
import { readPdfSignatures } from '../src/pdf/read-signatures.ts'
import { writePdf } from '../src/pdf/write-pdf.ts'
import { readSettings } from '../src/settings.ts'
import { loadOwnSigners } from '../src/signing/load-pki.ts'
import { initialisePki } from '../src/signing/pki-folder.ts'
import { type OpensslAuthority, opensslAuthority } from './pdf/openssl-authority.ts'
import { layoutBody, sampleOptions } from './pdf/samples/render-sample.ts'
import { hasTool } from './required-tool.ts'
import { certificatePem } from './signing/test-identity.ts'

const dir = mkdtempSync(join(tmpdir(), 'signing-'))
const environment = { PERMIS_KEYS_DIR: join(dir, 'keys'), PERMIS_DATA_DIR: join(dir, 'data') }
let tsa: OpensslAuthority | null = null
beforeAll(async () => {
  if (hasTool('openssl')) tsa = await opensslAuthority()
  await initialisePki(environment.PERMIS_KEYS_DIR, new Date())
})
afterAll(() => {
  tsa?.close()
  rmSync(dir, { recursive: true })
})

async function sign(more: Readonly<Record<string, string>>) {
  const settings = readSettings({ ...environment, ...more })
  const { pdfSigner } = await loadOwnSigners(settings.keysDir)
  const signer = await openDocumentSigner(pdfSigner, settings)
  const place = { signerName: '', reason: '', location: '', contentsBytes: signer.signatureBytes }
  const pdf = writePdf(await layoutBody('<p>SPECIMEN</p>'), {
    ...sampleOptions,
    seal: null,
    signature: place,
  })
  const [evidence] = await readPdfSignatures(await signer.sign(pdf))
  return evidence
}

describe('our own documents', () => {
  it('are signed at level B-B unless something else is asked for', async () => {
    expect(await sign({})).toMatchObject({ coverage: 'entire-file', valid: true, timestamp: null })
  })

  it.skipIf(!hasTool('openssl'))('are signed at the level that the settings name', async () => {
    const pinned = join(dir, 'tsa.pem')
    writeFileSync(pinned, certificatePem(tsa?.root ?? new Uint8Array()))
    const asked = { TIMESTAMP_URL: tsa?.url ?? '', TIMESTAMP_CA_FILE: pinned }
    const timestamp = { authority: 'Horodatage Essai', fault: null }
    expect(await sign(asked)).toMatchObject({ coverage: 'entire-file', timestamp })
    expect(await sign({ ...asked, PADES_LEVEL: 'B-LT' })).toMatchObject({
      coverage: 'earlier-revision',
      laterChanges: ['security-store'],
      timestamp,
    })
    expect(await sign({ ...asked, PADES_LEVEL: 'B-B' })).toMatchObject({ timestamp: null })
  })

  it.skipIf(!hasTool('openssl'))(
    'are not signed with the time-stamp of an authority that is not pinned',
    async () => {
      const pinned = join(dir, 'other.pem')
      writeFileSync(pinned, readFileSync(join(environment.PERMIS_KEYS_DIR, 'FR00.pem')))
      await expect(sign({ TIMESTAMP_URL: tsa?.url ?? '', TIMESTAMP_CA_FILE: pinned })).rejects.toThrow(
        expect.objectContaining({ code: 'TIMESTAMP_AUTHORITY_UNKNOWN' }),
      )
    },
  )

  it.each([
    [{ PADES_LEVEL: 'B-T' }, 'TIMESTAMP_URL'],
    [{ PADES_LEVEL: 'B-LTA', TIMESTAMP_URL: 'http://127.0.0.1/' }, 'PADES_LEVEL'],
    [{ TIMESTAMP_URL: 'ftp://example.org/' }, 'TIMESTAMP_URL'],
  ])('are not signed under settings such as %j', (more, setting) => {
    expect(() => readSettings({ ...environment, ...more })).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ setting })] }),
    )
  })

  it('are not signed when the pinned certificate cannot be read', async () => {
    const more = { TIMESTAMP_URL: 'http://127.0.0.1:1/', TIMESTAMP_CA_FILE: join(dir, 'none.pem') }
    await expect(sign(more)).rejects.toThrow(expect.objectContaining({ code: 'CONFIGURATION' }))
  })
})
