import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parisDateTime, parisDay } from '../../src/core/calendar-day.ts'
import { fixture } from '../core/records.ts'
import { photoOf, scanOf } from './photos.ts'
import { type Issued, issue, type Loose, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
let adcs: Issued
beforeAll(async () => {
  workshop = await openWorkshop()
  adcs = await issue(workshop, 'adcs', 'adcs.pdf')
})
afterAll(() => workshop.close())

const verify = (args: readonly string[], more?: Parameters<Workshop['json']>[1]) =>
  workshop.json(['verify', ...args], more)
const verdict = (is: string) => ({ verdict: is })
const check = (name: string, outcome: string, reason?: string) => ({
  checks: expect.arrayContaining([
    expect.objectContaining({ name, outcome, ...(reason === undefined ? {} : { reason }) }),
  ]),
})

const categoriesOf = (record: Loose): Loose[] => (Array.isArray(record.categories) ? record.categories : [])

describe('the same ADCS is valid', () => {
  const holder = { name: 'VALCLAIR', givenNames: ['ELISE', 'MARGUERITE'], birthDate: '1985-04-12' }

  it('as the PDF that was issued, its signature and its text checked', async () => {
    const ran = await verify(['adcs.pdf'])
    expect(ran).toMatchObject({ exit: 0, stderr: '', value: verdict('valid') })
    expect(ran.value).toMatchObject({
      document: { kind: 'ADCS', id: adcs.id, expiresOn: adcs.expiresOn, holder },
    })
    expect(ran.value).toMatchObject(check('pdf-signature', 'passed'))
    expect(ran.value).toMatchObject(check('visible-text', 'passed'))
    expect(ran.value).toMatchObject(check('environment', 'passed', 'TEST_MATERIAL'))
  })

  it('as a scan at 200 dpi and as a photo of it, which leave the text to compare by eye', async () => {
    const scan = await scanOf(adcs.file)
    writeFileSync(workshop.path('scan.png'), scan)
    writeFileSync(workshop.path('photo.jpg'), await photoOf(scan))
    for (const file of ['scan.png', 'photo.jpg']) {
      const ran = await verify([file])
      expect(ran).toMatchObject({ exit: 0, value: { ...verdict('valid'), document: { holder } } })
      expect(ran.value).toMatchObject(check('pdf-signature', 'not-applicable', 'NOT_A_PDF'))
      expect(ran.value).toMatchObject(check('visible-text', 'not-applicable', 'COMPARE_BY_EYE'))
      expect(ran.value).toMatchObject({ found: [{ page: 1, step: expect.any(String) }] })
    }
  })

  it('as seal text and as a file on standard input, with or without a final line end', async () => {
    for (const input of [adcs.payload, `${adcs.payload}\n`, readFileSync(adcs.file)])
      expect(await verify(['-'], { input })).toMatchObject({
        exit: 0,
        value: { ...verdict('valid'), document: { id: adcs.id, holder } },
      })
  })

  it('told to a person in plain words, in French and in English', async () => {
    const french = await workshop.run(['verify', 'adcs.pdf'])
    expect(french.stdout).toMatch(/^VALIDE — .*\n\(Document d’essai, sans valeur\)\n/)
    expect(french.stdout).toContain('Titulaire :')
    expect(french.stdout).toMatch(/validité : B\n/)
    const english = await workshop.run(['verify', '-', '--lang', 'en'], { input: adcs.payload })
    expect(english.stdout).not.toMatch(/[éèà]/)
  })
})

describe('the moment', () => {
  const lastSecond = () => {
    const day = adcs.expiresOn ?? ''
    return `${day}T23:59:59${parisDateTime(new Date(`${day}T12:00:00Z`)).slice(-6)}`
  }

  it('is valid until the last second of the last day in Paris, and expired one second later (D2)', async () => {
    const at = new Date(lastSecond())
    const valid = await verify(['-', '--at', lastSecond()], { input: adcs.payload })
    expect(valid).toMatchObject({ exit: 0, value: { ...verdict('valid'), at: lastSecond() } })
    const next = new Date(at.getTime() + 1000).toISOString()
    const expired = await verify(['-', '--at', next], { input: adcs.payload })
    expect(expired).toMatchObject({ exit: 1, value: verdict('invalid') })
    expect(expired.value).toMatchObject(check('validity-period', 'failed', 'EXPIRED'))
  })

  it('is not the day before issue', async () => {
    const before = new Date(Date.now() - 2 * 86_400_000).toISOString()
    const ran = await verify(['-', '--at', before], { input: adcs.payload })
    expect(ran).toMatchObject({ exit: 1, value: verdict('invalid') })
    expect(ran.value).toMatchObject(check('issued-on', 'failed', 'NOT_YET_ISSUED'))
  })
})

describe('what is asked beside the verdict', () => {
  it.each([
    [['--category', 'B'], 0, { entitlement: { category: 'B', answer: 'yes', reason: 'CATEGORY_HELD' } }],
    [['--category', 'C'], 3, { entitlement: { answer: 'no', reason: 'CATEGORY_NOT_HELD' } }],
    [['--expect', 'adcs'], 0, verdict('valid')],
    [['--expect', 'rii'], 1, check('expected-kind', 'failed', 'UNEXPECTED_KIND')],
    [['--environment', 'production'], 1, check('environment', 'failed', 'TEST_MATERIAL')],
    [['--siren', '552100554'], 0, check('recipient', 'not-applicable', 'NOT_BOUND_TO_A_RECIPIENT')],
  ])('%j exits with %i', async (args, exit, value) => {
    const ran = await verify(['-', ...args], { input: adcs.payload })
    expect(ran).toMatchObject({ exit, value })
  })

  it('NODE_ENV=production is the production environment', async () => {
    const ran = await verify(['-'], { input: adcs.payload, env: { NODE_ENV: 'production' } })
    expect(ran).toMatchObject({ exit: 1, value: { trust: { environment: 'production' } } })
  })

  it('a light category that has ended on the signed page is a no, and a yes under conditions from the code', async () => {
    const ended = parisDay(new Date())
    const env = await workshop.registryOf('clean-b', (record) => {
      for (const category of categoriesOf(record)) category.validUntil = ended
    })
    const limited = await issue(workshop, 'adcs', 'limited.pdf', [], env)
    const tomorrow = ['--at', new Date(Date.now() + 86_400_000).toISOString()]
    expect(await verify(['limited.pdf', '--category', 'B'])).toMatchObject({ exit: 0 })
    expect(await verify(['limited.pdf', '--category', 'B', ...tomorrow])).toMatchObject({
      exit: 3,
      value: { ...verdict('valid'), entitlement: { answer: 'no', reason: 'CATEGORY_END_PASSED' } },
    })
    const bare = await verify(['-', '--category', 'B', ...tomorrow], { input: limited.payload })
    expect(bare).toMatchObject({
      exit: 0,
      value: {
        entitlement: {
          answer: 'yes',
          conditions: ['RESTRICTIONS_NOT_SEALED'],
        },
      },
    })
  })

  it('a folder of trust that holds nothing to read is told', async () => {
    mkdirSync(workshop.path('nothing'))
    const ran = await workshop.run(['verify', 'adcs.pdf', '--trust', 'nothing'])
    expect(ran).toMatchObject({ exit: 0, stderr: expect.stringContaining('TRUST_FOLDER_EMPTY') })
  })

  it('a heavy category is unknown from the code alone, and answered from the signed PDF', async () => {
    const env = await workshop.registryOf('heavy-in-force', (record) => {
      for (const category of categoriesOf(record))
        if (category.validUntil !== null) category.validUntil = `${new Date().getFullYear() + 2}-01-31`
    })
    const heavy = await issue(workshop, 'adcs', 'heavy.pdf', ['--neph', fixture('heavy-in-force').neph], env)
    const bare = await verify(['-', '--category', 'C'], { input: heavy.payload })
    expect(bare).toMatchObject({
      exit: 4,
      value: { entitlement: { answer: 'unknown', reason: 'END_DATE_NOT_SEALED' } },
    })
    expect(await verify(['heavy.pdf', '--category', 'C'])).toMatchObject({
      exit: 0,
      value: { entitlement: { answer: 'yes' } },
    })
  })

  it('a document bound to a recipient fails for another one', async () => {
    const bound = await issue(workshop, 'adcs', 'bound.pdf', ['--recipient', '552100554'])
    const asked = async (...args: string[]) => verify(['-', ...args], { input: bound.payload })
    expect(await asked('--siren', '552100554')).toMatchObject({
      exit: 0,
      value: check('recipient', 'passed'),
    })
    expect(await asked('--siren', '732829320')).toMatchObject({
      exit: 1,
      value: check('recipient', 'failed', 'ISSUED_FOR_ANOTHER'),
    })
    expect(await asked()).toMatchObject({
      exit: 0,
      value: check('recipient', 'not-applicable', 'RECIPIENT_NOT_DECLARED'),
    })
  })

  it('without our keys the issuer is unknown: indeterminate, exit 2', async () => {
    const ran = await verify(['-'], {
      input: adcs.payload,
      env: { PERMIS_KEYS_DIR: workshop.path('no-keys') },
    })
    expect(ran).toMatchObject({ exit: 2, value: { ...verdict('indeterminate'), document: null } })
  })

  it('a seal with one changed letter is invalid and shows nothing as fact', async () => {
    const ran = await verify(['-'], { input: adcs.payload.replace('VALCLAIR', 'VALCLAIX') })
    expect(ran).toMatchObject({ exit: 1, value: { ...verdict('invalid'), document: null } })
    expect(ran.value).toMatchObject(check('seal-signature', 'failed', 'SIG_CRYPTO_FAILURE'))
    expect(ran.stdout).not.toContain('VALCLAI')
  })

  it('a seal with one changed letter tells a person neither from whom nor for how long', async () => {
    const { stdout } = await workshop.run(['verify', '-'], {
      input: adcs.payload.replace('VALCLAIR', 'VALCLAIX'),
    })
    expect(stdout).toContain('De qui vient-il ? On ne peut pas le dire : le sceau ne correspond pas.')
    expect(stdout).toContain(
      'Est-il en cours de validité ? On ne peut pas le dire : le sceau ne correspond pas.',
    )
    expect(stdout).not.toMatch(/émetteur reconnu|Oui, à cette date/)
  })
})

describe('an RII', () => {
  const record = fixture('suspended')
  const secrets = [
    record.neph,
    record.holder.birthName,
    ...record.holder.givenNames,
    record.holder.birthPlace,
    record.holder.birthDate,
    record.holder.birthDate.split('-').reverse().join('/'),
    record.confidentialCode ?? '',
    'SUSPENDU',
  ]
  beforeAll(async () => {
    await issue(workshop, 'rii', 'rii.pdf', ['--neph', record.neph])
  })

  const withheld = {
    verdict: 'valid',
    document: null,
    entitlement: null,
    withheld: { reason: 'POINTS_RESERVED', basis: 'C. route L223-7' },
    seal: { documentType: 'AB', fields: null },
  }

  it.each([
    ['anonymous', 4, ''],
    ['employer', 77, 'employeur'],
    ['insurer', 77, 'assureur'],
  ])(
    'shown by %s has its verdict, the law, and nothing of its content anywhere',
    async (role, exit, word) => {
      const told = await verify(['rii.pdf', '--as', role, '--category', 'B'])
      const plain = await workshop.run(['verify', 'rii.pdf', '--as', role, '--category', 'B'])
      expect(told).toMatchObject({ exit, value: withheld })
      expect(plain.exit).toBe(exit)
      expect(plain.stdout).toContain('L223-7')
      const everything = [told.stdout, told.stderr, plain.stdout, plain.stderr].join('\n')
      for (const secret of secrets) expect(everything.toUpperCase()).not.toContain(secret.toUpperCase())
      expect(everything).not.toMatch(/points"|\bpoints? :/)
      expect(told.stderr).toContain(word)
    },
  )

  it.each([
    ['authority', 'autorité'],
    ['holder', 'titulaire'],
  ])('is shown whole to a declared %s, with the points', async (role, word) => {
    const told = await verify(['rii.pdf', '--as', role])
    expect(told).toMatchObject({
      exit: 0,
      value: {
        withheld: null,
        document: { kind: 'RII', licence: { neph: record.neph, points: expect.any(Number) } },
      },
    })
    expect(told.stderr).toContain(word)
  })
})

describe('permis verify refuses', () => {
  it.each([
    ['a file that is missing', ['none.pdf'], 66, 'INPUT_MISSING'],
    ['an empty file', ['/dev/null'], 65, 'EMPTY_FILE'],
    ['a folder of trust that is missing', ['adcs.pdf', '--trust', 'none'], 66, 'TRUST_FOLDER_UNREADABLE'],
    ['a language it does not speak', ['adcs.pdf', '--lang', 'de'], 64, 'USAGE'],
  ])('%s', async (_, args, exit, code) => {
    expect(await verify(args)).toMatchObject({ exit, value: { error: { code } } })
  })

  it('what is no document, by its code', async () => {
    expect(await verify(['-'], { input: '<script>alert(1)</script>' })).toMatchObject({
      exit: 65,
      value: { error: { code: 'UNSUPPORTED_TYPE' } },
    })
  })
})
