import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConfidentialCode, confidentialCodeFrom } from '../../src/core/licence/confidential-code.ts'
import { type Neph, parseNeph } from '../../src/core/licence/neph.ts'
import { codeCipher } from '../../src/storage/code-cipher.ts'
import { encryptedCodes } from '../../src/storage/encrypted-codes.ts'
import { randomConfidentialCodes } from '../../src/storage/random-confidential-codes.ts'
import { replaceElsewhere } from './many-codes.ts'

const HERS = parseNeph('051227308989')
const HIS = parseNeph('960880202744')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'permis-codes-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const dataDir = () => join(folder, 'data')
const keysDir = () => join(folder, 'keys')
const file = () => join(dataDir(), 'confidential-codes.json')
const key = () => join(keysDir(), 'confidential-code.key')
const open = () => encryptedCodes(dataDir(), keysDir())
const draw = () => randomConfidentialCodes().next()

interface CodesFile {
  keyId: string
  codes: Record<string, { nonce: string; ciphertext: string; tag: string }>
  mac: string
}

/** Writes the file again after a change, as somebody does who has no key. */
function alter(change: (file: CodesFile) => void): void {
  const content: CodesFile = JSON.parse(readFileSync(file(), 'utf8'))
  change(content)
  writeFileSync(file(), JSON.stringify(content))
}

async function keepBoth(): Promise<readonly [ConfidentialCode, ConfidentialCode]> {
  const [hers, his] = [draw(), draw()]
  await open().replace(HERS, hers)
  await open().replace(HIS, his)
  return [hers, his]
}

describe('the store of confidential codes', () => {
  it('knows no code before one is replaced, and leaves no file and no key', async () => {
    expect(await open().find(HERS)).toBeNull()
    expect([existsSync(file()), existsSync(key())]).toEqual([false, false])
  })

  it('gives the code last put in force, to another opening too, and none for another number', async () => {
    await open().replace(HERS, draw())
    const code = draw()
    await open().replace(HERS, code)
    expect(await open().find(HERS)).toBe(code)
    expect(await open().find(HIS)).toBeNull()
  })

  it('shows neither codes nor file numbers, and only its owner reads it and its key of 32 bytes', async () => {
    const codes = await keepBoth()
    const text = readFileSync(file(), 'utf8')
    for (const secret of [...codes, HERS, HIS])
      for (const form of ['utf8', 'base64url', 'hex'] as const)
        expect(text).not.toContain(Buffer.from(secret).toString(form))
    for (const path of [file(), key()]) expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dataDir()).mode & 0o777).toBe(0o700)
    expect(readFileSync(key())).toHaveLength(32)
    expect([readdirSync(dataDir()), readdirSync(keysDir())]).toEqual([
      ['confidential-codes.json'],
      ['confidential-code.key'],
    ])
  })

  it('encrypts anew each time: the same code twice does not look the same', async () => {
    const code = draw()
    const seen = new Set<string>()
    for (const neph of [HERS, HIS, HERS]) {
      await open().replace(neph, code)
      for (const { ciphertext } of Object.values(parsed().codes)) seen.add(ciphertext)
    }
    expect(seen.size).toBe(3)
  })

  const parsed = (): CodesFile => JSON.parse(readFileSync(file(), 'utf8'))

  it.each<[string, (file: CodesFile) => void]>([
    [
      'ciphertext was changed',
      ({ codes }) => {
        firstOf(codes).ciphertext = Buffer.from('ABCDEFGH').toString('base64url')
      },
    ],
    [
      'tag was cut short',
      ({ codes }) => {
        firstOf(codes).tag = firstOf(codes).tag.slice(0, 6)
      },
    ],
    [
      'lines were exchanged between two file numbers',
      (content) => {
        const indexes = Object.keys(content.codes)
        const exchanged = Object.values(content.codes).reverse()
        content.codes = Object.fromEntries(exchanged.map((code, place) => [indexes[place] ?? '', code]))
      },
    ],
    [
      'line was taken out, so that the old code would work again',
      (content) => {
        content.codes = Object.fromEntries(Object.entries(content.codes).slice(1))
      },
    ],
    [
      'authentication was left out',
      (content) => {
        content.mac = ''
      },
    ],
  ])('whose %s is refused with CODES_UNREADABLE, by reading and by replacing', async (_, change) => {
    await keepBoth()
    alter(change)
    const before = readFileSync(file(), 'utf8')
    for (const neph of [HERS, HIS]) {
      await expect(open().find(neph)).rejects.toMatchObject({ code: 'CODES_UNREADABLE' })
      await expect(open().replace(neph, draw())).rejects.toMatchObject({ code: 'CODES_UNREADABLE' })
    }
    expect(readFileSync(file(), 'utf8')).toBe(before)
  })

  it('that is no JSON, or cut in the middle, is refused with CODES_UNREADABLE', async () => {
    await keepBoth()
    for (const text of ['', '{}', readFileSync(file(), 'utf8').slice(0, 100)]) {
      writeFileSync(file(), text)
      await expect(open().find(HERS)).rejects.toMatchObject({ code: 'CODES_UNREADABLE' })
    }
  })

  it('opened with another key is refused with CODES_KEY_MISMATCH, and keeps what it has', async () => {
    const [hers] = await keepBoth()
    const right = readFileSync(key())
    writeFileSync(key(), Buffer.alloc(32, 7))
    await expect(open().find(HERS)).rejects.toMatchObject({ code: 'CODES_KEY_MISMATCH' })
    await expect(open().replace(HERS, draw())).rejects.toMatchObject({ code: 'CODES_KEY_MISMATCH' })
    writeFileSync(key(), right)
    expect(await open().find(HERS)).toBe(hers)
  })

  it('whose key is lost is refused with KEY_UNREADABLE, and no other key is made', async () => {
    await keepBoth()
    rmSync(key())
    await expect(open().find(HERS)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    await expect(open().replace(HERS, draw())).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
    expect(existsSync(key())).toBe(false)
  })

  it('whose key is cut short is refused with KEY_UNREADABLE', async () => {
    await keepBoth()
    writeFileSync(key(), Buffer.alloc(16))
    await expect(open().find(HERS)).rejects.toMatchObject({ code: 'KEY_UNREADABLE' })
  })

  it.each([0o640, 0o604])('whose key has mode %o is refused with KEY_FILE_EXPOSED', async (mode) => {
    await keepBoth()
    chmodSync(key(), mode)
    await expect(open().find(HERS)).rejects.toMatchObject({ code: 'KEY_FILE_EXPOSED' })
    await expect(open().replace(HERS, draw())).rejects.toMatchObject({ code: 'KEY_FILE_EXPOSED' })
  })

  it('never quotes code, key or file number when it refuses', async () => {
    const codes = await keepBoth()
    alter((content) => {
      content.mac = ''
    })
    const error: unknown = await open()
      .find(HERS)
      .catch((thrown: unknown) => thrown)
    for (const secret of [...codes, HERS, HIS])
      expect(`${error}${JSON.stringify(error)}`).not.toContain(secret)
  })
})

