import { normaliseSealInput } from '../core/seal/seal-input.ts'
import { CodedError } from '../errors.ts'

/**
 * Takes the text of a seal out of what a person pasted: white space around it, tags of scanners, a link around it.
 *
 * @throws {CodedError} NO_FILE when nothing was pasted, UNSUPPORTED_TYPE when it is no seal
 */
export function pastedSeal(pasted: string): string {
  const begins = pasted.trimStart()
  // Of a seal of version 01 the last characters may be bytes of the signature.
  const text = begins.startsWith('DC01') ? begins : begins.replace(/[ \t\r\n]+$/, '')
  if (text === '') throw new CodedError('NO_FILE', 'expected a file, or the text of a seal')
  const input = normaliseSealInput(text, { lenient: true })
  if (input.kind === 'seal' && isLatin1(input.text)) return input.text
  throw new CodedError('UNSUPPORTED_TYPE', `text recognised as ${input.kind}, a seal expected`)
}

/** A seal has one character for each byte: what is above U+00FF was never read from a code. */
function isLatin1(text: string): boolean {
  return [...text].every((character) => (character.codePointAt(0) ?? 0) <= 0xff)
}
