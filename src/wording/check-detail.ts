import type { PdfChange, PdfCoverage } from '../core/verification/evidence.ts'
import { technicalDetail } from './error-detail.ts'

const DAY = '(\\d{4}-\\d{2}-\\d{2})'
const VERDICTS: Readonly<Record<string, string>> = {
  valid: 'valide',
  invalid: 'non valide',
  indeterminate: 'indéterminé',
}
const PERIODS: Readonly<Record<string, string>> = {
  'not-yet-valid': 'n’était pas encore en vigueur',
  expired: 'n’était plus en vigueur',
}
const COVERAGES: Readonly<Record<string, string>> = {
  'entire-file': 'tout le fichier',
  'earlier-revision': 'une version antérieure du fichier',
  unclear: 'une partie du fichier qui ne se détermine pas',
} satisfies Record<PdfCoverage, string>
const CHANGES: Readonly<Record<string, string>> = {
  'security-store': 'les données de vérification',
  'document-timestamp': 'un horodatage',
  'page-content': 'le contenu d’une page',
  pages: 'les pages',
  annotation: 'une annotation',
  form: 'le formulaire',
  signature: 'une signature',
  javascript: 'du JavaScript',
  xfa: 'un formulaire XFA',
  'embedded-file': 'un fichier joint',
  action: 'une action',
  metadata: 'les métadonnées',
  catalog: 'le catalogue',
  'other-object': 'un autre objet',
  unreadable: 'des octets illisibles',
} satisfies Record<PdfChange, string>
/** What is compared with the print, and why a signer of a PDF is not trusted. */
const WORDS: Readonly<Record<string, string>> = {
  unknown: 'signataire inconnu',
  'not-yet-valid': 'certificat pas encore en vigueur',
  expired: 'certificat plus en vigueur',
  name: 'nom',
  'given names': 'prénoms',
  'birth date': 'date de naissance',
  'birth place': 'lieu de naissance',
  'state of the licence': 'état du permis',
  'last day of validity': 'dernier jour de validité',
  'emission date': 'date d’émission',
  'date of the register': 'date de lecture du registre',
  'document id': 'référence du document',
  categories: 'catégories',
  points: 'points',
  'kind of letter': 'genre de lettre',
  'day of the offence': 'jour de l’infraction',
  'points removed': 'points retirés',
  recipient: 'destinataire',
  page: 'page',
  none: 'rien',
}

