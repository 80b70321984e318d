import { describe, expect, it } from 'vitest'
import { instantArgument } from '../../src/cli/arguments.ts'
import { exitForError } from '../../src/cli/exit-for-error.ts'
import { issueCommand } from '../../src/cli/issue.ts'
import { pkiCommand } from '../../src/cli/pki.ts'
import { pointsCommand } from '../../src/cli/points.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { CodedError } from '../../src/errors.ts'

const usage = (message: string) => expect.objectContaining({ code: 'USAGE', message })

describe('a command line that cannot be understood names what is wrong', () => {
  it.each([
    [() => verifyCommand(['x.pdf', '--frob']), 'option inconnue : --frob'],
    [() => verifyCommand([]), 'argument manquant : FICHIER (ou -)'],
    [() => verifyCommand(['a', 'b']), 'argument inattendu : b'],
    [() => verifyCommand(['a', '--as', 'mayor']), expect.stringMatching(/^--as : anonymous, employer/)],
    [() => verifyCommand(['a', '--category', 'Z']), expect.stringMatching(/^--category : /)],
    [() => verifyCommand(['a', '--expect', 'permit']), expect.stringMatching(/^--expect : adcs, rii/)],
    [() => verifyCommand(['a', '--environment', 'dev']), expect.stringMatching(/^--environment : test/)],
    [() => verifyCommand(['a', '--siren', '12']), expect.stringMatching(/^--siren : /)],
    [() => verifyCommand(['a', '--lang', 'de']), '--lang : fr, en ; trouvé « de »'],
    [
      () => pointsCommand(['--neph', '1', '--on', '2026-11-22', '--lang', 'de']),
      expect.stringMatching(/^--lang/),
    ],
    [() => verifyCommand(['a', '--at', 'yesterday']), expect.stringMatching(/^--at : /)],
    [() => issueCommand(['permit', '--neph', '1', '--out', 'x']), expect.stringContaining('« permit »')],
    [() => issueCommand(['adcs', '--out', 'x']), 'option manquante : --neph'],
    [() => issueCommand(['adcs', '--neph', '1']), 'option manquante : --out'],
    [() => issueCommand(['adcs', '--neph']), expect.stringContaining('--neph')],
    [() => pkiCommand(['destroy']), expect.stringContaining('« destroy »')],
  ])('%#', async (command, message) => {
    await expect(command()).rejects.toThrow(usage(message))
  })
})

describe('an instant', () => {
  it.each([
    ['2026-11-22T09:00:00+01:00', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T09:00Z', '2026-11-22T09:00:00.000Z'],
    ['2024-02-29T23:59:59.500-03:00', '2024-03-01T02:59:59.500Z'],
  ])('%s is read', (text, iso) => {
    expect(instantArgument(text, '--at')?.toISOString()).toBe(iso)
  })

  it.each([
    '2026-11-22',
    '2026-11-22T09:00:00',
    '2026-02-31T09:00:00Z',
    '2025-02-29T09:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T09:61:00Z',
    '22/11/2026',
    '',
  ])('%j is refused rather than guessed', (text) => {
    expect(() => instantArgument(text, '--at')).toThrow(usage(expect.stringMatching(/^--at : /)))
  })
})

describe('the exit code of an error', () => {
  it.each([
    ['USAGE', 64],
    ['UNREADABLE_PDF', 65],
    ['PASSWORD_PROTECTED', 65],
    ['CHARACTER_NOT_SEALABLE', 65],
    ['NO_CODE', 65],
    ['INPUT_MISSING', 66],
    ['UNKNOWN_NEPH', 67],
    ['PKI_BUSY', 69],
    ['LINT_CODE_DIFFERS', 70],
    ['SIGNATURE_DOES_NOT_FIT', 70],
    ['CANNOT_WRITE', 73],
    ['ACCESS_REFUSED', 77],
    ['CONFIGURATION', 78],
    ['KEY_FILE_EXPOSED', 78],
  ])('%s is %i', (code, exit) => {
    expect(exitForError(new CodedError(code, ''))).toBe(exit)
  })

  it('is 70 for anything that was not thrown on purpose', () => {
    expect(exitForError(new TypeError('x'))).toBe(70)
    expect(exitForError('x')).toBe(70)
  })
})
