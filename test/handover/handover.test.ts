import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import { findService } from '../../src/handover/hand-over-work.ts'
import { offerWork } from '../../src/handover/offer-work.ts'
import { socketPath } from '../../src/handover/socket-path.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(name = 'data'): string {
  const dir = mkdtempSync(join(tmpdir(), 'handover-'))
  folders.push(dir)
  const data = join(dir, name)
  mkdirSync(data)
  return data
}

const OWN = { edition: '1', kind: 'production' } as const

const operations = {
  ping: async () => null,
  echo: async (asked: { readonly at: Date; readonly bytes: Uint8Array }) => ({
    later: new Date(asked.at.getTime() + 1000),
    bytes: asked.bytes.toReversed(),
  }),
  refuse: async () => {
    throw new CodedError('UNKNOWN_NEPH', 'the registry has no licence with this NEPH', { found: 0 })
  },
  fail: async () => {
    throw new TypeError('a value that nobody should read')
  },
}

describe('work handed over to the running service', () => {
  it.each(['data', `${'a-long-name-'.repeat(12)}data`])(
    'carries dates and bytes both ways, in %s',
    async (name) => {
      const data = folder(name)
      const offered = await offerWork(data, OWN, operations)
      const handOver = await findService(data, OWN)
      const answer = await handOver?.('echo', { at: new Date(0), bytes: new Uint8Array([1, 2, 3]) })
      expect(answer).toEqual({ later: new Date(1000), bytes: new Uint8Array([3, 2, 1]) })
      await offered.close()
    },
  )

  it('is for the owner of the data folder alone', async () => {
    const data = folder()
    const offered = await offerWork(data, OWN, operations)
    expect(statSync(socketPath(data)).mode & 0o777).toBe(0o600)
    await offered.close()
  })

  it('tells a refusal with its code, and a fault without its words', async () => {
    const data = folder()
    const offered = await offerWork(data, OWN, operations)
    const handOver = await findService(data, OWN)
    await expect(handOver?.('refuse', null)).rejects.toMatchObject({
      code: 'UNKNOWN_NEPH',
      evidence: { found: 0 },
    })
    await expect(handOver?.('fail', null)).rejects.toMatchObject({ code: 'INTERNAL', message: 'TypeError' })
    await offered.close()
  })

  it('is refused by a service of another edition', async () => {
    const data = folder()
    const offered = await offerWork(data, { ...OWN, edition: '2' }, operations)
    await expect(findService(data, OWN)).rejects.toMatchObject({ code: 'SERVICE_DIFFERS' })
    await offered.close()
  })

  it('is refused to a command that takes itself for a demonstration, which nobody asks for a mandate', async () => {
    const data = folder()
    const offered = await offerWork(data, OWN, operations)
    await expect(findService(data, { ...OWN, kind: 'demonstration' })).rejects.toMatchObject({
      code: 'SERVICE_KIND_DIFFERS',
      evidence: { found: 'production', expected: 'demonstration' },
    })
    await offered.close()
  })

  it('finds nobody where no service runs, nor behind a socket left by one that died', async () => {
    const data = folder()
    expect(await findService(data, OWN)).toBeNull()
    const offered = await offerWork(data, OWN, operations)
    await offered.close()
    expect(await findService(data, OWN)).toBeNull()
    writeFileSync(join(data, 'permis.sock'), '')
    expect(await findService(data, OWN)).toBeNull()
  })

  it('takes the place of a socket that was left behind', async () => {
    const data = folder()
    writeFileSync(join(data, 'permis.sock'), '')
    const offered = await offerWork(data, OWN, operations)
    expect(await findService(data, OWN)).not.toBeNull()
    await offered.close()
  })
})
