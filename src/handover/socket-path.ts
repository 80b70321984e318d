import { constants, openSync } from 'node:fs'
import { join } from 'node:path'

/** Name of the socket in the data folder. */
const NAME = 'permis.sock'

/** A Unix socket's address holds 107 bytes at most (unix(7)). */
const LONGEST = 107

const folders = new Map<string, number>()

/**
 * Gives the address of the socket of a data folder. Where the path is too long for a socket, the folder is named by
 * an open descriptor of this process instead (Linux); it stays open for the life of the process.
 */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, NAME)
  if (Buffer.byteLength(path) <= LONGEST) return path
  const open = folders.get(dataDir) ?? openSync(dataDir, constants.O_RDONLY | constants.O_DIRECTORY)
  folders.set(dataDir, open)
  return `/proc/self/fd/${open}/${NAME}`
}
