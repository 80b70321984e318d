import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOwnWithdrawalSigner } from '../../src/signing/own-withdrawal-list.ts'
import { conformanceDir } from '../conformance-dir.ts'
import { signedWithdrawals } from '../core/trust/withdrawals.ts'
import { issue, openWorkshop, type Workshop } from './workshop.ts'

const dir = conformanceDir()
const real = (name: string) => join(dir ?? '', 'tsl', name)
const SEQ22 = 'tsl_2025-08-25_seq22.xml'
const REFUSED = { verdict: 'invalid', sequence: null, issuedOn: null, nextUpdate: null, authorities: [] }
const ELSEWHERE = (workshop: Workshop) => ({ PERMIS_KEYS_DIR: workshop.path('no-keys') })

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
  await issue(workshop, 'adcs', 'adcs.pdf')
})
afterAll(() => workshop.close())

describe.skipIf(dir === null)('permis trust verify, on real lists', () => {
  it('is 0 and valid in the life of the list, with exactly what the contract names', async () => {
    const ran = await workshop.json(['trust', 'verify', real(SEQ22), '--at', '2025-12-01T00:00:00Z'])
    expect(ran).toMatchObject({ exit: 0, stderr: '' })
    expect(ran.value).toEqual({
      verdict: 'valid',
      sequence: 22,
      issuedOn: '2025-08-25',
      nextUpdate: '2026-02-25T12:00:00+01:00',
      authorities: ['FR01', 'FR03', 'FR04', 'FR05', 'FR06', 'FR07'].map((id) => ({ id, status: 'inaccord' })),
    })
  })

  it('is 2 and indeterminate once the list is stale, its authorities shown all the same', async () => {
    const ran = await workshop.json(['trust', 'verify', real(SEQ22), '--at', '2026-11-22T09:00:00+01:00'])
    expect(ran).toMatchObject({ exit: 2, value: { verdict: 'indeterminate', sequence: 22 } })
    expect(ran.value).toMatchObject({ authorities: { length: 6 } })
  })

  it.each([
    ['tsl_tampered.xml', 'LIST_DIGEST_DIFFERS'],
    ['tsl_2018-12-17_seq13.xml', 'LIST_TRANSFORM_REFUSED'],
    ['README.md', 'LIST_NOT_XML'],
  ])('is 1 and shows nothing of %s', async (name, code) => {
    const ran = await workshop.json(['trust', 'verify', real(name)])
    expect(ran).toMatchObject({ exit: 1, stderr: expect.stringContaining(code) })
    expect(ran.value).toEqual(REFUSED)
  })

  it('tells a person the status of each authority', async () => {
    const ran = await workshop.run(['trust', 'verify', real(SEQ22), '--at', '2025-12-01T00:00:00Z'])
    expect(ran.stdout).toContain('VALIDE')
    expect(ran.stdout).toMatch(/FR06 {2}conforme \(inaccord\)/)
  })
})

describe.skipIf(dir === null)('a real list that is older than one met before (A16)', () => {
  const SEQ18 = 'tsl_2023-11-27_seq18.xml'
  const NOW = '2026-11-22T09:00:00+01:00'
  const data = () => ({ PERMIS_DATA_DIR: workshop.path(`data-${expect.getState().currentTestName?.length}`) })

  it('is refused with its reason, and shows nothing', async () => {
    const env = data()
    const judged = (name: string, at: string) =>
      workshop.json(['trust', 'verify', real(name), '--at', at], { env })
    expect(await judged(SEQ18, NOW)).toMatchObject({ exit: 2, value: { sequence: 18 } })
    expect(await judged(SEQ22, NOW)).toMatchObject({ exit: 2, value: { sequence: 22 } })
    expect(await judged(SEQ18, NOW)).toMatchObject({
      exit: 1,
      value: REFUSED,
      stderr: expect.stringContaining('LIST_OLDER'),
    })
    expect(await judged(SEQ22, NOW)).toMatchObject({ exit: 2, value: { sequence: 22 } })
  })

  it('is still the list of its time, for who asks about that time', async () => {
    const env = data()
    const judged = (name: string, at: string) =>
      workshop.json(['trust', 'verify', real(name), '--at', at], { env })
    await judged(SEQ22, NOW)
    expect(await judged(SEQ18, '2024-01-15T00:00:00Z')).toMatchObject({ exit: 0, value: { sequence: 18 } })
    expect(await judged(SEQ18, NOW)).toMatchObject({ exit: 1 })
  })

  it('adds nothing to a verification, which is told, and the newer one stands', async () => {
    const env = data()
    const verified = (name: string) => workshop.json(['verify', 'adcs.pdf', '--trust', real(name)], { env })
    expect(await verified(SEQ22)).toMatchObject({ exit: 0, stderr: '' })
    const older = await verified(SEQ18)
    expect(older).toMatchObject({ exit: 0, stderr: expect.stringContaining('LIST_OLDER') })
    expect(older.value).toMatchObject({
      trust: {
        lists: expect.arrayContaining([
          { issuer: 'ANTS', issuedOn: '2025-08-25', ageDays: expect.any(Number) },
        ]),
      },
    })
  })

  it('is forgotten by a verification that no list is handed to', async () => {
    const env = data()
    await workshop.json(['verify', 'adcs.pdf', '--trust', real(SEQ22)], { env })
    const { value } = await workshop.json(['verify', 'adcs.pdf'], { env })
    expect(JSON.stringify(value)).not.toContain('"ANTS"')
  })
})

