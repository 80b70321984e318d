import { postBounded } from './fetch-bounded.ts'

/** The longest answers of real authorities take some 8 kB. */
const MOST_BYTES = 65_536
const TIMEOUT_MS = 10_000

/**
 * Gives the way to a time-stamping authority over HTTP (RFC 3161, 3.4). The address is the operator's own choice, so
 * that it may be inside a private network; redirections are not followed.
 */
export function timeStampService(address: string, timeoutMs = TIMEOUT_MS) {
  const allowedHosts = new Set(URL.canParse(address) ? [new URL(address).host] : [])
  return (request: Uint8Array): Promise<Uint8Array> =>
    postBounded(
      address,
      { body: request, contentType: 'application/timestamp-query' },
      { mostBytes: MOST_BYTES, timeoutMs, allowedHosts },
    )
}
