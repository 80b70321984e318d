import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { deserialize, serialize } from 'node:v8'
import { CodedError } from '../errors.ts'
import type { ProgramKind } from './program-kind.ts'
import { socketPath } from './socket-path.ts'

/** What can be handed over: each takes one value and gives one, dates and bytes included. */
export type Operations = Readonly<Record<string, (asked: never) => Promise<unknown>>>

/** The local socket, listening. */
export interface WorkOffered {
  /** Takes nothing new, answers what is under way, and removes the socket. */
  close(): Promise<void>
}

/** Largest message taken: a thousand records of the longest history fit. */
const LARGEST = 64 * 1024 * 1024

/**
 * Does the work of other commands on the registry that this process holds, over a socket of the data folder that
 * only its owner may open: whoever may open it may open the registry as well.
 *
 * Values travel in Node's own serialisation, so the edition must be the same on both ends; and so must be the kind, since a
 * demonstration asks nobody for a mandate.
 */
export async function offerWork(
  dataDir: string,
  own: ProgramKind,
  operations: Operations,
): Promise<WorkOffered> {
  const path = socketPath(dataDir)
  // The lock of the registry is ours already: a socket that stands here was left by a process that died.
  rmSync(path, { force: true })
  const server = createServer((request, response) => {
    void answer(request, own, operations).then(({ status, body }) => {
      response
        .writeHead(status, { 'content-type': 'application/octet-stream', connection: 'close' })
        .end(body)
    })
  })
  await listenPrivately(server, path)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

/** The folder is its owner's alone, so nobody comes between listening and the change of mode. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve)
  })
  chmodSync(path, 0o600)
}

async function answer(request: IncomingMessage, { edition, kind }: ProgramKind, operations: Operations) {
  if (request.headers['x-edition'] !== edition) return { status: 409, body: serialize(edition) }
  if (request.headers['x-kind'] !== kind) return { status: 421, body: serialize(kind) }
  const name = request.url?.slice(1) ?? ''
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (operation === undefined) return { status: 404, body: serialize(null) }
  try {
    // Whoever asks is of the same edition, so that what was asked has the type that this operation takes.
    const asked = deserialize(await readBody(request)) as never
    return { status: 200, body: serialize(await operation(asked)) }
  } catch (error) {
    return { status: 500, body: serialize(told(error)) }
  }
}

/** A coded error is told whole; anything else by its kind only. */
function told(error: unknown) {
  if (error instanceof CodedError) {
    const { code, message, evidence } = error
    return { code, message, evidence: plain(evidence) }
  }
  return { code: 'INTERNAL', message: error instanceof Error ? error.name : 'unknown error', evidence: {} }
}

/** Evidence may hold what cannot be copied to another process, such as the error behind. */
function plain(evidence: CodedError['evidence']): unknown {
  return JSON.parse(JSON.stringify(evidence))
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > LARGEST)
      throw new CodedError('REQUEST_MALFORMED', `expected at most ${LARGEST} bytes of work at once`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
