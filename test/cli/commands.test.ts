import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conformanceDir } from '../conformance-dir.ts'
import { dataMatrixPng, pagePng } from '../scan/sample-pages.ts'
import { type Issued, issue, type Loose, NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
let rii: Issued
beforeAll(async () => {
  workshop = await openWorkshop()
  rii = await issue(workshop, 'rii', 'rii.pdf')
})
afterAll(() => workshop.close())

describe('permis decode', () => {
  it('shows what any reader shows, says that nothing is verified, and recalls the law where points are', async () => {
    const ran = await workshop.json(['decode', 'rii.pdf'])
    expect(ran).toMatchObject({
      exit: 0,
      value: {
        payload: rii.payload,
        header: {
          version: '04',
          caId: 'FR00',
          certificateId: 'PC01',
          documentType: 'AB',
          perimeter: '01',
          country: 'FR',
          emittedOn: rii.emittedOn,
          signedOn: rii.emittedOn,
        },
        fields: { '01': rii.id, E4: 'RII', AC: NEPH },
        annex: null,
        verified: false,
      },
    })
    expect(ran.stderr).toContain('Rien n’a été vérifié')
    expect(ran.stderr).toContain('L223-7')
  })

  it('gives an array for several codes', async () => {
    const other = await issue(workshop, 'adcs', 'adcs.pdf')
    const codes = await Promise.all([rii.payload, other.payload].map((text) => dataMatrixPng(text, 4)))
    const page = await pagePng(
      200,
      codes.map((png, index) => ({ png, x: 20, y: 20 + 100 * index, width: 60 })),
    )
    writeFileSync(workshop.path('two.png'), page)
    const ran = await workshop.json(['decode', 'two.png'])
    expect(ran).toMatchObject({ exit: 0, value: [{ verified: false }, { verified: false }] })
    expect(ran.stdout).toContain(rii.id)
    expect(ran.stdout).toContain(other.id)
  })

  it('takes lenient readings only when asked', async () => {
    const lower = rii.payload.slice(0, -8) + rii.payload.slice(-8).toLowerCase()
    expect(await workshop.json(['decode', '-'], { input: lower })).toMatchObject({ exit: 65 })
    const tags = lower.replaceAll('\x1d', '<GS>').replace('\x1f', '<US>')
    expect(await workshop.json(['decode', '-', '--lenient'], { input: tags })).toMatchObject({
      exit: 0,
      value: { payload: rii.payload },
    })
  })

  it('has its code for a text that is no seal', async () => {
    const ran = await workshop.json(['decode', '-'], { input: 'bonjour' })
    expect(ran).toMatchObject({ exit: 65, value: { error: { code: 'UNSUPPORTED_TYPE' } } })
  })
})

describe('permis pki init', () => {
  it('makes keys that only their owner can read, and never overwrites them', async () => {
    const made = await workshop.json(['pki', 'init', '--dir', 'own'])
    expect(made.exit).toBe(0)
    const files = () =>
      readdirSync(workshop.path('own')).map((name) => readFileSync(workshop.path(`own/${name}`)))
    const before = files()
    const again = await workshop.json(['pki', 'init', '--dir', 'own'])
    expect(again).toMatchObject({ exit: 73, value: { error: { code: 'PKI_EXISTS' } } })
    expect(files()).toEqual(before)
  })
})

describe('permis config check', () => {
  it('is content with a demonstration', async () => {
    expect(await workshop.json(['config', 'check'])).toMatchObject({ exit: 0, value: { faults: [] } })
  })

  it('names every fault at once', async () => {
    const ran = await workshop.run(['config', 'check'], { env: { NODE_ENV: 'production' } })
    expect(ran.exit).toBe(78)
    for (const setting of [
      'FC_ISSUER',
      'PC_ISSUER',
      'CLERK_SIRETS',
      'KEY_PROVIDER',
      'ISSUER_NAME',
      'PUBLIC_URL',
      'SMTP_URL',
      'METRICS_TOKEN',
      'TRUST_PROXY',
    ])
      expect(ran.stderr).toContain(setting)
    const malformed = await workshop.run(['config', 'check'], {
      env: { NODE_ENV: 'production', PORT: '99999' },
    })
    expect(malformed.stderr.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ {2}PORT : /),
        expect.stringMatching(/^ {2}FC_ISSUER : /),
      ]),
    )
    for (const setting of ['PORT', 'FC_ISSUER']) expect(malformed.stderr).toContain(setting)
    expect(await workshop.json(['config', 'check'], { env: { PORT: '99999' } })).toMatchObject({
      exit: 78,
      value: { error: { code: 'CONFIGURATION', message: expect.stringContaining('PORT') } },
    })
  })
})

