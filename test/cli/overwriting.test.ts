import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
  writeFileSync(workshop.path('text.txt'), 'hello')
}, 120_000)
afterAll(() => workshop.close())

describe('a file that is there already', { timeout: 120_000 }, () => {
  it.each([
    ['code renew', ['code', 'renew', '--neph', NEPH, '--out']],
    ['backup', ['backup', '--out']],
    ['audit export', ['audit', 'export', '--out']],
  ])('is replaced by %s only where --force says so, and nothing is done otherwise', async (_, args) => {
    await workshop.run(['points', '--neph', NEPH, '--on', '2026-02-11'])
    const before = (await workshop.audit()).length
    writeFileSync(workshop.path('kept'), 'kept')
    const refused = await workshop.run([...args, 'kept'])
    expect(refused).toMatchObject({ exit: 73, stderr: expect.stringContaining('--force') })
    expect(refused.stderr).toContain('FILE_EXISTS')
    expect(readFileSync(workshop.path('kept'), 'utf8')).toBe('kept')
    expect(await workshop.audit()).toHaveLength(before)
    expect((await workshop.run([...args, 'kept', '--force'])).exit).toBe(0)
    expect(readFileSync(workshop.path('kept'), 'utf8')).not.toBe('kept')
    rmSync(workshop.path('kept.heads'), { force: true })
  })

  it('stops an export of the audit also where its heads would go', async () => {
    writeFileSync(workshop.path('log.ndjson.heads'), 'kept')
    expect((await workshop.run(['audit', 'export', '--out', 'log.ndjson'])).exit).toBe(73)
    expect(existsSync(workshop.path('log.ndjson'))).toBe(false)
  })

  it('and is empty, as mktemp makes it, is filled', async () => {
    writeFileSync(workshop.path('empty.pdf'), '')
    expect((await workshop.run(['code', 'renew', '--neph', NEPH, '--out', 'empty.pdf'])).exit).toBe(0)
  })

  it.each([
    ['a document', ['issue', 'adcs', '--neph', NEPH, '--out']],
    ['results', ['verify-batch', 'keys', '--csv']],
  ])('is replaced by %s, which can be made again', async (_, args) => {
    writeFileSync(workshop.path('old'), 'old')
    expect((await workshop.run([...args, 'old'])).exit).toBe(0)
    expect(readFileSync(workshop.path('old'), 'utf8')).not.toBe('old')
  })

  it('and is a folder is never replaced', async () => {
    const ran = await workshop.json(['issue', 'adcs', '--neph', NEPH, '--out', 'keys'])
    expect(ran).toMatchObject({ exit: 73, value: { error: { code: 'CANNOT_WRITE' } } })
  })
})
