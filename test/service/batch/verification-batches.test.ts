import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import type { Report } from '../../../src/core/verification/report.ts'
import { CodedError } from '../../../src/errors.ts'
import { reportOfNothing } from '../../../src/service/batch/examine-files.ts'
import {
  type VerificationBatchesPorts,
  verificationBatches,
} from '../../../src/service/batch/verification-batches.ts'

const report: Report = await reportOfNothing(
  { currentTrust: async () => assembleTrust([]), now: () => new Date() },
  { requester: { role: 'anonymous' }, environment: 'test' },
)
const files = (count: number) => ({
  files: Array.from({ length: count }, (_, index) => ({
    name: `${index}`,
    read: async () => Uint8Array.of(index),
  })),
  close: () => {},
})

function open(more: Partial<VerificationBatchesPorts> = {}) {
  let number = 0
  return verificationBatches({
    examine: async () => report,
    examineNothing: async () => report,
    newId: () => `batch ${++number}`,
    now: () => new Date(),
    wait: async () => {},
    tellFault: () => {},
    ...more,
  })
}

async function done(batches: ReturnType<typeof open>, id: string) {
  for (;;) {
    const batch = batches.find(id)
    if (batch === null || batch.state === 'done') return batch
    await wait(1)
  }
}

describe('the batches of a service', () => {
  it('are forgotten an hour after their last answer, not before', async () => {
    let now = new Date('2026-11-22T09:00:00Z')
    const batches = open({ now: () => now })
    const { id } = batches.begin(files(2), {}, { client: 'a' })
    expect(await done(batches, id)).toMatchObject({ done: 2, deletedAt: new Date('2026-11-22T10:00:00Z') })
    now = new Date('2026-11-22T09:59:59Z')
    expect(batches.find(id)).not.toBeNull()
    now = new Date('2026-11-22T10:00:00Z')
    expect(batches.find(id)).toBeNull()
  })

  it('wait for a reader that is busy rather than be answered that it is', async () => {
    let busy = 3
    const batches = open({
      examine: async () => {
        busy -= 1
        if (busy >= 0) throw new CodedError('SCAN_BUSY', 'busy')
        return report
      },
    })
    expect(await done(batches, batches.begin(files(1), {}, { client: 'a' }).id)).toMatchObject({
      results: [{ file: '0', report }],
    })
  })

  it('are refused where too many wait', () => {
    const batches = open({ examine: () => new Promise(() => {}) })
    for (const client of ['a', 'b', 'c', 'd']) batches.begin(files(1), {}, { client })
    expect(() => batches.begin(files(1), {}, { client: 'e' })).toThrow(
      expect.objectContaining({ code: 'BATCH_BUSY' }),
    )
  })

  it('are refused to a client of whom two are not done, and taken from another', () => {
    const batches = open({ examine: () => new Promise(() => {}) })
    for (let count = 0; count < 2; count += 1) batches.begin(files(1), {}, { client: 'a' })
    expect(() => batches.begin(files(1), {}, { client: 'a' })).toThrow(
      expect.objectContaining({ code: 'BATCH_BUSY' }),
    )
    expect(batches.begin(files(1), {}, { client: 'b' })).toMatchObject({ state: 'running' })
  })

  it('that are done give way to others, the oldest first', async () => {
    const batches = open()
    const ids: string[] = []
    for (let count = 0; count < 34; count += 1) {
      const { id } = batches.begin(files(1), {}, { client: 'a' })
      ids.push(id)
      await done(batches, id)
    }
    expect(ids.map((id) => batches.find(id) !== null)).toEqual(ids.map((_, index) => index >= 2))
  })
})
