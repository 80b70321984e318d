/**
 * Base of every error this project throws on purpose.
 *
 * `code` is public API: stable, upper case, one closed union per module. The message says what was
 * found, what was expected and where, in English, for operators; sentences for people come from
 * `wording.fr.ts` by code. `evidence` never holds personal data.
 */
export class CodedError<Code extends string = string> extends Error {
  override readonly name: string = 'CodedError'
  readonly code: Code
  readonly evidence: Readonly<Record<string, unknown>>

  constructor(
    code: Code,
    message: string,
    evidence: Readonly<Record<string, unknown>> = {},
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.code = code
    this.evidence = evidence
  }
}
