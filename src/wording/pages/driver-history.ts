import { inBothLanguages } from '../language.ts'

/** What the page of the history says. */
export const HISTORY_WORDS = inBothLanguages(
  {
    title: 'Mon historique',
    lead: (from: string) => `Dix ans de votre dossier, depuis le ${from}, le plus récent en premier.`,
    filter: 'Montrer',
    filters: {
      all: 'Tout',
      removed: 'Retraits',
      given: 'Points rendus',
      courses: 'Stages',
      letters: 'Courriers',
      others: 'Décisions et autres',
    },
    columns: { day: 'Date', what: 'Ce qui s’est passé, et pourquoi', points: 'Points', balance: 'Solde' },
    why: 'Pourquoi :',
    notApplicable: 'sans effet',
    letter: (reference: string, line: string) =>
      `Lettre ${reference} : ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
    undated: 'Sans date',
    before: (balance: string) => `Solde à l’ouverture de ces dix ans : ${balance}.`,
    none: 'Aucune ligne de cette sorte en dix ans.',
    caption: (shown: number, all: number) => `${shown} ligne${shown > 1 ? 's' : ''} sur ${all}`,
    delay:
      'Une infraction porte trois dates : celle où elle est commise, celle où elle est établie, celle où elle est enregistrée. Les points partent à la deuxième.',
    notAgree: 'Une ligne vous semble fausse ?',
    notAgreeLink: 'Faire une demande',
  },
  {
    title: 'My history',
    lead: (from: string) => `Ten years of your file, since ${from}, newest first.`,
    filter: 'Show',
    filters: {
      all: 'All',
      removed: 'Points removed',
      given: 'Points given back',
      courses: 'Courses',
      letters: 'Letters',
      others: 'Decisions and others',
    },
    columns: { day: 'Date', what: 'What happened, and why', points: 'Points', balance: 'Balance' },
    why: 'Why:',
    notApplicable: 'no effect',
    letter: (reference: string, line: string) =>
      `Letter ${reference}: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
    undated: 'No date',
    before: (balance: string) => `Balance when these ten years begin: ${balance}.`,
    none: 'No line of this sort in ten years.',
    caption: (shown: number, all: number) => `${shown} line${shown > 1 ? 's' : ''} out of ${all}`,
    delay:
      'An infraction has three dates: when it is committed, when it is established, when it is recorded. Points go on the second.',
    notAgree: 'Does a line seem wrong?',
    notAgreeLink: 'Make a request',
  },
)
