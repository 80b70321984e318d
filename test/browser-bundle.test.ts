import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initialisePki } from '../src/signing/pki-folder.ts'
import { type Handed, judgeCodes, judgeTexts, type PublishedCode } from './browser/page-judgements.ts'
import { type LoadedPage, loadInBrowser } from './browser/real-browser.ts'
import { sealedAdcs } from './browser/sealed-text.ts'
import { conformanceDir } from './conformance-dir.ts'
import { hasTool } from './required-tool.ts'

const root = join(import.meta.dirname, '..')

/** Bundles as a web page would: no polyfill, no external module, whatever is missing stops it. */
async function bundle(entry: string) {
  const result = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'library',
    logLevel: 'silent',
  })
  const [output] = result.outputFiles
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${entry}`)
  return { bytes: output.contents, text: output.text, inputs: Object.keys(result.metafile.inputs) }
}

describe('the library, bundled for browsers', () => {
  it('builds without polyfill, of core and zod alone, and asks nothing of Node', async () => {
    const { bytes, text, inputs } = await bundle('src/index.ts')
    const ours = /^src\/(core\/.+|index|errors)\.ts$|^node_modules\/zod\//
    expect(inputs.filter((input) => !ours.test(input))).toEqual([])
    expect(inputs.filter((input) => input.startsWith('src/core/')).length).toBeGreaterThan(50)
    expect(text).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\b/)
    process.stderr.write(`library for browsers: ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped\n`)
  })
})

describe.skipIf(!hasTool('chromium'))('the library in a real browser', () => {
  const keysDir = mkdtempSync(join(tmpdir(), 'browser-pki-'))
  let page: LoadedPage | undefined

  beforeAll(async () => {
    page = await loadInBrowser((await bundle('test/browser/page-judgements.ts')).bytes)
  })
  afterAll(async () => {
    await page?.close()
    rmSync(keysDir, { recursive: true })
  })

  const corpus = conformanceDir()
  it.skipIf(corpus === null)('judges every published code as the corpus states, as Node does', async () => {
    const { codes, stated } = publishedCodes(corpus ?? '')
    const inNode = await judgeCodes(codes)
    expect(inNode).toEqual(stated)
    expect(await page?.call('judgeCodes', codes)).toEqual(stated)
    expect(Object.values(stated).filter((answer) => answer === 'valid').length).toBeGreaterThan(20)
    expect(Object.values(stated).filter((answer) => answer === 'invalid').length).toBeGreaterThan(5)
  })

  it('gives of a genuine seal and of an altered one the very reports that Node gives', async () => {
    const at = new Date('2026-11-22T09:00:00Z')
    await initialisePki(keysDir, at)
    const genuine = await sealedAdcs(keysDir, at)
    const altered = genuine.replace('VALCLAIR', 'VALCLAIN')
    expect(altered).not.toBe(genuine)
    const handed: Handed = {
      ...ownTrust(keysDir),
      texts: [genuine, altered, 'bonjour'],
      at: at.toISOString(),
    }

    const inNode = await judgeTexts(handed)
    expect(inNode.map(({ verdict }) => verdict)).toEqual(['valid', 'invalid', 'invalid'])
    expect(inNode[0]?.document?.kind).toBe('ADCS')
    expect(inNode[0]?.entitlement?.answer).toBe('yes')
    expect(inNode[1]?.document).toBeNull()
    expect(await page?.call('judgeTexts', handed)).toEqual(JSON.parse(JSON.stringify(inNode)))
  })
})

/** The codes whose text is a seal as it stands: those in another form are another test's. */
function publishedCodes(dir: string) {
  const {
    vectors,
  }: { vectors: readonly Record<'id' | 'payload' | 'parse' | 'verification' | 'certRef', string>[] } =
    JSON.parse(readFileSync(join(dir, 'vectors.json'), 'utf8'))
  const asTheyStand = vectors.filter(
    ({ parse, payload }) => parse !== 'needs-normalisation' && !payload.endsWith('='),
  )
  const codes: readonly PublishedCode[] = asTheyStand.map(({ id, payload, certRef }) => {
    const file = join(dir, 'certs', `${certRef?.replace('/', '_')}.pem`)
    return { id, payload, certificate: certRef && existsSync(file) ? readFileSync(file, 'latin1') : null }
  })
  return { codes, stated: Object.fromEntries(asTheyStand.map(({ id, verification }) => [id, verification])) }
}

/** What our service publishes of its PKI, as a page would fetch it. */
function ownTrust(keysDir: string): Pick<Handed, 'origin' | 'certificates' | 'revocationLists'> {
  const read = (pattern: RegExp) =>
    readdirSync(keysDir)
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(join(keysDir, name)))
  return {
    origin: { kind: 'own', sealTypes: { PC01: ['AB'], PC02: ['A1'] }, pdfTypes: ['AB', 'A1'] },
    certificates: read(/^FR00(_[A-Z0-9]{4})?\.pem$/).map((pem) => pem.toString('latin1')),
    revocationLists: read(/\.crl$/).map((der) => [...der]),
  }
}
