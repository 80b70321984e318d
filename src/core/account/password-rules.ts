import { AccountError } from './account-error.ts'

/** Fewest and most characters of a password; the most keeps hashing from being made to work for nothing. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const

/** Brings a password as typed to the form that is hashed (NFKC), so that every keyboard gives the same (SP 800-63B 5.1.1.2). */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC')
}

/**
 * Accepts a new password, in the form that is hashed: long enough, not one that everybody tries first, not the
 * address itself. No kind of character is demanded: that makes passwords predictable (NIST SP 800-63B, CNIL 2022-100).
 *
 * @param email the address of the account, in canonical form
 * @throws {AccountError} PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON, PASSWORD_IS_EMAIL
 */
export function acceptPassword(typed: string, email: string): string {
  const password = normalisePassword(typed)
  const { length } = [...password]
  if (length < PASSWORD_LENGTH.least)
    throw new AccountError('PASSWORD_TOO_SHORT', `expected at least 12 characters, found ${length}`)
  if (length > PASSWORD_LENGTH.most)
    throw new AccountError('PASSWORD_TOO_LONG', `expected at most 200 characters, found ${length}`)
  const plain = letters(password)
  if (isTheAddress(plain, email))
    throw new AccountError('PASSWORD_IS_EMAIL', 'the password is made of the address')
  if (isCommon(plain)) throw new AccountError('PASSWORD_TOO_COMMON', 'the password is among the first tried')
  return password
}

/** Small letters and figures, with the usual disguises taken off. */
function letters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[@$]/g, (disguise) => (disguise === '@' ? 'a' : 's'))
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** What stays of it once the address, or the name before the @, is taken away is too short to be a secret. */
function isTheAddress(plain: string, email: string): boolean {
  const [whole, name] = [letters(email), letters(email.split('@')[0] ?? '')]
  return [whole, name].some((part) => part.length >= 3 && plain.replaceAll(part, '').length < LEAST_OWN)
}

const LEAST_OWN = 6

/** Common words, sequences and repetitions are taken away; what stays has to be a secret of its own. */
function isCommon(plain: string): boolean {
  if (new Set(plain).size < LEAST_DIFFERENT || isRepetition(plain) || isSequence(plain)) return true
  const own = COMMON_WORDS.reduce((left, word) => left.replaceAll(word, ''), plain)
  return own.length < LEAST_OWN || isSequence(own)
}

const LEAST_DIFFERENT = 5

/** `abcabcabcabc` is as long as `abc`. */
function isRepetition(plain: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/u.test(plain)
}

/** Rows of keys and the alphabet, forwards or backwards. */
function isSequence(plain: string): boolean {
  const reversed = [...plain].reverse().join('')
  return ROWS.some((row) => row.includes(plain) || row.includes(reversed))
}

const ROWS = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'azertyuiopqsdfghjklmwxcvbnazertyuiop',
  'qwertyuiopasdfghjklzxcvbnmqwertyuiop',
]

/** Longest first, so that no word hides a longer one. */
const COMMON_WORDS = [
  'permisdeconduire',
  'franceconnect',
  'mespointspermis',
  'permiscachet',
  'administrator',
  'administrateur',
  'changezmoi',
  'motdepasse',
  'jetaimefort',
  'azertyuiop',
  'qwertyuiop',
  'bienvenue',
  'marseille',
  'password',
  'football',
  'princesse',
  'chouchou',
  'doudoune',
  'passw0rd',
  'changeme',
  'iloveyou',
  'jetaime',
  'welcome',
  'bonjour',
  'secret',
  'azerty',
  'qwerty',
  'soleil',
  'loulou',
  'coucou',
  'france',
  'permis',
  'points',
  'admin',
  'letmein',
  'abc',
] as const
