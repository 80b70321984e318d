import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../src/core/calendar-day.ts'
import { findDueLetter } from '../../src/core/documents/find-due-letter.ts'
import { readLicenceRecord } from '../../src/core/licence/licence-record.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { pointsLedger } from '../../src/core/licence/points-ledger.ts'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { readCertificate } from '../../src/core/trust/certificate.ts'
import { readTrustList } from '../../src/core/trust/trust-list.ts'
import { CodedError } from '../../src/errors.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { PLAIN_COLUMNS, readOrder } from '../../src/service/batch/read-order.ts'
import { ConfigurationError } from '../../src/settings/configuration-error.ts'
import { SETTING_FAULTS } from '../../src/settings/setting-fault.ts'
import { inspectSettings, productionFaults } from '../../src/settings.ts'
import { readTrustFiles } from '../../src/signing/trust-files.ts'
import { checkDetail } from '../../src/wording/check-detail.ts'
import { configurationLines } from '../../src/wording/configuration-lines.ts'
import { errorDetail } from '../../src/wording/error-detail.ts'
import { SETTING_FAULTS_FR } from '../../src/wording/setting-faults.fr.ts'
import { fixture } from '../core/records.ts'

const LABEL = 'Détail technique (en anglais)'
const AT = new Date('2026-11-22T08:00:00Z')
const bytes = (text: string) => new TextEncoder().encode(text)

async function errorOf(work: () => unknown): Promise<CodedError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof CodedError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const record = (change: Record<string, unknown>) =>
  readLicenceRecord({ ...JSON.parse(JSON.stringify(fixture('clean-b'))), ...change })

describe('the detail of an error in French', () => {
  it.each([
    ['a NEPH too short', () => parseNeph('12'), '5 caractères attendus au moins ; trouvés : 2'],
    [
      'a NEPH with an accent',
      () => parseNeph('0512273é'),
      'une lettre de A à Z ou un chiffre est attendu, « é » trouvé en caractère 8',
    ],
    [
      'a line of CSV with a column missing',
      () => readOrder(['adcs'], PLAIN_COLUMNS),
      'colonnes attendues : kind,neph[,siren] ; trouvées : 1',
    ],
    [
      'a line of CSV with a column too many',
      () => readOrder(['adcs', '1', '2', '3'], PLAIN_COLUMNS),
      'colonnes attendues : 3 au plus ; 4 trouvées',
    ],
    [
      'a file that is no picture or PDF',
      () => readEvidence(bytes('hello')),
      'contenu trouvé : texte ordinaire ; attendu : PDF, PNG, JPEG, WebP, TIFF ou texte d’un 2D-Doc',
    ],
    ['an empty file', () => readEvidence(bytes('')), 'fichier de 0 octet'],
    ['a seal cut short', () => decodeSeal('DC04FR0'), 'à la position 7 du texte, comptée depuis 0'],
    [
      'a letter that is not due',
      () => {
        const ledger = pointsLedger(fixture('clean-b'), { at: parseCalendarDay('2026-11-22') })
        return findDueLetter(ledger, { reference: '48SI', infractionId: null })
      },
      'lettre demandée : 48SI ; aucune lettre n’est due',
    ],
    [
      'another XML file for a trust list',
      () => readTrustList(bytes('<a/>'), [], AT),
      'racine trouvée : a ; attendue : TrustServiceStatusList',
    ],
    [
      'another file for a certificate',
      () => readCertificate(bytes('xx')),
      'un certificat ou une liste en DER ou en PEM est attendu',
    ],
    ['a folder that is not there', () => readTrustFiles('/nowhere'), 'dossier : /nowhere'],
    [
      'a record with a day that does not exist',
      () => record({ obtainedOn: '2005-02-31' }),
      'obtainedOn : un jour qui existe est attendu, AAAA-MM-JJ',
    ],
    [
      'a record that lacks its state',
      () => record({ state: undefined }),
      'state : un texte est attendu ; trouvé : rien',
    ],
    [
      'a licence older than its holder',
      () => record({ obtainedOn: '1900-01-01' }),
      expect.stringContaining('obtainedOn : un permis ne s’obtient pas avant la naissance'),
    ],
  ])('tells of %s what was found and expected', async (_, work, sentence) => {
    const error = await errorOf(work)
    expect(errorDetail(error)).toEqual(sentence)
    expect(errorDetail(error, 'fr')).not.toContain(LABEL)
    expect(errorDetail(error, 'en')).toBe(error.message)
  })

  it('says why the system could not read or write', () => {
    const told = { code: 'INPUT_MISSING', message: 'cannot read a: EISDIR' }
    const evidence = { path: 'a', cause: 'EISDIR' }
    expect(errorDetail({ ...told, evidence })).toBe('lecture de a : c’est un dossier, un fichier est attendu')
    expect(errorDetail({ ...told, evidence: { path: 'a', cause: 'EUNHEARD' } })).toBe(
      'lecture de a : EUNHEARD',
    )
  })

  it('is left out where the title says everything', () => {
    const told = { code: 'LIST_SIGNATURE_FALSE', message: 'the signature of the list does not verify' }
    expect(errorDetail(told)).toBeNull()
    expect(errorDetail(told, 'en')).toBe(told.message)
  })

  it('is in English under a label where French has no sentence, or lacks what fills it', () => {
    const unknown = { code: 'LIST_MALFORMED', message: 'sequence number 0' }
    expect(errorDetail(unknown)).toBe(`${LABEL} : sequence number 0`)
    const lacking = { code: 'TOO_MANY_PAGES', message: '900 pages' }
    expect(errorDetail(lacking)).toBe(`${LABEL} : 900 pages`)
    expect(errorDetail({ ...lacking, evidence: { found: 900, limit: 500 } })).toBe(
      'pages : 900 trouvés, 500 admis',
    )
  })

  it('names each file at fault of a folder, by the title of its own error', () => {
    const files = [{ file: 'FR00.pem', code: 'PEM_MALFORMED', message: 'no PEM' }]
    const told = { code: 'TRUST_FOLDER_UNREADABLE', message: 'x', evidence: { dir: 'd', files } }
    expect(errorDetail(told)).toBe('dossier : d ; FR00.pem : Certificat ou liste mal formé (PEM_MALFORMED)')
  })

  it('tells where the letter of a code already replaced is kept, whatever the fault', () => {
    const evidence = { path: 'x.pdf', cause: 'ENOSPC', keptLetter: 'outgoing/1.pdf' }
    expect(errorDetail({ code: 'CANNOT_WRITE', message: 'x', evidence })).toBe(
      'écriture de x.pdf : le disque est plein ; le nouveau code est en vigueur, sa lettre est gardée : outgoing/1.pdf',
    )
  })
})

