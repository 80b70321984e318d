import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { type ESTree, type ParseResult, parseSync } from 'vite'

/** One import, export-from or dynamic import, as written. */
export interface SourceImport {
  /** As written: `./seal.ts`, `node:fs`, `zod`. */
  readonly request: string
  /** Path from `src/` of the file meant, e.g. `core/seal/seal.ts`; null for packages and built-in modules. */
  readonly target: string | null
  readonly typeOnly: boolean
  readonly dynamic: boolean
  readonly line: number
}

export interface SourceFile {
  /** From `src/`, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly program: ESTree.Program
  readonly comments: ParseResult['comments']
  readonly imports: readonly SourceImport[]
}

/** What breaks a rule of the house, and where. */
export interface Fault {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** Makes a fault at an offset of a file. */
export function faultAt(source: SourceFile, offset: number, message: string): Fault {
  return { path: source.path, line: lineAt(source.text, offset), message }
}

/** Writes faults as an editor can follow them, `src/core/seal/seal.ts:12 …`. */
export function tellFaults(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ path, line, message }) => `src/${path}:${line} ${message}`)
}

/** Parses one file of `src/`, whose path decides which rules it follows. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text, { lang: path.endsWith('.d.ts') ? 'dts' : 'ts' })
  const [error] = parsed.errors
  if (error !== undefined) throw new SyntaxError(`src/${path}: ${error.message}`)
  const { program, comments } = parsed
  return { path, text, program, comments, imports: importsOf(path, text, parsed) }
}

function importsOf(path: string, text: string, { module }: ParseResult): readonly SourceImport[] {
  const found = (request: string, offset: number, typeOnly: boolean, dynamic = false): SourceImport => ({
    request,
    target: request.startsWith('.') ? posix.join(posix.dirname(path), request) : null,
    typeOnly,
    dynamic,
    line: lineAt(text, offset),
  })
  return [
    ...module.staticImports.map(({ moduleRequest, entries, start }) =>
      // Without names it is loaded for what it does.
      found(moduleRequest.value, start, entries.length > 0 && entries.every(({ isType }) => isType)),
    ),
    ...module.staticExports.flatMap(({ entries, start }) => {
      const request = entries[0]?.moduleRequest
      return request
        ? [
            found(
              request.value,
              start,
              entries.every(({ isType }) => isType),
            ),
          ]
        : []
    }),
    ...module.dynamicImports.map(({ moduleRequest, start }) => {
      const written = text.slice(moduleRequest.start, moduleRequest.end)
      return found(written.replace(/^['"`]|['"`]$/g, ''), start, false, true)
    }),
  ]
}

/** Parses every TypeScript file under a folder. */
export function readSources(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => parseSource(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')))
}

/** Gives the number, from 1, of the line that holds an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
