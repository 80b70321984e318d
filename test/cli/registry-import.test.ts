import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditedInFolder } from '../storage/database/audited.ts'
import { type Loose, NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const RECORDS = new URL('../../fixtures/records/', import.meta.url)

function record(change: (record: Loose) => void = () => {}): Loose {
  const name = readdirSync(RECORDS).find(
    (file) => file.endsWith('.json') && readFileSync(new URL(file, RECORDS), 'utf8').includes(NEPH),
  )
  const read: Loose = JSON.parse(readFileSync(new URL(name ?? '', RECORDS), 'utf8'))
  change(read)
  return read
}

/** A driver who is in no fixture. */
const newcomer = (number: number) =>
  JSON.stringify(
    record((read) => {
      read.neph = String(990_175_000_000 + number)
    }),
  )

describe('permis registry import', () => {
  it('takes records in, which can be issued from at once, and the same ones again without a change', async () => {
    const lines = Array.from({ length: 450 }, (_, index) => newcomer(index))
    writeFileSync(workshop.path('many.ndjson'), lines.join('\n'))
    const first = await workshop.json(['registry', 'import', 'many.ndjson'])
    expect(first).toMatchObject({
      exit: 0,
      stderr: '',
      value: { read: 450, imported: 450, unchanged: 0, refused: 0, faults: [] },
    })
    const again = await workshop.json(['registry', 'import', '-'], { input: lines.join('\r\n') })
    expect(again).toMatchObject({ exit: 0, value: { imported: 0, unchanged: 450 } })
    // Three chunks of at most two hundred; what changes nothing leaves no line.
    const left = (await auditedInFolder(workshop.path('data'))).filter(
      ({ action }) => action === 'import-records',
    )
    expect(left).toHaveLength(3)
    expect(left[0]).toMatchObject({ role: 'operator', outcome: 'granted', purpose: 'demonstration' })
    const issued = await workshop.run(['issue', 'adcs', '--neph', '990175000449', '--out', 'new.pdf'])
    expect(issued.exit).toBe(0)
  })

  it('tells each line at fault with its number and code, and takes the others', async () => {
    const lines = [
      newcomer(1_000),
      '',
      '{ "neph": ',
      JSON.stringify(record((read) => delete read.fictitious)),
      JSON.stringify(record((read) => delete read.state)),
      newcomer(1_001),
    ]
    writeFileSync(workshop.path('some.ndjson'), `\ufeff${lines.join('\r\n')}\r\n`)
    const ran = await workshop.json(['registry', 'import', 'some.ndjson'])
    expect(ran).toMatchObject({
      exit: 65,
      value: {
        ...{ read: 5, imported: 2, unchanged: 0, refused: 3 },
        faults: [
          { line: 3, code: 'RECORD_MALFORMED' },
          { line: 4, code: 'REAL_DATA_IN_DEMONSTRATION' },
          { line: 5, code: 'RECORD_MALFORMED' },
        ],
      },
    })
    expect(ran.stderr).toMatch(/^ligne 4 : .*\(REAL_DATA_IN_DEMONSTRATION\)/m)
    expect(ran.stdout + ran.stderr).not.toContain(NEPH)
  })

  it('refuses a line that is not UTF-8 rather than take a name that nobody bears', async () => {
    const input = Buffer.from(`${newcomer(2_000)}\n`, 'latin1')
    input[input.indexOf('"birthName"') + 14] = 0xe9
    const ran = await workshop.json(['registry', 'import', '-'], { input })
    expect(ran).toMatchObject({ exit: 65, value: { faults: [{ line: 1, code: 'LINE_UNREADABLE' }] } })
  })

  it('needs a file that is there, and a word that it knows', async () => {
    expect((await workshop.run(['registry', 'import', 'none.ndjson'])).exit).toBe(66)
    expect((await workshop.run(['registry', 'export', 'x'])).exit).toBe(64)
  })
})
