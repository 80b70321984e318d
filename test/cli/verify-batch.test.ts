import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { makeZip } from '../batch/make-zip.ts'
import { issue, NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
  await fill()
})
afterAll(() => workshop.close())

/** A folder with everything that people hand in. */
async function fill(): Promise<void> {
  const { path } = workshop
  mkdirSync(path('fleet/sub/.git'), { recursive: true })
  const { payload } = await issue(workshop, 'adcs', 'fleet/adcs.pdf')
  await issue(workshop, 'rii', 'fleet/sub/rii.pdf')
  copyFileSync(path('fleet/adcs.pdf'), path('fleet/sub/.git/skipped.pdf'))
  copyFileSync(path('fleet/adcs.pdf'), path('fleet/.skipped.pdf'))
  writeFileSync(path('fleet/forged.txt'), payload.replace('VALCLAIR', 'VALCLAIX'))
  const blank = { width: 400, height: 400, channels: 3, background: 'white' } as const
  const png = await sharp({ create: blank }).png().toBuffer()
  writeFileSync(path('fleet/photo.png'), png)
  writeFileSync(path('fleet/=HYPERLINK("x").png'), png.subarray(0, 60))
  writeFileSync(path('fleet/cut.pdf'), readFileSync(path('fleet/adcs.pdf')).subarray(0, 3000))
  writeFileSync(path('fleet/note.docx'), 'PK\x03\x04 word/')
  writeFileSync(path('fleet/empty.pdf'), '')
  symlinkSync('/etc', path('fleet/link'))
}

const answerSchema = z.union([
  z.strictObject({
    file: z.string(),
    report: z.looseObject({
      verdict: z.string(),
      seal: z.unknown(),
      checks: z.array(z.looseObject({ name: z.string(), outcome: z.string() })),
    }),
  }),
  z.strictObject({ file: z.string(), error: z.strictObject({ code: z.string() }) }),
])

const answersOf = (value: unknown) => z.array(answerSchema).parse(value)
const short = (value: unknown) =>
  answersOf(value).map((answer) => [
    answer.file,
    'error' in answer ? answer.error.code : answer.report.verdict,
  ])

const EXPECTED = [
  ['=HYPERLINK("x").png', 'indeterminate'],
  ['adcs.pdf', 'valid'],
  ['cut.pdf', 'indeterminate'],
  ['empty.pdf', 'EMPTY_FILE'],
  ['forged.txt', 'invalid'],
  ['link', 'LINK_NOT_FOLLOWED'],
  ['note.docx', 'UNSUPPORTED_TYPE'],
  ['photo.png', 'indeterminate'],
  ['sub/rii.pdf', 'valid'],
]

