import { readFile } from 'node:fs/promises'
import { CodedError } from '../errors.ts'

/** The input named on the command line is absent or unreadable; exit code 66. */
export class InputMissingError extends CodedError<'INPUT_MISSING'> {
  override readonly name = 'InputMissingError'
}

/** Tells that a path cannot be read, and why the system says so. */
export function inputMissing(path: string, cause: unknown): InputMissingError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return new InputMissingError(
    'INPUT_MISSING',
    `cannot read ${path}: ${code}`,
    { path, cause: code },
    { cause },
  )
}

/** Reads a file, or standard input for `-`, as bytes. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') {
    const chunks: Uint8Array[] = []
    for await (const chunk of process.stdin) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  try {
    return await readFile(path)
  } catch (cause) {
    throw inputMissing(path, cause)
  }
}
