import { inBothLanguages } from './language.ts'

const several = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`

/** What commands on many files or lines say beside their answers, in both languages. */
export const BATCH_WORDS = inBothLanguages(
  {
    left: (time: string) => `reste ${time}`,
    summary: (files: number, valid: number, invalid: number, indeterminate: number, unread: number) =>
      `${several(files, 'fichier', 'fichiers')} : ${several(valid, 'valide', 'valides')}, ${several(invalid, 'non valide', 'non valides')}, ${several(indeterminate, 'indéterminé', 'indéterminés')}, ${several(unread, 'non lu', 'non lus')}`,
    trouble: 'À regarder, par raison :',
    notices: 'À savoir, par raison :',
    until: (day: string) => `valable jusqu’au ${day}`,
    more: (count: number) => (count === 1 ? 'et 1 autre' : `et ${count} autres`),
    mustNotDrive: (count: number) =>
      `Attention : ${several(count, 'document valide dit', 'documents valides disent')} que ${count < 2 ? 'son' : 'leur'} titulaire ne peut pas conduire, ou ne ${count < 2 ? 'dit' : 'disent'} pas qu’il le peut.`,
    badLine: (line: number) => `ligne ${line}`,
    imported: (read: number, imported: number, unchanged: number, refused: number) =>
      `${several(read, 'dossier lu', 'dossiers lus')} : ${several(imported, 'nouveau ou changé', 'nouveaux ou changés')}, ${several(unchanged, 'déjà connu', 'déjà connus')}, ${several(refused, 'refusé', 'refusés')}`,
    issued: (issued: number, failed: number, before: number) =>
      `${several(issued, 'document délivré', 'documents délivrés')}, ${several(failed, 'ligne en faute', 'lignes en faute')}, ${several(before, 'ligne déjà faite', 'lignes déjà faites')}`,
    folder: (path: string) => `Documents et results.ndjson : ${path}`,
    moreBadLines: (count: number) => `et ${several(count, 'autre ligne', 'autres lignes')} en faute`,
    resume: 'Reprendre : la même commande avec --resume',
  },
  {
    left: (time: string) => `${time} left`,
    summary: (files: number, valid: number, invalid: number, indeterminate: number, unread: number) =>
      `${several(files, 'file', 'files')}: ${valid} valid, ${invalid} not valid, ${indeterminate} undetermined, ${unread} not read`,
    trouble: 'To be looked at, by reason:',
    notices: 'To be known, by reason:',
    until: (day: string) => `valid until ${day}`,
    more: (count: number) => `and ${count} more`,
    mustNotDrive: (count: number) =>
      `Mind: ${count} valid documents say that their holder may not drive, or do not say that he may.`,
    badLine: (line: number) => `line ${line}`,
    imported: (read: number, imported: number, unchanged: number, refused: number) =>
      `${read} records read: ${imported} new or changed, ${unchanged} known already, ${refused} refused`,
    issued: (issued: number, failed: number, before: number) =>
      `${issued} documents issued, ${failed} lines at fault, ${before} lines done before`,
    folder: (path: string) => `Documents and results.ndjson: ${path}`,
    moreBadLines: (count: number) => `and ${count} more lines at fault`,
    resume: 'To go on: the same command with --resume',
  },
)

/** The words of one language. */
export type BatchWords = (typeof BATCH_WORDS)['en']

/** Picks the words in a language, `fr` or `en`; French where the language is another or none. */
export function batchWordsFor(language: string | undefined): BatchWords {
  return language?.toLowerCase().startsWith('en') ? BATCH_WORDS.en : BATCH_WORDS.fr
}
