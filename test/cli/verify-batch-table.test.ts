import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTable } from '../../src/cli/verify-batch-table.ts'

const BUILT = new URL('../../dist/cli/verify-batch-table.js', import.meta.url)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'table-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a table', () => {
  it('stands in its place only once it is whole', async () => {
    const table = await openTable(join(folder, 'out.csv'), ['file'])
    await table.add(['=1+1'])
    expect(readdirSync(folder)).not.toContain('out.csv')
    await table.finish()
    expect(readdirSync(folder)).toEqual(['out.csv'])
    await table.abandon()
    expect(readdirSync(folder)).toEqual(['out.csv'])
  })

  it('quotes a cell with a semicolon, so that a spreadsheet which parts cells there finds no formula behind it', async () => {
    const table = await openTable(join(folder, 'out.csv'), ['file', 'verdict'])
    await table.add(['a;=HYPERLINK("x").pdf', 'valid'])
    await table.add(['=1+1', ''])
    await table.finish()
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(
      'file,verdict\n"a;=HYPERLINK(""x"").pdf",valid\n\'=1+1,\n',
    )
  })

  it('that is abandoned leaves nothing', async () => {
    const table = await openTable(join(folder, 'out.csv'), ['file'])
    await table.abandon()
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing when the command is stopped by %s', (signal) => {
    const script = `
      const { openTable } = await import(${JSON.stringify(BUILT.href)})
      await openTable(${JSON.stringify(join(folder, 'out.csv'))}, ['file'])
      process.kill(process.pid, '${signal}')
      setTimeout(() => {}, 60_000)`
    const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
    })
    expect(ran.signal).toBe(signal)
    expect(readdirSync(folder)).toEqual([])
  })
})
