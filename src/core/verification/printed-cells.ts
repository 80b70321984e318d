import { sealableText } from './print-comparison.ts'

/**
 * Labels that our own documents print before a value, as {@link sealableText} gives them. A label that a template
 * gives up stays here as long as a document printed with it may be shown.
 */
export const PRINTED_LABELS = {
  reference: 'REFERENCE',
  emittedOn: 'DATE D EMISSION',
  lastDay: 'DERNIER JOUR',
  state: 'ETAT DU PERMIS',
  asOf: 'SITUATION ENREGISTREE AU',
  points: 'SOLDE DE POINTS',
  civility: 'CIVILITE',
  birthName: 'NOM DE NAISSANCE',
  usageName: 'NOM D USAGE',
  givenNames: 'PRENOMS',
  birth: 'NE E LE',
  address: 'ADRESSE',
  neph: 'NUMERO NEPH',
  categoriesInForce: 'CATEGORIES EN COURS DE VALIDITE',
} as const

/** What ends a value besides a label: the headings of our documents. */
const HEADINGS = [
  'ATTESTATION',
  'RELEVE',
  'VALABLE',
  'ETABLIE POUR',
  '2D DOC',
  'TITULAIRE',
  'CODE CONFIDENTIEL',
  'CATEGORIES DE PERMIS',
  'CODE VEHICULES',
  'RESTRICTIONS',
  'PERIODE',
  'HISTORIQUE',
  'A QUOI SERT',
] as const

const LABELS: readonly string[] = Object.values(PRINTED_LABELS)
const ENDS: readonly string[] = [...LABELS, ...HEADINGS]

/** Long enough for the longest name on the narrowest page. */
const MOST_LINES = 4

/**
 * Gives what stands after a label wherever a line begins with it: the rest of the line, then with each line that
 * follows, up to the next label or heading. The value is one of these readings; where it wraps, a later one.
 */
export function cellsAfter(lines: readonly string[], label: string): readonly (readonly string[])[] {
  return lines.flatMap((line, index) => {
    const first = afterLabel(sealableText(line), label)
    if (first === null) return []
    const readings = [cutAtLabel(first)]
    for (const next of lines.slice(index + 1, index + MOST_LINES)) {
      const text = sealableText(next)
      if (beginsAnotherPart(text)) break
      readings.push(cutAtLabel(`${readings.at(-1) ?? ''} ${text}`.trim()))
    }
    const found = readings.filter((reading) => reading !== '')
    return found.length === 0 ? [] : [found]
  })
}

/** Tells whether a line, already made sealable, begins with a label or heading of our documents. */
export function beginsAnotherPart(text: string): boolean {
  return ENDS.some((end) => text === end || text.startsWith(`${end} `))
}

function afterLabel(text: string, label: string): string | null {
  if (text === label) return ''
  return text.startsWith(`${label} `) ? text.slice(label.length + 1) : null
}

/** Two columns of a form may share a line. */
function cutAtLabel(text: string): string {
  const places = LABELS.map((label) => ` ${text} `.indexOf(` ${label} `)).filter((place) => place >= 0)
  return places.length === 0 ? text : text.slice(0, Math.max(0, Math.min(...places) - 1))
}
