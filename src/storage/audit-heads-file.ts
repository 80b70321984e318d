import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { headText, readHead, type SignedAuditHead } from '../core/audit/audit-head.ts'

/** The heads of a file, and how many of its lines are none. */
export interface HeadsRead {
  readonly heads: readonly SignedAuditHead[]
  /** One is usual after a crash: the line that was being written. */
  readonly unreadable: number
}

/** Reads the heads kept in a file, one a line; null where there is no such file. */
export async function readHeadsFile(path: string): Promise<HeadsRead | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const lines = text.split('\n').filter((line) => line !== '')
  const heads = lines.flatMap((line) => readHead(line) ?? [])
  return { heads, unreadable: lines.length - heads.length }
}

/** Adds heads at the end of a file, flushed to the disk; everybody may read it, for it tells of nobody. */
export async function appendHeads(path: string, heads: readonly SignedAuditHead[]): Promise<void> {
  if (heads.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a+', 0o644)
  try {
    const { size } = await file.stat()
    const last = size === 0 ? '\n' : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString()
    // A line that a crash cut short stays one of its own.
    await file.appendFile(
      `${last === '\n' ? '' : '\n'}${heads.map((head) => `${headText(head)}\n`).join('')}`,
    )
    await file.sync()
  } finally {
    await file.close()
  }
}
