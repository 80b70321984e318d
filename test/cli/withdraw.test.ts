import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issued, issue, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
let first: Issued
let second: Issued
beforeAll(async () => {
  workshop = await openWorkshop()
  first = await issue(workshop, 'adcs', 'first.pdf')
  second = await issue(workshop, 'adcs', 'second.pdf')
}, 180_000)
afterAll(() => workshop.close())

const MANDATE = ['--purpose', 'erreur de guichet', '--requested-by', 'chef de service']
const withdraw = (id: string, reason = 'wrong-person') => ['withdraw', id, '--reason', reason, ...MANDATE]
/** A verifier that has our published files, and nothing else of ours. */
const elsewhere = (data: string) => ({
  PERMIS_KEYS_DIR: workshop.path('no-keys'),
  PERMIS_DATA_DIR: workshop.path(data),
})
const verified = (file: string, folder: string, data: string) =>
  workshop.json(['verify', file, '--trust', folder], { env: elsewhere(data) })
const because = (reason: string) => ({
  checks: expect.arrayContaining([expect.objectContaining({ name: 'withdrawal', reason })]),
})

// Each of these runs a command several times.
describe('permis withdraw', { timeout: 240_000 }, () => {
  it('withdraws a document once, and says so when asked again', async () => {
    const ran = await workshop.json(withdraw(first.id))
    expect(ran).toMatchObject({ exit: 0, stderr: '' })
    const value = {
      id: first.id,
      kind: 'ADCS',
      reason: 'wrong-person',
      withdrawnAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      alreadyWithdrawn: false,
      published: [{ issuer: 'FR00', sequence: expect.any(Number) }],
    }
    expect(ran.value).toEqual(value)
    const grouped = first.id.replace(/(.{4})(?=.)/g, '$1-').toLowerCase()
    const again = await workshop.json(withdraw(grouped, 'wrong-content'))
    const { withdrawnAt } = ran.value as { withdrawnAt: string }
    expect(again).toMatchObject({ exit: 0, value: { ...value, withdrawnAt, alreadyWithdrawn: true } })
    expect((await workshop.run([...withdraw(first.id), '--lang', 'en'])).stdout).toContain(
      'withdrawn already on',
    )
    const line = { outcome: 'granted', requester: 'chef de service', documentId: first.id }
    expect((await workshop.audit()).filter(isWithdrawal)).toMatchObject([
      { ...line, reason: 'wrong-person' },
      ...[1, 2].map(() => ({ ...line, reason: 'ALREADY_WITHDRAWN' })),
    ])
  })

  it('makes every verification with our keys refuse it, and no other document', async () => {
    const refused = await workshop.json(['verify', 'first.pdf'])
    expect(refused).toMatchObject({
      exit: 1,
      value: { verdict: 'invalid', ...because('DOCUMENT_WITHDRAWN') },
    })
    const later = new Date(Date.now() + 100 * 86_400_000).toISOString()
    for (const at of [[], ['--at', later]])
      expect(await workshop.json(['verify', 'second.pdf', ...at])).toMatchObject({ exit: 0 })
    expect(await workshop.json(['verify', 'first.pdf', '--at', later])).toMatchObject({ exit: 1 })
  })

  it('makes a verifier that has our published files refuse it, whatever older list it is given (A19)', async () => {
    expect((await workshop.run(['trust', 'export', 'older'])).exit).toBe(0)
    expect(await verified('second.pdf', 'older', 'met')).toMatchObject({ exit: 0, stderr: '' })
    await workshop.json(withdraw(second.id, 'fraudulent-request'))
    await workshop.run(['trust', 'export', 'newer'])
    expect(await verified('second.pdf', 'newer', 'met')).toMatchObject({
      exit: 1,
      value: because('DOCUMENT_WITHDRAWN'),
    })
    expect(await verified('second.pdf', 'older', 'met')).toMatchObject({
      exit: 1,
      value: because('DOCUMENT_WITHDRAWN'),
      stderr: expect.stringContaining('WITHDRAWAL_LIST_OLDER'),
    })
  })

  it('a forged list is told and adds nothing; where no other was met it leaves the answer open (A19)', async () => {
    cpSync(workshop.path('newer'), workshop.path('forged'), { recursive: true })
    const path = join(workshop.path('forged'), 'FR00.jws')
    const [header, payload = '', signature] = readFileSync(path, 'utf8').split('.')
    const body = {
      ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
      withdrawn: [],
      seq: 99_999_999,
    }
    writeFileSync(
      path,
      [header, Buffer.from(JSON.stringify(body)).toString('base64url'), signature].join('.'),
    )
    expect(await verified('second.pdf', 'forged', 'met')).toMatchObject({
      exit: 1,
      value: because('DOCUMENT_WITHDRAWN'),
      stderr: expect.stringContaining('WITHDRAWAL_LIST_UNPROVED'),
    })
    expect(await verified('second.pdf', 'forged', 'met-nothing')).toMatchObject({
      exit: 2,
      value: because('WITHDRAWAL_LIST_UNVERIFIED'),
    })
  })

  it('a list past its end withdraws still, and clears no other document (A19)', async () => {
    const third = await issue(workshop, 'adcs', 'third.pdf')
    const at = ['--at', new Date(Date.now() + 8 * 86_400_000).toISOString()]
    const asked = (file: string) =>
      workshop.json(['verify', file, '--trust', 'newer', ...at], { env: elsewhere('late') })
    expect(await asked('second.pdf')).toMatchObject({ exit: 1, value: because('DOCUMENT_WITHDRAWN') })
    expect(await asked('third.pdf')).toMatchObject({ exit: 2, value: because('WITHDRAWAL_LIST_STALE') })
    expect(third.kind).toBe('ADCS')
  })

  it('a list that cannot be read is told by its file', async () => {
    cpSync(workshop.path('newer'), workshop.path('broken'), { recursive: true })
    writeFileSync(join(workshop.path('broken'), 'FR00.jws'), 'nothing')
    expect(await workshop.run(['verify', 'second.pdf', '--trust', 'broken'])).toMatchObject({
      exit: 66,
      stderr: expect.stringContaining('FR00.jws'),
    })
  })
})