describe('permis serve', () => {
  it('lists the very faults of config check', async () => {
    const env = { NODE_ENV: 'production', KEY_PROVIDER: 'pem', PORT: '99999' }
    const [served, checked] = [
      await workshop.run(['serve'], { env }),
      await workshop.run(['config', 'check'], { env }),
    ]
    expect(served).toEqual(checked)
    expect(served.stderr).toContain('PKI_MISSING')
  })
})

describe('permis request answer', () => {
  it('says which option is missing', async () => {
    const ran = await workshop.run(['request', 'answer', '123', '--answered-by', 'moi'])
    expect(ran).toMatchObject({ exit: 64, stderr: expect.stringContaining('--message') })
  })
})

describe('permis', () => {
  it('explains itself, and refuses another command by name', async () => {
    const help = await workshop.run(['--help'])
    expect(help).toMatchObject({ exit: 0, stderr: '' })
    for (const command of ['serve', 'issue', 'verify', 'decode', 'pki', 'config'])
      expect(help.stdout).toContain(`permis ${command}`)
    const ran = await workshop.json(['frobnicate'])
    expect(ran).toMatchObject({
      exit: 64,
      value: { error: { code: 'USAGE', message: 'commande inconnue : « frobnicate »' } },
    })
  })
})

describe('the registry of the demonstration', () => {
  const holder = (record: Loose) => record.holder as Loose

  it.each([
    [
      'a name in Cyrillic',
      (record: Loose) => {
        holder(record).birthName = 'ИВАНОВА'
      },
      65,
      'CHARACTER_NOT_SEALABLE',
    ],
    [
      'an address that the fonts cannot print',
      (record: Loose) => {
        holder(record).address = { lines: ['東京'], postalCode: '83000', locality: 'TOULON' }
      },
      65,
      'CHARACTER_NOT_PRINTABLE',
    ],
    [
      'a malformed record',
      (record: Loose) => {
        record.obtainedOn = '2005-02-30'
        record.state = 'PERDU'
      },
      78,
      'REGISTRY_UNREADABLE',
    ],
    [
      'a record that is not marked fictitious',
      (record: Loose) => {
        delete record.fictitious
      },
      78,
      'REAL_DATA_IN_DEMONSTRATION',
    ],
  ])('%s stops the issue, and nothing is written', async (_, change, exit, code) => {
    const args = ['issue', 'adcs', '--neph', NEPH, '--out', 'never.pdf']
    const ran = await workshop.json(args, { env: await workshop.registryOf('clean-b', change) })
    expect(ran).toMatchObject({ exit, value: { error: { code } } })
    expect(readdirSync(workshop.dir).filter((file) => file.includes('never'))).toEqual([])
    if (code === 'REGISTRY_UNREADABLE') {
      expect(ran.stderr).toContain('obtainedOn')
      expect(ran.stderr).toContain('state')
    }
  })
})

const conformance = conformanceDir()

describe.skipIf(conformance === null)('permis verify --trust', () => {
  const vectors: { vectors: { id: string; payload: string }[] } =
    conformance === null ? { vectors: [] } : JSON.parse(readFileSync(`${conformance}/vectors.json`, 'utf8'))
  const payload = (id: string) => vectors.vectors.find((vector) => vector.id === id)?.payload ?? ''
  const verify = (id: string, ...args: string[]) =>
    workshop.json(['verify', '-', ...args], { input: Buffer.from(payload(id), 'latin1') })
  const outcome = (name: string, is: string, reason: string) =>
    expect.arrayContaining([expect.objectContaining({ name, outcome: is, reason })])

  it('the published test certificate is trusted nowhere unless handed in (D16)', async () => {
    const without = await verify('ants-v4-AB')
    expect(without).toMatchObject({ exit: 2, value: { verdict: 'indeterminate', document: null } })
    const handedIn = await verify('ants-v4-AB', '--trust', `${conformance}/certs`)
    expect(handedIn.value).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'seal-signature', outcome: 'passed' }),
      ]),
    })
  })

  it('an invoice is authentic and no licence document', async () => {
    const ran = await verify('ants-v4-L1', '--trust', `${conformance}/certs`)
    expect(ran).toMatchObject({
      exit: 1,
      value: {
        verdict: 'invalid',
        checks: outcome('document-kind', 'failed', 'NOT_A_LICENCE_DOCUMENT'),
      },
    })
    expect(ran.value).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'seal-signature', outcome: 'passed' }),
      ]),
    })
  })
})
