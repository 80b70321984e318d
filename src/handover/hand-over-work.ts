import { request } from 'node:http'
import { deserialize, serialize } from 'node:v8'
import { CodedError } from '../errors.ts'
import { HandoverError } from './handover-error.ts'
import type { ProgramKind } from './program-kind.ts'
import { socketPath } from './socket-path.ts'

/** Asks the running service for one piece of work. */
export type HandOver = (operation: string, asked: unknown) => Promise<unknown>

/** Letters and statements take a second at most; a thousand records somewhat longer. */
const PATIENCE_MS = 120_000

/**
 * Finds the service that holds the registry of a data folder. Null where none listens: the caller may then open
 * the registry itself.
 */
export async function findService(dataDir: string, own: ProgramKind): Promise<HandOver | null> {
  const handOver: HandOver = (operation, asked) => ask(socketPath(dataDir), own, operation, asked)
  try {
    await handOver('ping', null)
    return handOver
  } catch (error) {
    if (isNobodyThere(error)) return null
    throw error
  }
}

async function ask(path: string, own: ProgramKind, operation: string, asked: unknown): Promise<unknown> {
  const { edition, kind } = own
  const { status, body } = await send(path, own, operation, serialize(asked))
  const value: unknown = deserialize(body)
  if (status === 200) return value
  if (status === 409)
    throw new HandoverError(
      'SERVICE_DIFFERS',
      `the service that holds the registry is edition ${String(value)}, this command is ${edition}`,
      { found: String(value), expected: edition },
    )
  if (status === 421)
    throw new HandoverError(
      'SERVICE_KIND_DIFFERS',
      `the service that holds the registry is a ${String(value)}, this command a ${kind}`,
      { found: String(value), expected: kind },
    )
  throw asCodedError(value)
}

function send(path: string, { edition, kind }: ProgramKind, operation: string, body: Buffer) {
  return new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
    const asking = request(
      {
        socketPath: path,
        path: `/${operation}`,
        method: 'POST',
        headers: { 'x-edition': edition, 'x-kind': kind },
      },
      (response) => {
        const chunks: Buffer[] = []
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks) }))
          .on('error', () => reject(cutOff(operation)))
      },
    )
    asking.setTimeout(PATIENCE_MS, () => asking.destroy(cutOff(operation)))
    asking.on('error', (error) =>
      reject(isNobodyThere(error) || error instanceof HandoverError ? error : cutOff(operation)),
    )
    asking.end(body)
  })
}

/** Whether the work was done is then unknown: the register tells. */
function cutOff(operation: string): HandoverError {
  return new HandoverError(
    'SERVICE_BUSY',
    `the service that holds the registry did not answer: ${operation}`,
    {
      operation,
    },
  )
}

function isNobodyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ECONNREFUSED'].includes(String(error.code))
}

function asCodedError(value: unknown): CodedError {
  const told = typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map()
  const evidence: unknown = told.get('evidence')
  return new CodedError(
    String(told.get('code') ?? 'INTERNAL'),
    String(told.get('message') ?? 'the service said nothing of its fault'),
    typeof evidence === 'object' && evidence !== null ? { ...evidence } : {},
  )
}