describe('permis withdraw, badly asked', { timeout: 120_000 }, () => {
  it.each([
    ['no document', ['withdraw', '--reason', 'wrong-person']],
    ['what is no reference', ['withdraw', '12', '--reason', 'wrong-person']],
    ['no reason', ['withdraw', '7Q2MX4WD91KF3HTB']],
    ['a language that is none', [...withdraw('7Q2MX4WD91KF3HTB'), '--lang', 'xx']],
    ['a reason that is none', ['withdraw', '7Q2MX4WD91KF3HTB', '--reason', 'other']],
  ])('%s is 64', async (_, args) => {
    expect(await workshop.run(args)).toMatchObject({ exit: 64, stderr: expect.stringContaining('(USAGE)') })
  })

  it('an unknown document is 64, and leaves its line', async () => {
    expect(await workshop.json(withdraw('ZZZZZZZZZZZZZZZZ'))).toMatchObject({
      exit: 64,
      value: { error: { code: 'DOCUMENT_UNKNOWN' } },
    })
    expect((await workshop.audit()).filter(isWithdrawal).at(-1)).toMatchObject({
      outcome: 'failed',
      reason: 'DOCUMENT_UNKNOWN',
    })
  })

  it('in production without a mandate is 77, and the refusal is kept', async () => {
    const env = { NODE_ENV: 'production', PERMIS_DATA_DIR: workshop.path('production') }
    const ran = await workshop.json(['withdraw', '7Q2MX4WD91KF3HTB', '--reason', 'wrong-person'], { env })
    expect(ran).toMatchObject({ exit: 77, value: { error: { code: 'ACCESS_REFUSED' } } })
  })
})

function isWithdrawal(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'action' in line && line.action === 'withdraw'
}
