import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** `EIO` of Emscripten: PostgreSQL panics on it, as it must when the disk does not take what it was told to keep. */
const EIO = 29

/**
 * The file system of PGlite with the `fsync` that its own lacks: without it nothing is on the disk until the
 * operating system sees fit, and a power cut leaves a database that does not open.
 */
export class SyncedFileSystem extends NodeFS {
  readonly #told: () => void

  /** @param told called once for each file that was flushed to the disk */
  constructor(dir: string, told: () => void = () => {}) {
    super(dir)
    this.#told = told
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: { readonly NODEFS: object }) => this.#addSync(module.NODEFS),
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }

  #addSync(files: object): void {
    if (!isNodeFiles(files)) throw new TypeError('PGlite has changed: its NODEFS has no stream_ops')
    files.stream_ops.fsync = (stream) => {
      try {
        syncStream(stream, files)
        this.#told()
        return 0
      } catch (error) {
        // What cannot be flushed at all, such as a pipe, is no failure of the disk.
        return isCode(error, 'EINVAL') || isCode(error, 'EBADF') ? 0 : EIO
      }
    }
  }
}

interface Stream {
  readonly nfd?: number
  readonly node: unknown
}

interface NodeFiles {
  readonly stream_ops: { fsync?: (stream: Stream) => number }
  realPath(node: unknown): string
}

function isNodeFiles(files: object): files is NodeFiles {
  return 'stream_ops' in files && 'realPath' in files
}

function syncStream({ nfd, node }: Stream, files: NodeFiles): void {
  if (nfd !== undefined) {
    fsyncSync(nfd)
    return
  }
  // A directory is opened by Emscripten without a descriptor of its own.
  const descriptor = openSync(files.realPath(node), 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
