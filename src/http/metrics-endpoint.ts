import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { CodedError } from '../errors.ts'
import type { ServiceMetrics } from './metrics.ts'

/**
 * `GET /metrics`, for Prometheus: with `METRICS_TOKEN` set, to whoever brings it; without, to this machine alone, and
 * not through a proxy that stands on it.
 *
 * @throws {CodedError} TOKEN_REQUIRED
 */
export function getMetrics({ registry }: ServiceMetrics, token: string | null): RequestHandler {
  return async (request, response) => {
    if (!(token === null ? isOwnMachine(request) : bringsToken(request, token))) {
      if (token !== null) response.set('WWW-Authenticate', 'Bearer')
      throw new CodedError('TOKEN_REQUIRED', 'the metrics are for the operator')
    }
    response.type(registry.contentType).send(await registry.metrics())
  }
}

function bringsToken(request: Request, token: string): boolean {
  const brought = /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(brought), digest(token))
}

function isOwnMachine(request: Request): boolean {
  const isForwarded = request.get('X-Forwarded-For') !== undefined || request.get('Forwarded') !== undefined
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
