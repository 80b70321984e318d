import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { issueDocument } from '../../src/service/issue-document.ts'
import { fixture } from '../core/records.ts'
import { cmsIn, coveredBytes } from '../pdf/signable-pdf.ts'
import { hasTool } from '../required-tool.ts'
import { certificatePem } from '../signing/test-identity.ts'
import { type IssuingBench, openIssuingBench, requestFor } from './issuing-bench.ts'

const folder = mkdtempSync(join(tmpdir(), 'issued-'))
const kinds = ['ADCS', 'RII'] as const
const file = (kind: string) => join(folder, `${kind}.pdf`)
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

let bench: IssuingBench
beforeAll(async () => {
  bench = await openIssuingBench()
  for (const kind of kinds)
    writeFileSync(file(kind), (await issueDocument(bench.ports, requestFor('sixty-lines', kind))).pdf)
})
afterAll(async () => {
  await bench.close()
  rmSync(folder, { recursive: true })
})

describe.each(kinds)('the %s as other programs see it', (kind) => {
  it.skipIf(!hasTool('pdfsig'))('pdfsig finds one valid signature of the total document', () => {
    const report = run('pdfsig', '-nocert', file(kind))
    expect(report.match(/Signature is Valid/g)).toHaveLength(1)
    expect(report).toContain('Total document signed')
    expect(report).toContain('ETSI.CAdES.detached')
  })

  it.skipIf(!hasTool('openssl'))(
    'openssl verifies the CAdES signature against the chain of the file',
    async () => {
      const pdf = readFileSync(file(kind))
      const [signature] = await readPdfSignatures(pdf)
      const [cms, content, root] = ['cms', 'bin', 'pem'].map((end) => join(folder, `${kind}.${end}`))
      writeFileSync(cms ?? '', cmsIn(pdf))
      writeFileSync(content ?? '', coveredBytes(pdf))
      writeFileSync(root ?? '', certificatePem(signature?.signerCertificate ?? new Uint8Array()))
      const options = ['-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', '-partial_chain']
      const verify = () =>
        run(
          'openssl',
          'cms',
          ...options,
          '-out',
          '/dev/null',
          '-in',
          cms ?? '',
          '-content',
          content ?? '',
          '-CAfile',
          root ?? '',
        )
      expect(verify).not.toThrow()
      writeFileSync(content ?? '', 'another content')
      expect(verify).toThrow()
    },
  )

  it.skipIf(!hasTool('qpdf'))('qpdf finds nothing wrong with the syntax', () => {
    expect(run('qpdf', '--check', file(kind))).toContain('No syntax or stream encoding errors found')
  })

  it.skipIf(!hasTool('pdfinfo'))('neither properties nor XMP name the person or the number', () => {
    const { neph, holder } = fixture('sixty-lines')
    const properties = run('pdfinfo', file(kind)) + run('pdfinfo', '-meta', file(kind))
    for (const secret of [neph, holder.birthName, ...holder.givenNames, holder.birthPlace])
      expect(properties.toUpperCase()).not.toContain(secret.toUpperCase())
    expect(properties).toContain(kind === 'ADCS' ? 'Attestation de droit à conduire' : 'Relevé d’information')
    expect(properties).not.toMatch(/\bpoints?\b/i)
  })

  it('the signature dictionary names the kind and our id only', () => {
    const { neph, holder } = fixture('sixty-lines')
    const raw = readFileSync(file(kind)).toString('latin1')
    const dictionary = raw.slice(raw.lastIndexOf('/Type /Sig'), raw.indexOf('/Contents <'))
    for (const secret of [neph, holder.birthName]) expect(dictionary).not.toContain(secret)
  })
})

describe.skipIf(!hasTool('pdftotext'))('the text comes out in the order of reading', () => {
  const ordered = (kind: string, words: readonly string[]) => {
    const text = run('pdftotext', '-raw', file(kind), '-')
    const places = words.map((word) => text.indexOf(word))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    return text
  }

  it('of the ADCS, which tells nothing of points', () => {
    const text = ordered('ADCS', [
      'SPÉCIMEN',
      'Permis-Cachet',
      'Attestation de droit à conduire sécurisée',
      'État du permis',
      'Valable 4 mois',
      '2D-DOC',
      'Titulaire',
      'Catégories de permis',
      'À quoi sert',
    ])
    expect(text).not.toMatch(/\bpoints?\b|infraction|confidentiel/i)
  })

  it('of the RII, over its pages', () => {
    const text = ordered('RII', [
      'SPÉCIMEN',
      'Relevé d’information intégral',
      'État du permis',
      'Solde de points',
      'réservé à son titulaire',
      'Titulaire',
      'Code confidentiel',
      'Catégories de permis',
      'Historique, du plus récent au plus ancien',
    ])
    const days = [...text.matchAll(/^(\d\d)\/(\d\d)\/(\d{4})\s+\S/gm)].map(([, d, m, y]) => `${y}-${m}-${d}`)
    expect(days.length).toBeGreaterThan(60)
  })
})
