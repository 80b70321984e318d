import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { browserStandIns } from './browser-stand-ins.ts'
import { precompiledTemplates } from './precompiled-templates.ts'

/** Two levels above `dist/web/bundle` and `src/web/bundle` alike, then the root of the package. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
const source = (file: string) => join(root, 'src', 'web', file)

const COMMON: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: ['es2022'],
  metafile: true,
  legalComments: 'none',
  logLevel: 'error',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
}

/** Which file of the folder is which; `http/web-assets.ts` serves these and no other. */
interface Manifest {
  readonly page: string
  readonly files: readonly string[]
}

/**
 * Bundles what the verifier's page runs in a browser into a folder: page, reader (a worker), service worker, the two
 * WebAssembly engines and `manifest.json`. Names bear a hash of the content, but for the service worker's.
 */
async function bundlePages(folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true })
  const engines = {
    ZXING_WASM: await copyEngine(folder, 'zxing-wasm/reader/zxing_reader.wasm'),
    PDFIUM_WASM: await copyEngine(folder, '@hyzyla/pdfium/pdfium.wasm'),
  }
  const reader = await build({
    ...COMMON,
    entryPoints: [source('reader/reader.ts')],
    outdir: folder,
    splitting: true,
    inject: [source('reader/browser-buffer.ts')],
    plugins: [browserStandIns(root)],
    define: constants(engines),
  })
  const page = await build({
    ...COMMON,
    entryPoints: [source('page/verifier.ts')],
    outdir: folder,
    plugins: [precompiledTemplates(root)],
    define: constants({ READER: entryOf(reader.metafile), PDFIUM_WASM: engines.PDFIUM_WASM }),
  })
  const names = [reader, page].flatMap(({ metafile }) =>
    Object.keys(metafile?.outputs ?? {}).map((path) => basename(path)),
  )
  const files = [...names, ...Object.values(engines).map((path) => basename(path))]
  const first = files.filter((name) => `/web/${name}` !== engines.PDFIUM_WASM)
  await build({
    ...COMMON,
    entryPoints: [source('service-worker/service-worker.ts')],
    outdir: folder,
    entryNames: '[name]',
    define: { VERSION: JSON.stringify(hashOf(files.join())), FILES: JSON.stringify(first) },
  })
  const manifest = { page: basename(entryOf(page.metafile)), files }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  await removeFormer(folder, files)
  return manifest
}

/** Removes what an earlier build left; what the compiler writes there bears no hash. */
async function removeFormer(folder: string, kept: readonly string[]): Promise<void> {
  const former = (await readdir(folder)).filter(
    (name) => /-[A-Z0-9]{8}\.(js|wasm)$/.test(name) && !kept.includes(name),
  )
  await Promise.all(former.map((name) => rm(join(folder, name))))
}

async function copyEngine(folder: string, request: string): Promise<string> {
  const path = createRequire(import.meta.url).resolve(request)
  const name = `${basename(path, '.wasm')}-${hashOf(await readFile(path))}.wasm`
  await copyFile(path, join(folder, name))
  return `/web/${name}`
}

function entryOf(metafile: Metafile | undefined): string {
  const found = Object.entries(metafile?.outputs ?? {}).find(([, output]) => output.entryPoint !== undefined)
  if (found === undefined) throw new Error('esbuild wrote no entry')
  return `/web/${basename(found[0])}`
}

function constants(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]))
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase()
}

await bundlePages(join(root, 'dist', 'web'))
