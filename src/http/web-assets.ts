import { readFile, stat } from 'node:fs/promises'
import type { RequestHandler } from 'express'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { Environment } from '../core/verification/report.ts'
import { CodedError } from '../errors.ts'
import { writeTrustSnapshot } from '../web/trust-snapshot.ts'

/** What `src/web/bundle` wrote; two levels up from `src/http` and from `dist/http` alike. */
const folder = new URL('../../dist/web/', import.meta.url)
const styleFile = new URL('../../templates/pages/verifier.css', import.meta.url)

const SELF = ["'self'"]

/** For the verifier's page and its scripts alone: WebAssembly runs, and what is fetched comes from here. */
export const VERIFIER_CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': SELF,
  'connect-src': SELF,
  'style-src': SELF,
  'img-src': SELF,
  'form-action': SELF,
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

interface Manifest {
  readonly page: string
  readonly files: readonly string[]
}

let known: { readonly changedAt: number; readonly manifest: Manifest } | undefined

/** Gives what the bundle's manifest says; null where nothing was built, and the page does without script. */
async function currentManifest(): Promise<Manifest | null> {
  const file = new URL('manifest.json', folder)
  const changedAt = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )
  if (changedAt === null) return null
  if (known?.changedAt !== changedAt)
    known = { changedAt, manifest: JSON.parse(await readFile(file, 'utf8')) }
  return known.manifest
}

/** Gives the address of the script of the verifier's page; null where it was not built. */
export async function verifierScript(): Promise<string | null> {
  const manifest = await currentManifest()
  return manifest && `/web/${manifest.page}`
}

/** `GET /web/{file}`: what the bundle wrote, for ever, since names change with the content. */
export const sendWebAsset: RequestHandler<{ file: string }> = async (request, response) => {
  const { file } = request.params
  const manifest = await currentManifest()
  if (!manifest?.files.includes(file)) throw new CodedError('NOT_FOUND', 'no such file of the page')
  response
    .type(file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript')
    .set('Cache-Control', 'public, max-age=31536000, immutable')
    .send(await readFile(new URL(file, folder)))
}

/** `GET /service-worker.js`: keeps the verifier's page for use without a network; asked anew each time. */
export const sendServiceWorker: RequestHandler = async (_request, response) => {
  const script = await readFile(new URL('service-worker.js', folder)).catch(() => null)
  if (script === null) throw new CodedError('NOT_FOUND', 'the service worker was not built')
  response.type('text/javascript').set('Cache-Control', 'no-cache').send(script)
}

/** `GET /verifier.css`: what the verifier's pages need beside `style.css`. */
export const sendVerifierStyle: RequestHandler = async (_request, response) => {
  response
    .type('css')
    .set('Cache-Control', 'public, max-age=300')
    .send(await readFile(styleFile))
}

/** `GET /trust/verifier.json`: what this service judges with, all of it public, for browsers to judge alike. */
export function sendVerifierTrust(
  currentTrust: () => Promise<TrustMaterial>,
  environment: Environment,
): RequestHandler {
  return async (_request, response) => {
    const snapshot = writeTrustSnapshot(await currentTrust(), environment)
    response.set('Cache-Control', 'no-cache').json(snapshot)
  }
}