/** The details that checks of core give, in English in the report, and how French says each. */
const SENTENCES: readonly (readonly [RegExp, (...groups: readonly string[]) => string])[] = [
  [/^not made by the key of (.+)$/, (name) => `elle n’est pas faite par la clé de ${name}`],
  [
    /^the key of (.+) cannot make a 2D-Doc signature$/,
    (name) => `la clé de ${name} ne peut faire de signature 2D-Doc`,
  ],
  [/^no certificate (.+) is known$/, (name) => `aucun certificat ${name} n’est connu`],
  [
    new RegExp(`^last day ${DAY}, verified on ${DAY}$`),
    (last, on) => `dernier jour : ${last} ; vérifié le ${on}`,
  ],
  [
    new RegExp(`^sealed ${DAY}, four months end on ${DAY}$`),
    (sealed, legal) => `jour signé : ${sealed} ; fin des quatre mois : ${legal}`,
  ],
  [new RegExp(`^dated ${DAY}, verified on ${DAY}$`), (dated, on) => `daté du ${dated} ; vérifié le ${on}`],
  [new RegExp(`^revoked on ${DAY}$`), (day) => `révoqué le ${day}`],
  [new RegExp(`^newest list of ${DAY}$`), (day) => `liste la plus récente : ${day}`],
  [
    new RegExp(`^(not-yet-valid|expired) on the signature day ${DAY}$`),
    (period = '', day) => `le certificat ${PERIODS[period]} le jour de la signature, ${day}`,
  ],
  [
    new RegExp(`^the certificate of the authority is (not-yet-valid|expired) on the signature day ${DAY}$`),
    (period = '', day) => `le certificat de l’autorité ${PERIODS[period]} le jour de la signature, ${day}`,
  ],
  [/^the seal bears no signature date$/, () => 'le code ne porte pas de date de signature'],
  [/^no emission date$/, () => 'le code ne porte pas de date d’émission'],
  [/^document type (\w+)$/, (type) => `type de document ${type}`],
  [/^expected (\w+), found (\w+)$/, (expected, found) => `attendu : ${expected} ; trouvé : ${found}`],
  [/^sealed (\d+), found (\d+)$/, (sealed, found) => `signées : ${sealed} ; trouvées : ${found}`],
  [/^bound to another SIREN$/, () => 'réservé à un autre SIREN'],
  [/^not for this type of document$/, () => 'pas pour ce type de document'],
  [/^anchor handed in by the caller$/, () => 'certificat remis avec --trust'],
  [/^(\S+) for type (\w+)$/, (reason, type) => `${reason}, type de document ${type}`],
  [/^(\d+) licence seals$/, (count) => `codes de permis : ${count}`],
  [/^(\d+) more codes were not judged$/, (count) => `codes non examinés : ${count}`],
  [
    /^page (\d+): (valid|invalid|indeterminate)$/,
    (page, verdict = '') => `page ${page} : ${VERDICTS[verdict]}`,
  ],
  [
    /^([A-Z][A-Z0-9_]+)( \w+)? at offset (\d+)$/,
    (code, field = '', at) => `${code}${field} à la position ${at}`,
  ],
  [
    /^(.+): sealed « (.+) », not printed$/s,
    (value, sealed) => `${word(value)} : signé « ${sealed} », non imprimé`,
  ],
  [
    /^(.+): sealed « (.+) », printed « (.+) »$/s,
    (value, sealed, printed) => `${word(value)} : signé « ${word(sealed)} », imprimé « ${word(printed)} »`,
  ],
  [
    /^(.+): sealed « (.+) », other text is printed over it$/s,
    (value, sealed) => `${word(value)} : signé « ${sealed} », un autre texte est imprimé par-dessus`,
  ],
  [
    /^(.+): other text is printed over it$/,
    (value) => `${word(value)} : un autre texte est imprimé par-dessus`,
  ],
  [
    /^set (\S+) of (\d+) codes, missing: (.+)$/,
    (set, count, missing) => `ensemble ${set} de ${count} codes ; manque : ${missing}`,
  ],
  [
    /^set (\S+) of (\d+) codes, different codes claim (.+)$/,
    (set, count, places) => `ensemble ${set} de ${count} codes ; plusieurs codes différents pour : ${places}`,
  ],
  [
    /^coverage: ([\w-]+)(?: \(([a-z, -]+) added\))?(?:, time-stamped ([\d:T+-]+) by (.+) \(authority not verified: proves no date\))?$/s,
    (coverage = '', added, time, authority) =>
      [
        `la signature couvre ${COVERAGES[coverage] ?? coverage}`,
        ...(added === undefined ? [] : [`ajouté depuis : ${changed(added)}`]),
        ...(time === undefined
          ? []
          : [`horodatage ${time} de « ${authority} », autorité non vérifiée : ne prouve pas la date`]),
      ].join(', '),
  ],
  [/^changed afterwards: (.+)$/, (changes = '') => `changé depuis : ${changed(changes)}`],
]

/** Codes, ids, addresses, names of fields: the same in every language. */
const OF_NO_LANGUAGE = /^(?:[A-Z0-9][A-Za-z0-9_]*(?:[ /,:.-]+[A-Z0-9][A-Za-z0-9_]*)*|[a-z]+:\/\/\S+)$/

/**
 * Says the detail of a check: in English as every report holds it for programs, in French read off that. What is not
 * among the details of core, such as a fault of the syntax of a PDF, is shown in English and said to be.
 */
export function checkDetail(detail: string, language?: string): string {
  if (language?.toLowerCase().startsWith('en')) return detail
  const whole = sayPart(detail)
  if (whole !== null) return whole
  const parts = detail.split('; ').map(sayPart)
  return parts.every((part) => part !== null) ? parts.join(' ; ') : technicalDetail(detail)
}

function sayPart(part: string): string | null {
  for (const [form, say] of SENTENCES) {
    const found = form.exec(part)
    if (found !== null) return say(...found.slice(1))
  }
  return Object.hasOwn(WORDS, part) || OF_NO_LANGUAGE.test(part) ? word(part) : null
}

function word(text = ''): string {
  return (Object.hasOwn(WORDS, text) ? WORDS[text] : undefined) ?? text
}

function changed(changes: string): string {
  return changes
    .split(', ')
    .map((change) => CHANGES[change] ?? change)
    .join(', ')
}
