import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

describe('permis backup and restore', () => {
  it('bring back the register and the audit, and refuse to write over a database', async () => {
    const issued = await workshop.run(['issue', 'adcs', '--neph', NEPH, '--out', workshop.path('a.pdf')])
    expect(issued.exit).toBe(0)
    const before = await workshop.audit()
    const copy = workshop.path('copy.tar.gz')
    expect(await workshop.run(['backup', '--out', copy])).toMatchObject({ exit: 0 })

    expect(await workshop.json(['restore', copy])).toMatchObject({
      exit: 73,
      value: { error: { code: 'DATABASE_EXISTS' } },
    })
    rmSync(workshop.path('data/database'), { recursive: true })
    rmSync(workshop.path('data/demonstration.txt'))
    const restored = await workshop.run(['restore', copy])
    expect(restored).toMatchObject({ exit: 0 })
    expect(restored.stdout).toMatch(/--heads[\s\S]+fin du journal coupée/)
    const check = await workshop.run(['config', 'check'], { env: { NODE_ENV: 'production' } })
    expect(check.stderr).toContain('DATABASE_OF_DEMONSTRATION')
    expect(await workshop.audit()).toEqual(before)
    expect(await workshop.run(['audit', 'verify'])).toMatchObject({ exit: 0 })
  })

  it('blame an archive that is none or not whole, and leave nothing behind from it', async () => {
    const [copy, bad] = [readFileSync(workshop.path('copy.tar.gz')), workshop.path('bad.tar.gz')]
    rmSync(workshop.path('data/database'), { recursive: true, force: true })
    for (const content of ['no archive', copy.subarray(0, copy.length / 2), gzipSync('no tar'.repeat(200))]) {
      writeFileSync(bad, content)
      expect(await workshop.json(['restore', bad])).toMatchObject({
        exit: 65,
        value: { error: { code: 'BACKUP_UNREADABLE', message: expect.stringContaining(bad) } },
      })
      expect(existsSync(workshop.path('data/database'))).toBe(false)
    }
    expect(
      await workshop.run(['issue', 'adcs', '--neph', NEPH, '--out', workshop.path('b.pdf')]),
    ).toMatchObject({
      exit: 0,
    })
  })

  it('tell a file that is not there', async () => {
    expect((await workshop.run(['restore', workshop.path('absent.tar.gz')])).exit).toBe(66)
  })
})
