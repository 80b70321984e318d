import { describe, expect, it } from 'vitest'
import { maskEmailAddress, parseEmailAddress } from '../../../src/core/account/email-address.ts'
import { acceptPassword } from '../../../src/core/account/password-rules.ts'

const EMAIL = 'elisa.valclair@exemple.fr'
const code = (work: () => unknown) => {
  try {
    work()
    return 'accepted'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

describe('a password', () => {
  it.each([
    'girafe tonnerre rideau',
    'motdepassegirafe',
    'xK9#mQ2$vL7!',
    'été sur la mer',
    '🦒🌩️🪟 les trois amis',
  ])('%s is accepted', (password) => expect(acceptPassword(password, EMAIL)).toBe(password.normalize('NFKC')))

  it.each([
    ['onze lettre', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(201), 'PASSWORD_TOO_LONG'],
    ['motdepasse123', 'PASSWORD_TOO_COMMON'],
    ['Mot-de-passe 2026!', 'PASSWORD_TOO_COMMON'],
    ['motdepasse1234567', 'PASSWORD_TOO_COMMON'],
    ['P@ssword2026', 'PASSWORD_TOO_COMMON'],
    ['azertyuiop123', 'PASSWORD_TOO_COMMON'],
    ['123456789012', 'PASSWORD_TOO_COMMON'],
    ['210987654321', 'PASSWORD_TOO_COMMON'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['soleilsoleil', 'PASSWORD_TOO_COMMON'],
    ['azbyazbyazby', 'PASSWORD_TOO_COMMON'],
    ['Elisa.Valclair@exemple.fr', 'PASSWORD_IS_EMAIL'],
    ['elisa valclair 83', 'PASSWORD_IS_EMAIL'],
  ])('%s is refused with %s', (password, reason) => {
    expect(code(() => acceptPassword(password, EMAIL))).toBe(reason)
  })

  it('typed on another keyboard is the same', () => {
    expect(acceptPassword('ﬁgue caméra rideau', EMAIL)).toBe(acceptPassword('figue caméra rideau', EMAIL))
  })
})

describe('an address', () => {
  it('is told apart without its capitals, and written as it was typed', () => {
    expect(parseEmailAddress(' Elisa+p@Exemple.FR ')).toEqual({
      written: 'Elisa+p@Exemple.FR',
      canonical: 'elisa+p@exemple.fr',
    })
  })

  it.each([
    '',
    'elisa',
    '@exemple.fr',
    'elisa@',
    'elisa@exemple',
    'a b@exemple.fr',
    'a@b@exemple.fr',
    'a..b@exemple.fr',
    'a@exemple.fr\r\nBcc: b@exemple.fr',
    'a@exemple.fr,b@exemple.fr',
    '<a@exemple.fr>',
    'éric@exemple.fr',
    'elisa@exemple.fr'.replace('i', 'ı'),
    `${'x'.repeat(65)}@exemple.fr`,
  ])('%j is none', (typed) => {
    expect(code(() => parseEmailAddress(typed))).toBe('EMAIL_MALFORMED')
  })

  it('is masked but for its first letter and its domain', () => {
    expect(maskEmailAddress('elisa@exemple.fr')).toBe('e•••@exemple.fr')
  })
})
