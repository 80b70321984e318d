import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import { CodedError } from '../errors.ts'

/** Names under which somebody might one day hand personal data to the log: their values are never written. */
const CENSORED = [
  ...['req', 'request', 'headers', 'cookie', 'authorization', 'body', 'query', 'params', 'url'],
  ...['neph', 'name', 'birthName', 'givenNames', 'holder', 'record', 'payload', 'seal', 'pdf'],
  ...['token', 'password', 'secret', 'code_verifier', 'idToken', 'confidentialCode', 'email', 'ip'],
]

/**
 * Opens the log of the service, JSON lines: no header, body, query, name, number or text of a seal, whatever is handed
 * to it under their usual names; of an error its kind and where it was thrown, never its message.
 */
export function openLog(level: Level | 'silent', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: CENSORED.flatMap((name) => [name, `*.${name}`]), censor: '…' },
    serializers: { err: tellError, error: tellError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Says of an error what helps to find it and tells of nobody. */
function tellError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.name,
    ...(error instanceof CodedError ? { code: error.code } : {}),
    at: frames.slice(0, 8).map((frame) => frame.trim()),
    ...(error.cause === undefined ? {} : { cause: tellError(error.cause) }),
  }
}

/** Logs one line for each request: method, pattern of the address, status and time; never what is in it. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID()
    response.setHeader('X-Request-Id', id)
    if (!log.isLevelEnabled('info')) return next()
    const started = process.hrtime.bigint()
    response.on('finish', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - started) / 1e6)
      const { method } = request
      const path: unknown = request.route?.path
      const status = response.statusCode
      log.info({ id, method, path: typeof path === 'string' ? path : null, status, ms }, 'request')
    })
    next()
  }
}