describe('the faults of a configuration', () => {
  const { settings, faults } = inspectSettings({
    NODE_ENV: 'production',
    PORT: 'abc',
    FC_ACR: 'z',
    SMTP_URL: 'http://x',
    ISSUER_NAME: 'n',
  })
  const all = [...faults, ...productionFaults(settings)]

  it('are each in French, after the name of the setting', () => {
    const lines = configurationLines(all)
    expect(lines).toContain('PORT : un nombre de 0 à 65535 est attendu ; trouvé : "abc"')
    expect(lines).toContain('FC_ACR : attendu : eidas1 ou eidas2 ou eidas3 ; trouvé : "z"')
    expect(lines).toContain('ISSUER_SERVICE : absent, alors que ISSUER_NAME est donné')
    expect(lines.join()).not.toMatch(/expected|found|not set|[{}]/)
  })

  it('are in English what their error says', () => {
    expect(configurationLines(all, 'en').join('; ')).toBe(new ConfigurationError(all).message)
    expect(configurationLines(all, 'en')).toContain('PORT: expected a number from 0 to 65535, found "abc"')
  })

  it('tell the same values in both languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
    for (const kind of Object.keys(SETTING_FAULTS) as (keyof typeof SETTING_FAULTS)[])
      expect([kind, places(SETTING_FAULTS_FR[kind])]).toEqual([kind, places(SETTING_FAULTS[kind])])
  })

  it('of keys are told as the error that using them would give', () => {
    const error = new CodedError('KEY_MISMATCH', 'no', { owner: 'FR05/0001' })
    expect(configurationLines([{ setting: 'PERMIS_KEYS_DIR', message: 'KEY_MISMATCH: no', error }])).toEqual([
      'PERMIS_KEYS_DIR : La clé n’est pas celle du certificat (KEY_MISMATCH). la clé présentée n’est pas celle du certificat FR05/0001',
    ])
  })
})

describe('the detail of a check in French', () => {
  it.each([
    ['not made by the key of FR00/PC01', 'elle n’est pas faite par la clé de FR00/PC01'],
    ['no certificate FR03/DSR0 is known', 'aucun certificat FR03/DSR0 n’est connu'],
    ['last day 2026-03-22, verified on 2026-11-22', 'dernier jour : 2026-03-22 ; vérifié le 2026-11-22'],
    [
      'expired on the signature day 2026-01-01',
      'le certificat n’était plus en vigueur le jour de la signature, 2026-01-01',
    ],
    ['ISSUER_NOT_LISTED for type AB', 'ISSUER_NOT_LISTED, type de document AB'],
    ['HEADER_TOO_SHORT at offset 7', 'HEADER_TOO_SHORT à la position 7'],
    [
      'FIELD_TOO_LONG 60 at offset 30; DUPLICATE_FIELD 6G at offset 2',
      'FIELD_TOO_LONG 60 à la position 30 ; DUPLICATE_FIELD 6G à la position 2',
    ],
    ['name: sealed « DUPONT », printed « DURAND »', 'nom : signé « DUPONT », imprimé « DURAND »'],
    ['given names: sealed « A », not printed; categories', 'prénoms : signé « A », non imprimé ; catégories'],
    ['page: other text is printed over it', 'page : un autre texte est imprimé par-dessus'],
    [
      'coverage: earlier-revision; changed afterwards: page-content, form',
      'la signature couvre une version antérieure du fichier ; changé depuis : le contenu d’une page, le formulaire',
    ],
    ['sealed 1, found 2', 'signées : 1 ; trouvées : 2'],
    ['expected ADCS, found RII', 'attendu : ADCS ; trouvé : RII'],
    ['page 1: valid; page 2: invalid', 'page 1 : valide ; page 2 : non valide'],
    ['set A1B of 3 codes, missing: 2, 3', 'ensemble A1B de 3 codes ; manque : 2, 3'],
    ['unknown', 'signataire inconnu'],
    ['QRCode, Code128', 'QRCode, Code128'],
    ['FR00', 'FR00'],
    ['a DER value is cut short', `${LABEL} : a DER value is cut short`],
  ])('says %j', (english, french) => {
    expect(checkDetail(english)).toBe(french)
    expect(checkDetail(english, 'en')).toBe(english)
  })
})
