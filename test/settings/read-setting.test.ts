import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readIdentitySettings, refuseSimulators } from '../../src/settings/identity-settings.ts'
import { settingReader } from '../../src/settings/read-setting.ts'

const dir = mkdtempSync(join(tmpdir(), 'settings-'))
afterAll(() => rmSync(dir, { recursive: true }))

function secretFile(name: string, text: string, mode = 0o600): string {
  const path = join(dir, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

const named = (read: { readonly faults: readonly { readonly setting: string }[] }) =>
  read.faults.map(({ setting }) => setting)

describe('a secret', () => {
  it('is read from its file, without the line feed of an editor', () => {
    const read = settingReader({ FC_CLIENT_SECRET_FILE: secretFile('good', 's3cret\n') })
    expect(read.secret('FC_CLIENT_SECRET')).toBe('s3cret')
    expect(read.faults).toEqual([])
  })

  it('is refused from a file that others may read, and the fault does not quote it', () => {
    const read = settingReader({ FC_CLIENT_SECRET_FILE: secretFile('open', 's3cret', 0o644) })
    read.secret('FC_CLIENT_SECRET')
    expect(named(read)).toEqual(['FC_CLIENT_SECRET_FILE'])
    expect(JSON.stringify(read.faults)).not.toContain('s3cret')
  })

  it('given twice is a fault', () => {
    const read = settingReader({ A: 'one', A_FILE: secretFile('two', 'two') })
    read.secret('A')
    expect(named(read)).toEqual(['A'])
  })

  it('whose file is absent is a fault', () => {
    const read = settingReader({ A_FILE: join(dir, 'absent') })
    expect(read.secret('A')).toBeNull()
    expect(named(read)).toEqual(['A_FILE'])
  })
})

describe('a setting', () => {
  it.each(['ftp://host', 'host', 'https://name:word@host', 'https://host/#part'])(
    'is no address: %s',
    (text) => {
      const read = settingReader({ URL: text })
      expect(read.url('URL')).toBeNull()
      expect(named(read)).toEqual(['URL'])
    },
  )

  it('that is an address loses its last slash', () => {
    expect(settingReader({ URL: 'https://host/api/v2/' }).url('URL')).toBe('https://host/api/v2')
  })

  it.each(['-1', '1.5', '11', 'ten', '0x5'])('is no number from 0 to 10: %s', (text) => {
    const read = settingReader({ N: text })
    expect(read.whole('N', { least: 0, most: 10, otherwise: 4 })).toBe(4)
    expect(named(read)).toEqual(['N'])
  })

  it('that is neither 1 nor 0 is no flag', () => {
    const read = settingReader({ ON: 'true' })
    expect(read.flag('ON')).toBe(false)
    expect(named(read)).toEqual(['ON'])
  })

  it('left empty has its usual value', () => {
    expect(settingReader({ C: '' }).choice('C', ['a', 'b'], 'b')).toBe('b')
  })
})

describe('providers of identity', () => {
  const whole = { FC_ISSUER: 'https://fc', FC_CLIENT_ID: 'id', FC_CLIENT_SECRET: 'word' }

  it('are the simulators where nothing is set', () => {
    const read = settingReader({})
    expect(readIdentitySettings(read)).toMatchObject({ franceConnect: null, proConnect: null })
    expect(read.faults).toEqual([])
  })

  it.each(['FC_ISSUER', 'FC_CLIENT_ID', 'FC_CLIENT_SECRET'])('given without %s are a fault', (setting) => {
    const read = settingReader({ ...whole, [setting]: undefined })
    readIdentitySettings(read)
    expect(named(read)).toEqual([setting])
  })

  it('in production are both demanded, over https, with the courts that are allowed', () => {
    const read = settingReader({ ...whole, FC_ISSUER: 'http://fc' })
    refuseSimulators(read, readIdentitySettings(read))
    expect(named(read)).toEqual(['FC_ISSUER', 'PC_ISSUER', 'CLERK_SIRETS', 'CLERK_PROVIDERS'])
  })
})
