import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

/** A key that could be used: the mark of a PEM file on a line of its own, then base64 enough for one. */
const PRIVATE_KEY = /^-----BEGIN [A-Z ]*PRIVATE KEY-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)+-----END/m
const KEY_FILE = /\.(key|key\.pem|p12|pfx|password)$|^keys\/(?!README\.md$)/

/** The customer's card, what stands beside it, and what other programs look for at the top. */
const TOP = new Set([
  ...['package.json', 'tsconfig.json', 'src', 'templates', 'keys', 'fixtures', 'test', 'README.md'],
  ...['package-lock.json', 'LICENSE'],
  // The compiler, the linter and the test runner look for their settings here.
  ...['tsconfig.build.json', 'biome.json', 'vitest.config.ts'],
  // docker build and docker compose look for theirs.
  ...['Dockerfile', 'compose.yaml'],
])

const isCheckout = existsSync(`${root}.git`)

describe.skipIf(!isCheckout)('what git keeps', () => {
  const files = isCheckout
    ? execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
    : []

  it('has no file of keys, by its name or by its content', () => {
    expect(files.filter((file) => KEY_FILE.test(file))).toEqual([])
    const told = files.filter((file) => existsSync(`${root}${file}`))
    expect(told.filter((file) => PRIVATE_KEY.test(readFileSync(`${root}${file}`, 'latin1')))).toEqual([])
  })

  it('has nothing at the top without a reason', () => {
    const top = new Set(files.map((file) => file.split('/', 1)[0] ?? ''))
    expect([...top].filter((name) => !name.startsWith('.') && !TOP.has(name))).toEqual([])
  })
})

describe('a private key', () => {
  it('is known by its content under any name', () => {
    expect(
      PRIVATE_KEY.test('-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\nIB==\n-----END EC PRIVATE KEY-----\n'),
    ).toBe(true)
    expect(PRIVATE_KEY.test('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n')).toBe(false)
  })

  it.each(['89/keys/FR00.key.pem', 'keys/FR00_PDF1.p12', 'any/pdf-signer.password', 'keys/pki.json'])(
    'is known by its name: %s',
    (file) => expect(KEY_FILE.test(file)).toBe(true),
  )
})