describe('permis verify-batch', () => {
  it('answers every file of a folder and those below, in a stable order, and leaves out what begins with a dot', async () => {
    const ran = await workshop.json(['verify-batch', 'fleet'])
    expect(ran.exit).toBe(0)
    expect(short(ran.value)).toEqual(EXPECTED)
  })

  it('reports a PDF or picture in which no code can be read as undetermined, without a seal', async () => {
    const ran = await workshop.json(['verify-batch', 'fleet'])
    for (const file of ['=HYPERLINK("x").png', 'cut.pdf', 'photo.png'])
      expect(answersOf(ran.value).find((answer) => answer.file === file)).toMatchObject({
        report: {
          verdict: 'indeterminate',
          ...{ document: null, seal: null },
          checks: [{ name: 'seal-found', outcome: 'undetermined', reason: 'NO_CODE' }],
        },
      })
  })

  it('writes a table that a spreadsheet takes for text, whole or not at all', async () => {
    const plain = await workshop.run(['verify-batch', 'fleet', '--csv', 'plain.csv'])
    expect(plain.exit).toBe(0)
    const [heads = '', ...others] = readFileSync(workshop.path('plain.csv'), 'utf8').split('\n')
    expect(heads).toBe('file,verdict,kind,emittedOn,expiresOn,reasons')
    expect(others.join('\n')).not.toContain('VALCLAIR')
    const ran = await workshop.run(['verify-batch', 'fleet', '--csv', 'out.csv', '--details'])
    expect(ran.exit).toBe(0)
    const text = readFileSync(workshop.path('out.csv'), 'utf8')
    expect(text.split('\n')[0]).toBe(
      'file,verdict,kind,emittedOn,expiresOn,reasons,notices,holder,state,entitled',
    )
    const rows: readonly (readonly string[])[] = parse(text, { from_line: 2 })
    expect(rows.map(([file]) => file)).toEqual(
      EXPECTED.map(([file]) => (file?.startsWith('=') ? `'${file}` : file)),
    )
    const none = ['', '', '', '']
    expect(rows[0]).toEqual([
      `'=HYPERLINK("x").png`,
      ...['indeterminate', '', '', '', 'NO_CODE UNREADABLE_IMAGE', ...none],
    ])
    expect(rows[1]?.slice(1, 3)).toEqual(['valid', 'ADCS'])
    expect(rows[1]?.slice(5)).toEqual(['', 'TEST_MATERIAL', 'VALCLAIR, ELISE MARGUERITE', 'VALIDE', ''])
    expect(rows[3]?.slice(1)).toEqual(['', '', '', '', 'EMPTY_FILE', ...none])
    expect(rows[8]?.slice(1)).toEqual([
      ...['valid', '', '', '', 'POINTS_RESERVED', 'TEST_MATERIAL NO_LEGAL_END', '', '', ''],
    ])
    expect(readdirSync(workshop.dir).filter((name) => name.endsWith('.part'))).toEqual([])
    const lost = await workshop.run(['verify-batch', 'fleet', '--csv', 'nowhere/out.csv'])
    expect(lost.exit).toBe(73)
  })

  it('sums up on standard error what failed and why', async () => {
    const { stdout, stderr } = await workshop.run(['verify-batch', 'fleet'])
    expect(stdout).toMatch(
      /^✓ adcs\.pdf : VALIDE — .*\(ADCS\) — valable jusqu’au \d\d\/\d\d\/\d{4} — VALCLAIR, ELISE MARGUERITE\n {4}Document d’essai, sans valeur\.$/m,
    )
    expect(stdout).toMatch(/^! sub\/rii\.pdf : VALIDE — Contenu non communiqué$/m)
    expect(stdout).not.toMatch(/— [—→]|\d{4}-\d\d-\d\d/)
    expect(stderr).toMatch(/^9 fichiers\s: 2 valides, 1 non valide, 3 indéterminés, 3 non lus$/m)
    expect(stderr).toMatch(/3 × .*\(NO_CODE\)/)
    expect(stdout + stderr).not.toContain(NEPH)
  })

  it('tells of a valid document that its holder may not drive, asked for a category or not', async () => {
    mkdirSync(workshop.path('suspended'))
    const env = await workshop.registryOf('clean-b', (record) => {
      record.state = 'SUSPENDU'
    })
    await issue(workshop, 'adcs', 'suspended/adcs.pdf', [], env)
    const plain = await workshop.run(['verify-batch', 'suspended', '--csv', 'plain.csv', '--details'])
    expect(plain.stderr).toMatch(/Attention/)
    expect(plain.stdout).toMatch(/^! adcs\.pdf : VALIDE — .* — État du permis : SUSPENDU$/m)
    expect(readFileSync(workshop.path('plain.csv'), 'utf8')).toMatch(
      /valid,ADCS,.*,LICENCE_STATE_FORBIDS,TEST_MATERIAL,"[^"]*",SUSPENDU,$/m,
    )
    const asked = await workshop.run([
      'verify-batch',
      'suspended',
      '--category',
      'B',
      '--csv',
      'asked.csv',
      '--details',
    ])
    expect(asked.exit).toBe(0)
    expect(asked.stdout).toMatch(/^! adcs\.pdf : VALIDE — .* — Peut conduire la catégorie B : NON — /m)
    expect(readFileSync(workshop.path('asked.csv'), 'utf8')).toMatch(
      /valid,ADCS,.*,LICENCE_SUSPENDED,TEST_MATERIAL,.*,SUSPENDU,no$/m,
    )
  })

  it('answers the files of an archive, and opens none inside it', async () => {
    const pdf = readFileSync(workshop.path('fleet/adcs.pdf'))
    const inside = makeZip([{ name: 'adcs.pdf', bytes: pdf, stored: true }])
    const zip = makeZip([
      { name: 'a/adcs.pdf', bytes: pdf },
      { name: 'a\\adcs.pdf', bytes: Buffer.from('DC04 none') },
      { name: '../out.pdf', bytes: pdf },
      { name: 'bomb.png', bytes: Buffer.alloc(10 * 1024 * 1024) },
      { name: 'nested.zip', bytes: inside, stored: true },
      { name: 'secret.pdf', bytes: pdf, encrypted: true },
      { name: '.hidden.pdf', bytes: pdf },
    ])
    writeFileSync(workshop.path('fleet.zip'), zip)
    const ran = await workshop.json(['verify-batch', 'fleet.zip'])
    expect(ran.exit).toBe(0)
    expect(short(ran.value)).toEqual([
      ['../out.pdf', 'ENTRY_NAME_UNSAFE'],
      ['a/adcs.pdf', 'valid'],
      ['a/adcs.pdf (2)', 'invalid'],
      ['bomb.png', 'ARCHIVE_BOMB'],
      ['nested.zip', 'UNSUPPORTED_TYPE'],
      ['secret.pdf', 'ENTRY_ENCRYPTED'],
    ])
  })

  it('answers nothing for a folder without files, and refuses what is neither folder nor archive', async () => {
    mkdirSync(workshop.path('none'))
    expect(await workshop.json(['verify-batch', 'none'])).toMatchObject({ exit: 0, value: [] })
    expect((await workshop.run(['verify-batch', 'missing'])).exit).toBe(66)
    expect((await workshop.run(['verify-batch', 'fleet/adcs.pdf'])).exit).toBe(65)
    expect((await workshop.run(['verify-batch', 'fleet', '--as', 'police'])).exit).toBe(64)
  })
})
