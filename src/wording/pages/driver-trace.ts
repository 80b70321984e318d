import { inBothLanguages } from '../language.ts'

/** What the page of consultations says. */
export const TRACE_WORDS = inBothLanguages(
  {
    title: 'Qui a consulté mes données',
    lead: 'Chaque connexion, chaque délivrance et chaque consultation de votre dossier laisse une ligne que personne ne peut effacer sans que cela se voie.',
    none: 'Aucune ligne pour l’instant.',
    columns: { at: 'Quand', what: 'Quoi', who: 'Par qui' },
    access: 'consultation du dossier',
    times: (count: number) => `${count} fois`,
    authorities:
      'Une autorité n’est pas nommée, et sa ligne peut n’apparaître qu’après un délai, le temps de la procédure. Certaines consultations prévues par la loi n’y figurent jamais (C. route R225-4 II).',
    notFollowed:
      'Ce que fait de votre attestation la personne à qui vous l’avez remise n’est pas enregistré : nous ne suivons pas vos démarches.',
    notYou: 'Une connexion n’est pas la vôtre ?',
    notYouLink: 'Dites-le-nous',
  },
  {
    title: 'Who saw my data',
    lead: 'Each sign-in, each issue and each reading of your file leaves a line that nobody can erase unseen.',
    none: 'No line so far.',
    columns: { at: 'When', what: 'What', who: 'By whom' },
    access: 'consultation of the file',
    times: (count: number) => `${count} times`,
    authorities:
      'An authority is not named, and its line may appear only after a while, for the time of the case. Some consultations provided for by law never appear (C. route R225-4 II).',
    notFollowed:
      'What those to whom you hand an attestation do with it is not recorded: we do not follow you.',
    notYou: 'Was a sign-in not yours?',
    notYouLink: 'Tell us',
  },
)
