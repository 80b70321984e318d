import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseError } from './database-error.ts'

/** A directory that no other process of this machine may use until it is released. */
export interface DirectoryLock {
  release(): Promise<void>
}

/**
 * Takes a directory for this process alone, by listening on a socket whose name is derived from its path.
 *
 * On Linux the name is abstract and the kernel frees it at the death of the process, however it dies: unlike a
 * number in a file, it cannot be stale, nor be mistaken for the number 1 of another container. It holds within one
 * machine and one network namespace: one container per data directory.
 *
 * @throws {DatabaseError} DATABASE_LOCKED
 */
export async function lockDirectory(dir: string): Promise<DirectoryLock> {
  const address = await lockAddress(dir)
  const server = (await listen(address)) ?? (await listenWhereStale(address))
  if (server === null)
    throw new DatabaseError('DATABASE_LOCKED', `another process has the database of ${dir} open`, { dir })
  return {
    release: async () => {
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

async function lockAddress(dir: string): Promise<string> {
  const path = await realpath(dir)
  const name = `permis-cachet-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(path, '.lock')
}

async function listen(address: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy()).unref()
  try {
    server.listen(address)
    await once(server, 'listening')
    return server
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null
    throw error
  }
}

/** Where sockets are files, one left by a process that died answers nobody. */
async function listenWhereStale(address: string): Promise<Server | null> {
  if (process.platform === 'linux' || process.platform === 'win32' || (await answers(address))) return null
  await rm(address, { force: true })
  return listen(address)
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
