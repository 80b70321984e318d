import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issue, NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
  await issue(workshop, 'adcs', 'adcs.pdf')
  writeFileSync(workshop.path('text.txt'), 'hello')
  writeFileSync(workshop.path('cut.pdf'), '%PDF-1.7\n1 0 obj')
  writeFileSync(workshop.path('cut.png'), Buffer.from('89504e470d0a1a0a0000', 'hex'))
  writeFileSync(workshop.path('seal.txt'), 'DC04FR0')
  writeFileSync(workshop.path('broken.zip'), 'PK\x03\x04zzzz')
  writeFileSync(workshop.path('orders.csv'), 'kind,neph\nadcs\nfoo,12\nadcs,12\n')
  writeFileSync(workshop.path('records.ndjson'), '{"a":1}\nnope\n')
  mkdirSync(workshop.path('trust'))
  writeFileSync(workshop.path('trust/FR05.pem'), 'no certificate')
}, 120_000)
afterAll(() => workshop.close())

/** Words of our English messages that no French sentence has. */
const ENGLISH = /\b(expected|found|cannot|the|of|is|at|with|not|received|holds?|another|read)\b/

const points = ['points', '--neph', NEPH, '--on', '2026-02-11']

describe('an error of a command, in French throughout', { timeout: 120_000 }, () => {
  it.each([
    [
      'a file that is not there',
      ['verify', 'absent.pdf'],
      66,
      'lecture de absent.pdf : fichier ou dossier introuvable',
    ],
    ['a folder for a file', ['verify', 'trust'], 66, 'c’est un dossier'],
    ['neither a PDF nor a picture', ['verify', 'text.txt'], 65, 'contenu trouvé : texte ordinaire'],
    ['a PDF cut short', ['decode', 'cut.pdf'], 65, 'un PDF entier est attendu'],
    ['a picture cut short', ['decode', 'cut.png'], 65, 'une image entière est attendue'],
    ['a code cut short', ['decode', 'seal.txt'], 65, 'à la position 7'],
    ['an archive that is none', ['verify-batch', 'broken.zip'], 65, 'une archive ZIP entière'],
    [
      'an unknown NEPH',
      ['issue', 'adcs', '--neph', '99999999999', '--out', 'x.pdf'],
      67,
      'aucun permis sous ce NEPH',
    ],
    ['a NEPH too short', ['issue', 'adcs', '--neph', '12', '--out', 'x.pdf'], 65, 'trouvés : 2'],
    [
      'a folder to write in that is not there',
      ['issue', 'adcs', '--neph', NEPH, '--out', 'no/x.pdf'],
      73,
      'écriture de',
    ],
    [
      'a wrong SIREN',
      ['issue', 'adcs', '--neph', NEPH, '--recipient', '123', '--out', 'x.pdf'],
      64,
      'somme de contrôle',
    ],
    [
      'a letter that is not due',
      ['issue', 'letter', '--reference', '48SI', '--neph', NEPH, '--out', 'x.pdf'],
      65,
      'aucune lettre n’est due',
    ],
    [
      'a day that does not exist',
      ['points', '--neph', NEPH, '--on', '2026-02-31'],
      64,
      'un jour qui existe est attendu',
    ],
    ['a wrong SIRET', ['audit', 'release', '--case', '26/01234', '--siret', '12'], 64, 'quatorze chiffres'],
    ['lines of CSV at fault', ['issue-batch', 'orders.csv', '--out', 'batch'], 65, 'ligne 2 : '],
    [
      'records at fault',
      ['registry', 'import', 'records.ndjson'],
      65,
      'un texte est attendu ; trouvé : rien',
    ],
    ['a trust list that is none', ['trust', 'verify', 'text.txt'], 1, 'un XML simple est attendu'],
    [
      'a trust folder at fault',
      ['verify', 'adcs.pdf', '--trust', 'trust'],
      66,
      'FR05.pem : Certificat ou liste mal formé',
    ],
    ['keys that exist', ['pki', 'init'], 73, 'dossier : '],
    ['an unknown option', ['verify', '--bar'], 64, 'option inconnue : --bar'],
  ])('tells of %s what was found, expected and where', async (_, args, exit, told) => {
    const ran = await workshop.run(args)
    expect(ran.exit).toBe(exit)
    expect(ran.stderr).toContain(told)
    expect(ran.stderr.replaceAll(workshop.dir, '')).not.toMatch(ENGLISH)
  })

  it.each([
    ['a configuration', { PORT: 'abc' }, 78, 'PORT : un nombre de 0 à 65535 est attendu ; trouvé : "abc"'],
    ['a server', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, 69, 'rien n’écoute à cette adresse'],
  ])('tells of %s at fault likewise', async (_, env, exit, told) => {
    const ran = await workshop.run(points, { env })
    expect(ran).toMatchObject({ exit, stderr: expect.stringContaining(told) })
    expect(ran.stderr).not.toMatch(ENGLISH)
  })

  it('is in English as it was where English is asked for', async () => {
    const env = { PERMIS_LANG: 'en' }
    expect((await workshop.run(['verify', 'absent.pdf'], { env })).stderr).toBe(
      'permis : The file to read cannot be found (INPUT_MISSING).\n  cannot read absent.pdf: ENOENT\n  Check its name and your rights.\n',
    )
    const ran = await workshop.run(points, { env: { ...env, PORT: 'abc' } })
    expect(ran.stderr).toContain('PORT: expected a number from 0 to 65535, found "abc"')
  })

  it('keeps the English message in JSON, for programs', async () => {
    const { value } = await workshop.json(['verify', 'absent.pdf'])
    expect(value).toMatchObject({ error: { message: 'cannot read absent.pdf: ENOENT' } })
  })

  it('a report says the details of its checks in French', async () => {
    const ran = await workshop.run(['verify', 'adcs.pdf', '--expect', 'rii'])
    expect(ran.stdout).toContain('[attendu : RII ; trouvé : ADCS]')
    const english = await workshop.run(['verify', 'adcs.pdf', '--expect', 'rii', '--lang', 'en'])
    expect(english.stdout).toContain('[expected RII, found ADCS]')
  })
})
