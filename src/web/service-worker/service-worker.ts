/** Changes with every file below: what an earlier version kept is then dropped. Written in by the bundle. */
declare const VERSION: string
/** Files without which nothing works; the PDF engine is kept by the page when the line is idle. */
declare const FILES: readonly string[]
declare const self: ServiceWorkerGlobalScope

const CACHE = `verifier-${VERSION}`
const TRUST = '/trust/verifier.json'
const PAGE = '/verifier'
const LANGUAGES = ['fr', 'en']
const FRESH = [TRUST, '/style.css', '/verifier.css', '/icone.svg']
/** A line that gives nothing for so long counts as none. */
const PATIENCE_MS = 5_000

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropFormer().then(() => self.clients.claim()))
})

/**
 * Only what the verifier's page is made of: never another page, never anything that is sent. A `HEAD` always goes to the
 * service: by it the reader asks for the time, which no kept answer knows.
 */
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/web/')) event.respondWith(keptFirst(request))
  else if (FRESH.includes(pathname)) event.respondWith(freshFirst(request))
  else if (pathname === PAGE) event.respondWith(pageOrKept(request, searchParams.get('lang')))
})

/** The page tells its language, which the cookie that remembers it does not tell here. */
self.addEventListener('message', ({ data }) => {
  if (LANGUAGES.includes(data?.language))
    void caches.open(CACHE).then((cache) => keepPage(cache, PAGE, data.language).catch(() => undefined))
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE)
  const files = [...FRESH, ...FILES.map((name) => `/web/${name}`)]
  await cache.addAll(files.map((path) => new Request(path, { cache: 'no-cache' })))
  for (const language of LANGUAGES) await keepPage(cache, `${PAGE}?lang=${language}`, language)
}

/** As nobody sees it: the name of whoever is signed in is never kept. */
async function keepPage(cache: Cache, under: string, language: string): Promise<void> {
  const response = await fetch(`${PAGE}?lang=${language}`, { credentials: 'omit', cache: 'no-store' })
  if (response.ok) await cache.put(under, response)
}

async function pageOrKept(request: Request, language: string | null): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const cache = await caches.open(CACHE)
    const asked = language === 'en' || language === 'fr' ? `${PAGE}?lang=${language}` : PAGE
    const kept = (await cache.match(asked)) ?? (await cache.match(`${PAGE}?lang=fr`))
    if (kept) return kept
    throw error
  }
}

async function dropFormer(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
}

/** Files whose name changes with their content. */
async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request)
  return kept ?? keep(cache, request, await fetch(request))
}

/** Trust material and styles: the newest that can be had. */
async function freshFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return await keep(cache, request, response)
  } catch (error) {
    const kept = await cache.match(request.url)
    if (kept) return kept
    throw error
  }
}

/** Nothing but a plain answer of our own service is kept. */
async function keep(cache: Cache, request: Request, response: Response): Promise<Response> {
  if (response.status === 200 && response.type === 'basic' && !response.redirected)
    await cache.put(request.url, response.clone())
  return response
}
