import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { FetchError } from './fetch-error.ts'
import { type AllowedHosts, resolvePublic } from './public-address.ts'

/** How much is fetched at most, and how long. */
export interface FetchBounds {
  readonly mostBytes: number
  /** For the whole, redirections included. */
  readonly timeoutMs: number
  /** Hosts with port, `127.0.0.1:8080`, that may be private; for tests. */
  readonly allowedHosts?: AllowedHosts
}

/**
 * Fetches an address over http or https, within bounds: so many bytes, so long, public addresses only, resolved once
 * and then connected to, redirections within the same host alone.
 *
 * Nothing says that the answer is genuine: what is fetched must be proved by a signature.
 *
 * @throws {FetchError}
 */
export async function fetchBounded(address: string, bounds: FetchBounds): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(bounds.timeoutMs)
  let url = parseAddress(address)
  for (let hop = 0; hop <= MOST_REDIRECTIONS; hop++) {
    const answer = await ask(url, bounds, signal)
    const { location } = answer.headers
    if (!REDIRECTIONS.has(answer.statusCode ?? 0) || location === undefined)
      return read(answer, url, bounds.mostBytes)
    answer.destroy()
    const next = parseAddress(location, url)
    const leaves =
      next.hostname !== url.hostname || (next.port !== url.port && next.protocol === url.protocol)
    if (leaves || (url.protocol === 'https:' && next.protocol !== 'https:'))
      throw new FetchError('FETCH_REDIRECT_REFUSED', `${url.host} sends on to ${next.origin}`)
    url = next
  }
  throw new FetchError('FETCH_REDIRECT_REFUSED', `${url.host} sends on more than ${MOST_REDIRECTIONS} times`)
}

/** What is sent with a request. */
export interface Sent {
  readonly body: Uint8Array
  readonly contentType: string
}

/**
 * Sends bytes to an address and gives the answer, within the bounds of {@link fetchBounded}; no redirection at all.
 *
 * @throws {FetchError}
 */
export async function postBounded(address: string, sent: Sent, bounds: FetchBounds): Promise<Uint8Array> {
  const url = parseAddress(address)
  const answer = await ask(url, bounds, AbortSignal.timeout(bounds.timeoutMs), sent)
  return read(answer, url, bounds.mostBytes)
}

const MOST_REDIRECTIONS = 3
const REDIRECTIONS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

function parseAddress(address: string, base?: URL): URL {
  if (URL.canParse(address, base?.href)) return new URL(address, base)
  throw new FetchError('FETCH_ADDRESS_REFUSED', 'expected an address, found none')
}

async function ask(
  url: URL,
  bounds: FetchBounds,
  signal: AbortSignal,
  sent?: Sent,
): Promise<IncomingMessage> {
  const { address, family } = await resolvePublic(url, bounds.allowedHosts ?? new Set())
  const options: RequestOptions = {
    signal,
    method: sent === undefined ? 'GET' : 'POST',
    headers: {
      'accept-encoding': 'identity',
      ...(sent === undefined ? {} : { 'content-type': sent.contentType, 'content-length': sent.body.length }),
    },
    // The name is not asked for again: a second answer could be another address.
    lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
  }
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    request(url, options, resolve)
      .on('error', (cause) => reject(failed(url, cause)))
      .end(sent?.body)
  })
}

async function read(answer: IncomingMessage, url: URL, mostBytes: number): Promise<Uint8Array> {
  if (answer.statusCode !== 200) {
    answer.destroy()
    throw new FetchError('FETCH_FAILED', `${url.host} answers ${answer.statusCode}`)
  }
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > mostBytes)
        throw new FetchError('FETCH_TOO_LARGE', `${url.host} answers more than ${mostBytes} bytes`)
      chunks.push(bytes)
    }
  } catch (cause) {
    throw cause instanceof FetchError ? cause : failed(url, cause)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function failed(url: URL, cause: unknown): FetchError {
  return new FetchError('FETCH_FAILED', `${url.host} gives no answer`, {}, { cause })
}
