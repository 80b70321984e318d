import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { readWithdrawalList } from '../../src/core/trust/withdrawal-list.ts'
import { withdrawalDesk } from '../../src/main/withdrawal-desk.ts'
import type {
  PublishedWithdrawals,
  WithdrawableDocument,
  WithdrawalRegister,
} from '../../src/service/withdrawal/withdrawal-register.ts'
import { loadOwnTrust } from '../../src/signing/load-pki.ts'
import { openOwnWithdrawalSigner } from '../../src/signing/own-withdrawal-list.ts'
import { initialisePki } from '../../src/signing/pki-folder.ts'
import { emptyFolder } from '../signing/temporary-pki.ts'

const AT = new Date('2026-11-22T09:00:00Z')
const DAY = 86_400_000
const folder = emptyFolder()
await initialisePki(folder, AT)
const trust = await assembleTrust([await loadOwnTrust(folder, AT)])
const ID = 'AAAAAAAAAAAAAAAA'
const IDENTITY = '1'.repeat(64)

/** A register of one document, in memory, which may fall silent. */
function memoryRegister(lists = new Map<string, PublishedWithdrawals>()) {
  const state = { isSilent: false, edition: 0, document: null as WithdrawableDocument | null }
  state.document = { id: ID, kind: 'ADCS', neph: parseNeph('051227308989'), withdrawal: null }
  const answering = async <Value>(value: () => Value): Promise<Value> => {
    if (state.isSilent) throw new Error('no answer')
    return value()
  }
  const register: WithdrawalRegister = {
    find: (id) => answering(() => (id === ID ? state.document : null)),
    withdraw: (document, withdrawal) =>
      answering(() => {
        state.document = { ...document, withdrawal }
        state.edition += 1
        return true
      }),
    edition: () => answering(() => state.edition),
    entries: () =>
      answering(() => ({
        edition: state.edition,
        entries: new Map(state.document?.withdrawal ? [[IDENTITY, null]] : []),
      })),
    published: (issuer) => answering(() => lists.get(issuer) ?? null),
    publish: (list, replaced) =>
      answering(() => {
        if ((lists.get(list.issuer)?.sequence ?? null) !== replaced) return false
        lists.set(list.issuer, list)
        return true
      }),
  }
  return { register, state, lists }
}

function deskOver(kept = memoryRegister(), signs = true) {
  const clock = { now: AT }
  const key = { signs }
  const faults: unknown[] = []
  const desk = withdrawalDesk({
    register: kept.register,
    audit: { append: async () => {} },
    signers: async (at) => {
      if (!key.signs) throw new Error('no key')
      return [await openOwnWithdrawalSigner(folder, at)]
    },
    folder,
    tellFault: (error) => faults.push(error),
    now: () => clock.now,
  })
  const withdraw = () =>
    desk.withdraw({
      documentId: ID,
      reason: 'wrong-person',
      mandate: { kind: 'demonstration' },
      at: clock.now,
    })
  const judging = desk.judging(async () => trust)
  const named = async () =>
    (await judging()).withdrawals?.some(({ list }) => list.entries.has(IDENTITY)) ?? false
  return { ...kept, desk, clock, key, faults, withdraw, named, judging }
}

describe('the list that is published', () => {
  it('stands while it names everything and is fresh, and lies in the folder of keys', async () => {
    const { desk, clock } = deskOver()
    const [first] = await desk.publish()
    clock.now = new Date(AT.getTime() + 2 * DAY)
    expect(await desk.publish()).toEqual([first])
    expect(readFileSync(join(folder, 'FR00.jws'), 'utf8')).toBe(first?.text)
    clock.now = new Date(AT.getTime() + 3 * DAY)
    const [second] = await desk.publish()
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Number.POSITIVE_INFINITY)
  })

  it('is made anew for a withdrawal, with a higher number each time, in the same minute, too', async () => {
    const { desk, withdraw } = deskOver()
    const [before] = await desk.publish()
    expect(await withdraw()).toMatchObject({ published: [{ sequence: (before?.sequence ?? 0) + 1 }] })
    expect(readWithdrawalList((await desk.listOf('FR00')) ?? '').entries.has(IDENTITY)).toBe(true)
    expect(await desk.listOf('FR01')).toBeNull()
  })

  it('goes on increasing where the database was put back to an earlier state', async () => {
    const first = deskOver()
    const [published] = await first.desk.publish()
    const later = deskOver()
    later.clock.now = new Date(AT.getTime() + 60_000)
    const [again] = await later.desk.publish()
    expect(again?.sequence).toBeGreaterThan(published?.sequence ?? Number.POSITIVE_INFINITY)
  })

  it('of two instances that publish at once is one', async () => {
    const kept = memoryRegister()
    const [one, other] = [deskOver(kept), deskOver(kept)]
    const lists = await Promise.all([one.desk.publish(), other.desk.publish()])
    expect(lists[0]).toEqual(lists[1])
    expect(lists[0]).toEqual([...kept.lists.values()])
  })
})

describe('what the service judges with', () => {
  it('names a document withdrawn here at once, and one withdrawn elsewhere within a second', async () => {
    const here = deskOver()
    expect(await here.named()).toBe(false)
    await here.withdraw()
    expect(await here.named()).toBe(true)
    const elsewhere = deskOver()
    expect(await elsewhere.named()).toBe(false)
    await deskOver(elsewhere).withdraw()
    elsewhere.clock.now = new Date(AT.getTime() + 1_000)
    expect(await elsewhere.named()).toBe(true)
  })

  it('is the same value while nothing has changed', async () => {
    const { judging } = deskOver()
    expect(await judging()).toBe(await judging())
  })

  it('goes on with the last answer where the register falls silent, and without one with the lists at hand', async () => {
    const { state, clock, withdraw, named } = deskOver()
    await withdraw()
    expect(await named()).toBe(true)
    state.isSilent = true
    clock.now = new Date(AT.getTime() + 5_000)
    expect(await named()).toBe(true)
    const never = deskOver()
    never.state.isSilent = true
    expect(await never.judging()).toBe(trust)
  })

  it('knows a document withdrawn here, though the register falls silent before anything is verified', async () => {
    const { state, desk, withdraw, named } = deskOver()
    await withdraw()
    state.isSilent = true
    expect(await named()).toBe(true)
    await desk.publish().catch(() => null)
    expect(await named()).toBe(true)
  })

  it('forgets nothing when it has to look again, and the register is silent then', async () => {
    const { state, clock, desk, withdraw, named } = deskOver()
    await withdraw()
    await desk.publish()
    state.isSilent = true
    clock.now = new Date(AT.getTime() + 5_000)
    expect(await named()).toBe(true)
  })

  it('tells why no list could be published, and tries again within seconds', async () => {
    const { clock, key, faults, desk, withdraw } = deskOver(memoryRegister(), false)
    await withdraw()
    expect(faults).toContainEqual(new Error('no key'))
    expect(await desk.listOf('FR00')).toBeNull()
    key.signs = true
    clock.now = new Date(AT.getTime() + 15_000)
    expect(readWithdrawalList((await desk.listOf('FR00')) ?? '').entries.has(IDENTITY)).toBe(true)
  })

  it('does not need a list: without a key to sign one the document is withdrawn all the same', async () => {
    const { withdraw, named } = deskOver(memoryRegister(), false)
    expect(await withdraw()).toMatchObject({ published: [], isPublishingFaulty: true })
    expect(await named()).toBe(true)
  })
})
