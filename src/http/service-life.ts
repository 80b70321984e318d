import type { RequestListener } from 'node:http'
import type { RequestHandler } from 'express'

/** How far a service is. */
export type ServiceState = 'starting' | 'ready' | 'stopping'

/** The life of a service, which readiness tells to the balancer: it never comes back from `stopping`. */
export class ServiceLife {
  #state: ServiceState

  constructor(state: ServiceState = 'starting') {
    this.#state = state
  }

  get state(): ServiceState {
    return this.#state
  }

  /** The service answers from now on. */
  begin(): void {
    if (this.#state === 'starting') this.#state = 'ready'
  }

  /** The service takes leave: it still answers, and asks everybody to go elsewhere. */
  end(): void {
    this.#state = 'stopping'
  }
}

/** While the service takes leave, asks each client to open its next connection elsewhere. */
export function closeWhenStopping(life: Pick<ServiceLife, 'state'>): RequestHandler {
  return (_request, response, next) => {
    if (life.state === 'stopping') response.set('Connection', 'close')
    next()
  }
}

/** Answers for a service whose parts are still being opened: come back in a moment. */
export const tellStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '2', Connection: 'close' })
  response.end('{"status":"starting","checks":{}}')
}
