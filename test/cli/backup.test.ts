import { rmSync, writeFileSync } from 'node:fs'
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
    expect(await workshop.run(['restore', copy])).toMatchObject({ exit: 0 })
    expect(await workshop.audit()).toEqual(before)
    expect(await workshop.run(['audit', 'verify'])).toMatchObject({ exit: 0 })
  })

  it('leave nothing behind from what is no copy', async () => {
    const bad = workshop.path('bad.tar.gz')
    writeFileSync(bad, 'no archive')
    rmSync(workshop.path('data/database'), { recursive: true, force: true })
    expect((await workshop.run(['restore', bad])).exit).not.toBe(0)
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
