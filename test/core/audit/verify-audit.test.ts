import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { chainLines } from '../../../src/core/audit/audit-chain.ts'
import type { SignedAuditHead } from '../../../src/core/audit/audit-head.ts'
import type { AuditLine } from '../../../src/core/audit/audit-line.ts'
import { type VerifyAuditOptions, verifyAudit } from '../../../src/core/audit/verify-audit.ts'
import { FIRST_AT, facts, type HeadKey, headKey, headOf, type Log, makeLog } from './log.ts'

const SOON = new Date('2026-12-01T00:00:00Z')
const LATER = new Date('2030-12-01T00:00:00Z')

let key: HeadKey
let log: Log
beforeAll(async () => {
  key = await headKey()
  log = await makeLog([3, 4, 3], key)
})

const verify = (
  lines: readonly AuditLine[],
  heads: readonly SignedAuditHead[] = log.heads,
  more: Partial<VerifyAuditOptions> = {},
) => verifyAudit([lines.slice(0, 5), lines.slice(5)], { heads, publicKeys: [key.spki], at: SOON, ...more })

const changed = (seq: number, change: (line: AuditLine) => AuditLine) =>
  log.lines.map((line) => (line.seq === seq ? change(line) : line))
const without = (from: number, to: number) => log.lines.filter(({ seq }) => seq < from || seq > to)
const edited = (line: AuditLine) => ({ ...line, body: line.body?.replace('ADCS', 'RII') ?? null })

/** Chains the lines from `seq` on anew, as one does who writes the log but has no key. */
const rechained = async (lines: readonly AuditLine[], seq: number) => {
  const kept = lines.filter((line) => line.seq < seq)
  const rest = lines.filter((line) => line.seq >= seq)
  const end = kept.at(-1)
  if (end === undefined) throw new TypeError('the first line stays')
  return [
    ...kept,
    ...(await chainLines(
      end,
      rest.map((line) => ({ ...line, body: line.body ?? '' })),
    )),
  ]
}

describe('an untouched log', () => {
  it('is sound, and proven to its end', async () => {
    expect(await verify(log.lines)).toEqual({
      outcome: 'sound',
      lines: 10,
      lastSeq: 10,
      erased: 0,
      provenTo: 10,
      faults: [],
      faultCount: 0,
    })
  })

  it('without heads kept outside cannot be told sound', async () => {
    expect(await verify(log.lines, [], { innerHeads: log.heads })).toMatchObject({ outcome: 'undetermined' })
    expect(await verify([], [])).toMatchObject({ outcome: 'undetermined', lines: 0 })
  })

  it('is not accused by heads when the key at hand is another', async () => {
    const other = await headKey()
    expect(await verify(log.lines, log.heads, { publicKeys: [other.spki] })).toMatchObject({
      outcome: 'undetermined',
      faultCount: 0,
    })
  })

  it('is sound with older heads outside, where those inside know the end', async () => {
    expect(await verify(log.lines, log.heads.slice(0, 2), { innerHeads: log.heads })).toMatchObject({
      outcome: 'sound',
      provenTo: 7,
    })
  })
})

