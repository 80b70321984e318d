import type { Report } from '../../core/verification/report.ts'

/** One of many files handed in together. */
export interface BatchFile {
  /** Where it stands in the folder or archive, with `/` between steps; whoever made the archive chose it. */
  readonly name: string
  /** @throws {CodedError} when it is not to be read, or cannot be */
  read(): Promise<Uint8Array>
}

/** Files to be answered one by one, in a stable order. */
export interface BatchFiles {
  readonly files: readonly BatchFile[]
  close(): void
}

/** What is answered to one file: the report, or why there is none (design.md section 2). */
export type FileAnswer =
  | { readonly file: string; readonly report: Report }
  | { readonly file: string; readonly error: { readonly code: string } }