describe('permis trust export', () => {
  it('gives a verifier without keys all that is needed to judge our documents', async () => {
    const ran = await workshop.json(['trust', 'export', 'published'])
    expect(ran.exit).toBe(0)
    expect(readdirSync(workshop.path('published'))).toContain('tsl.xml')
    const env = ELSEWHERE(workshop)
    const without = await workshop.json(['verify', 'adcs.pdf'], { env })
    expect(without).toMatchObject({ exit: 1, value: { verdict: 'invalid' } })
    const judged = await workshop.json(['verify', 'adcs.pdf', '--trust', 'published'], { env })
    expect(judged).toMatchObject({ exit: 0, stderr: '', value: { verdict: 'valid' } })
    expect(existsSync(workshop.path('no-keys'))).toBe(false)
  })

  it('writes the withdrawal list that stands where nobody can renew it, and says so once it is due', async () => {
    const keys = workshop.path('keys')
    const env = { DATABASE_URL: 'postgresql://127.0.0.1:1/permis' }
    for (const [days, told] of [
      [2, /^$/],
      [3, /DATABASE_UNREACHABLE/],
    ] as const) {
      const issuedAt = new Date(Date.now() - days * 86_400_000)
      const signer = await openOwnWithdrawalSigner(keys, new Date())
      const list = await signedWithdrawals(signer, issuedAt, new Map())
      writeFileSync(join(keys, 'FR00.jws'), list.text)
      const ran = await workshop.run(['trust', 'export', `of-${days}-days`], { env })
      expect(ran).toMatchObject({ exit: 0, stderr: expect.stringMatching(told) })
      expect(readFileSync(workshop.path(`of-${days}-days/FR00.jws`), 'utf8')).toBe(list.text)
    }
    rmSync(join(keys, 'FR00.jws'))
  })

  it('whose list is stale makes the same document undetermined', async () => {
    const at = new Date(Date.now() + 100 * 86_400_000).toISOString()
    const asked = ['verify', 'adcs.pdf', '--trust', 'published', '--at', at]
    const ran = await workshop.json(asked, { env: ELSEWHERE(workshop) })
    expect(ran).toMatchObject({ exit: 2 })
    expect(ran.value).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'certificate-chain', reason: 'TRUST_LIST_STALE' }),
      ]),
    })
  })

  it('whose list was tampered with is told, and adds nothing', async () => {
    const copy = workshop.path('tampered')
    mkdirSync(copy)
    for (const name of readdirSync(workshop.path('published')))
      copyFileSync(join(workshop.path('published'), name), join(copy, name))
    const list = readFileSync(join(copy, 'tsl.xml'), 'utf8')
    writeFileSync(join(copy, 'tsl.xml'), list.replace('AC FICTIVE', 'AC FACTICE'))
    const ran = await workshop.json(['verify', 'adcs.pdf', '--trust', copy], { env: ELSEWHERE(workshop) })
    expect(ran.stderr).toContain('LIST_DIGEST_DIFFERS')
    const named = ['verify', 'adcs.pdf', '--trust', join(copy, 'tsl.xml')]
    expect((await workshop.run(named)).exit).toBe(65)
  })

  it('has a list that is judged with our keys, or with its signer handed in, and with nothing else', async () => {
    const asked = ['trust', 'verify', 'published/tsl.xml']
    expect(await workshop.json(asked)).toMatchObject({
      exit: 0,
      value: { verdict: 'valid', authorities: [{ id: 'FR00', status: 'inaccord' }] },
    })
    const env = ELSEWHERE(workshop)
    expect((await workshop.json(asked, { env })).value).toEqual(REFUSED)
    const handed = await workshop.json([...asked, '--signer', 'published/FR00_TSL1.pem'], { env })
    expect(handed).toMatchObject({ exit: 0, value: { verdict: 'valid' } })
  })

  it('needs a PKI, and a folder that can be written', async () => {
    const env = ELSEWHERE(workshop)
    expect((await workshop.run(['trust', 'export', 'nothing'], { env })).exit).toBe(78)
    expect((await workshop.run(['trust', 'export', 'adcs.pdf'])).exit).toBe(73)
  })
})

describe('permis trust, badly asked', () => {
  it.each([
    [['trust']],
    [['trust', 'verify']],
    [['trust', 'sign', 'x']],
    [['trust', 'verify', 'x', '--at', 'now']],
  ])('%j is 64', async (args) => {
    expect((await workshop.run(args)).exit).toBe(64)
  })

  it('is 66 when the list is missing', async () => {
    expect((await workshop.run(['trust', 'verify', 'absent.xml'])).exit).toBe(66)
  })
})