describe('the cipher of confidential codes', () => {
  const cipher = codeCipher(Buffer.alloc(32, 1))

  it('opens what it closed, for that file number only', () => {
    const closed = cipher.encrypt(HERS, 'BKYZDQT3')
    expect(cipher.decrypt(HERS, closed)).toBe('BKYZDQT3')
    expect(() => cipher.decrypt(HIS, closed)).toThrow(expect.objectContaining({ code: 'CODES_UNREADABLE' }))
  })

  it.each(['nonce', 'ciphertext', 'tag'] as const)('refuses another %s', (part) => {
    const [one, other] = [cipher.encrypt(HERS, 'BKYZDQT3'), cipher.encrypt(HERS, 'DQT3BKYZ')]
    expect(() => cipher.decrypt(HERS, { ...one, [part]: other[part] })).toThrow()
  })

  it('names file numbers and itself otherwise than another key does', () => {
    const other = codeCipher(Buffer.alloc(32, 2))
    expect(other.indexOf(HERS)).not.toBe(cipher.indexOf(HERS))
    expect(other.keyId).not.toBe(cipher.keyId)
    expect(() => other.decrypt(HERS, cipher.encrypt(HERS, 'BKYZDQT3'))).toThrow()
  })
})

describe('renewals of several confidential codes at the same time', () => {
  const CODE = confidentialCodeFrom(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))
  const numbers = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => parseNeph(`0512273${String(from + index).padStart(5, '0')}`))
  const found = (all: readonly Neph[]) => Promise.all(all.map((neph) => open().find(neph)))

  it('by one process lose none', async () => {
    const all = numbers(0, 20)
    const drawn = all.map(draw)
    await Promise.all(all.map((neph, index) => open().replace(neph, drawn[index] ?? draw())))
    expect(await found(all)).toEqual(drawn)
  })

  it('by several processes lose none, from the first one on, which makes the key', async () => {
    const groups = [0, 100, 200].map((from) => numbers(from, 15))
    const others = await Promise.all(
      groups.map((group) => replaceElsewhere([dataDir(), keysDir()], String(CODE), group)),
    )
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0, 0])
    expect(await found(groups.flat())).toEqual(groups.flat().map(() => CODE))
  })

  it('leave the codes whole and the lock free when the process is killed in the middle', async () => {
    const hers = draw()
    await open().replace(HERS, hers)
    const other = await replaceElsewhere([dataDir(), keysDir()], String(CODE), numbers(0, 5_000))
    await other.ready
    other.kill()
    expect(await other.ended).toBeNull()
    expect(await open().find(HERS)).toBe(hers)
    await open().replace(HIS, hers)
    expect(await open().find(HIS)).toBe(hers)
  })

  it('go on after a process that died with the lock in its hands', async () => {
    await open().replace(HIS, draw())
    // No process has a number above the system's highest.
    writeFileSync(`${file()}.lock`, '99999999 dead')
    const code = draw()
    await open().replace(HERS, code)
    expect(await open().find(HERS)).toBe(code)
    expect(readdirSync(dataDir())).toEqual(['confidential-codes.json'])
  })
})

function firstOf(codes: CodesFile['codes']): CodesFile['codes'][string] {
  const [first] = Object.values(codes)
  if (first === undefined) throw new Error('the file holds no code')
  return first
}