describe('a tampered log', () => {
  const faultsOf = async (...args: Parameters<typeof verify>) => {
    const { outcome, faults } = await verify(...args)
    expect(outcome).toBe('tampered')
    return faults
  }

  it('tells an edited line', async () => {
    expect(await faultsOf(changed(5, edited))).toEqual([{ reason: 'LINE_EDITED', from: 5, to: 5 }])
  })

  it('tells an edited line whose hashes were made anew, and the heads that no longer fit', async () => {
    const lines = await rechained(changed(5, edited), 5)
    expect(await faultsOf(lines)).toEqual([
      { reason: 'HISTORY_REWRITTEN', from: 4, to: 7 },
      { reason: 'HISTORY_REWRITTEN', from: 8, to: 10 },
    ])
  })

  it('tells an action or an instant that is not the one of the body', async () => {
    const [fault] = await faultsOf(changed(5, (line) => ({ ...line, action: 'sign-in' })))
    expect(fault).toEqual({ reason: 'COLUMNS_EDITED', from: 5, to: 5 })
  })

  it('tells what lines are found by, where the key is at hand', async () => {
    const nephHash = async () => Uint8Array.of(1)
    expect((await faultsOf(log.lines, log.heads, { nephHash }))[0]).toMatchObject({
      reason: 'NEPH_HASH_DIFFERS',
    })
  })

  it('tells lines taken out of the middle', async () => {
    expect(await faultsOf(without(4, 5))).toEqual([{ reason: 'LINE_MISSING', from: 4, to: 5 }])
  })

  it('tells the first lines taken away', async () => {
    expect(await faultsOf(without(1, 2))).toEqual([{ reason: 'LINE_MISSING', from: 1, to: 2 }])
  })

  it('tells an end cut off, together with the heads beside the log', async () => {
    expect(await faultsOf(without(8, 10), log.heads, { innerHeads: log.heads.slice(0, 2) })).toEqual([
      { reason: 'TAIL_CUT_OFF', from: 8, to: 10 },
    ])
    expect(await faultsOf([])).toEqual([{ reason: 'TAIL_CUT_OFF', from: 1, to: 10 }])
  })

  it('is still proven up to the last head before the first fault', async () => {
    expect(await verify(changed(5, edited))).toMatchObject({ outcome: 'tampered', provenTo: 3 })
    expect(await verify(without(8, 10))).toMatchObject({ outcome: 'tampered', provenTo: 7 })
    expect(await verify(await rechained(changed(5, edited), 5))).toMatchObject({ provenTo: 3 })
    expect(await verify([])).toMatchObject({ outcome: 'tampered', provenTo: 0 })
  })

  it('tells lines put at the end without a head', async () => {
    const last = log.lines.at(-1)
    if (last === undefined) throw new TypeError('the log has lines')
    const [more] = await chainLines(last, [{ ...last, body: last.body ?? '' }])
    expect(await faultsOf([...log.lines, ...(more ? [more] : [])])).toEqual([
      { reason: 'TAIL_UNSIGNED', from: 11, to: 11 },
    ])
  })

  it('tells two lines that changed places', async () => {
    const [a, b] = [log.lines[4], log.lines[5]]
    if (!a || !b) throw new TypeError('the log has lines')
    const lines = changed(5, (line) => ({ ...b, seq: line.seq })).map((line) =>
      line.seq === 6 ? { ...a, seq: 6 } : line,
    )
    expect((await faultsOf(lines))[0]).toEqual({ reason: 'CHAIN_BROKEN', from: 5, to: 5 })
  })

  it('tells a head that was changed, and one of a key nobody knows', async () => {
    const heads = log.heads.map((head, index) => (index === 1 ? { ...head, hash: '0'.repeat(64) } : head))
    expect(await faultsOf(log.lines, heads)).toEqual([{ reason: 'HEAD_FORGED', from: 7, to: 7 }])
    const foreign = await (await headKey()).sign(await headOf(log.lines.slice(0, 3)))
    expect(await faultsOf(log.lines, [...log.heads, foreign])).toEqual([
      { reason: 'HEAD_OF_UNKNOWN_KEY', from: 3, to: 3 },
    ])
  })

  it('tells a root that is not the one of its lines', async () => {
    const head = await key.sign({ ...(await headOf(log.lines.slice(7))), root: '0'.repeat(64) })
    expect(await faultsOf(log.lines, [...log.heads.slice(0, 2), head])).toEqual([
      { reason: 'ROOT_DIFFERS', from: 8, to: 10 },
    ])
  })

  it('tells a line that had been changed before it was chained', async () => {
    const alert = await makeLog([2], key, (index) =>
      facts(index, index === 1 ? { action: 'alert', role: 'system', reason: 'PENDING_LINE_EDITED' } : {}),
    )
    expect(await faultsOf(alert.lines, alert.heads)).toEqual([
      { reason: 'PENDING_LINE_EDITED', from: 2, to: 2 },
    ])
  })
})

describe('an erased line', () => {
  const gone = (line: AuditLine) => ({ ...line, body: null, nephHash: null })

  it('leaves the log sound once its time has come', async () => {
    expect(await verify(changed(5, gone), log.heads, { at: LATER })).toMatchObject({
      outcome: 'sound',
      erased: 1,
    })
  })

  it('before its time is a fault', async () => {
    expect((await verify(changed(5, gone))).faults).toEqual([{ reason: 'ERASED_TOO_EARLY', from: 5, to: 5 }])
  })

  it('cannot be given an earlier instant, nor an action that is kept less long', async () => {
    const earlier = (line: AuditLine) => ({ ...gone(line), at: new Date('2020-01-01T00:00:00Z') })
    const at = new Date(FIRST_AT.getTime() + 400 * 86_400_000)
    expect((await verify(changed(5, earlier), log.heads, { at })).faults[0]).toMatchObject({
      reason: 'CHAIN_BROKEN',
    })
    const lesser = (line: AuditLine) => ({ ...gone(line), action: 'sign-in' })
    expect((await verify(changed(5, lesser), log.heads, { at })).faults[0]).toMatchObject({
      reason: 'CHAIN_BROKEN',
    })
  })
})

describe('any log', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 })
  const mutations: Readonly<Record<string, (lines: AuditLine[], place: number) => AuditLine[]>> = {
    edit: (lines, place) =>
      lines.map((line, index) => (index === place ? { ...line, body: `${line.body} ` } : line)),
    removal: (lines, place) => lines.toSpliced(place, 1),
    truncation: (lines, place) => lines.slice(0, place),
    duplication: (lines, place) => lines.flatMap((line, index) => (index === place ? [line, line] : [line])),
    insertion: (lines, place) =>
      lines
        .flatMap((line, index) =>
          index === place ? [{ ...line, body: line.body?.replace('ADCS', 'RII') ?? null }, line] : [line],
        )
        .map((line, index) => ({ ...line, seq: index + 1 })),
    swap: (lines, place) => {
      const [one, other] = [lines[place], lines[(place + 1) % lines.length]]
      if (!one || !other || one === other) return lines.slice(0, -1)
      return lines.map((line) =>
        line === one ? { ...other, seq: one.seq } : line === other ? { ...one, seq: other.seq } : line,
      )
    },
    erasure: (lines, place) => lines.map((line, index) => (index === place ? { ...line, body: null } : line)),
  }

  it('is sound as long as nobody touches it', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (sizes) => {
        const { lines, heads } = await makeLog(sizes, key)
        expect(await verify(lines, heads)).toMatchObject({ outcome: 'sound', lines: lines.length })
      }),
      { numRuns: 30 },
    )
  })

  it.each(Object.entries(mutations))('tells any single %s', async (_, mutate) => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (sizes, seed) => {
        const { lines, heads } = await makeLog(sizes, key)
        const tampered = mutate([...lines], seed % lines.length)
        expect(await verify(tampered, heads)).toMatchObject({ outcome: 'tampered' })
      }),
      { numRuns: 30 },
    )
  })
})
