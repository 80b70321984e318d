import { createServer, type RequestListener, type Server } from 'node:http'

/** Bounds on clients that are slow, on purpose or not. */
export interface ServerTimeouts {
  /** For the headers of a request to come whole. */
  readonly headersMs: number
  /** For a whole request to come: an upload at the slowest line that is worth waiting for. */
  readonly requestMs: number
  /** For the next request of a connection; longer than a balancer's, so that it is the balancer that closes. */
  readonly keepAliveMs: number
  /** How often connections are looked at. */
  readonly checkEveryMs: number
}

const TIMEOUTS: ServerTimeouts = {
  headersMs: 15_000,
  requestMs: 120_000,
  keepAliveMs: 65_000,
  checkEveryMs: 5_000,
}

const MOST_HEADER_BYTES = 16 * 1024
const MOST_CONNECTIONS = 4_096

/** Makes the HTTP server of the service, which slow clients cannot hold. */
export function createServiceServer(
  listener?: RequestListener,
  { headersMs, requestMs, keepAliveMs, checkEveryMs }: ServerTimeouts = TIMEOUTS,
): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: checkEveryMs,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    listener,
  )
  server.maxConnections = MOST_CONNECTIONS
  return server
}
