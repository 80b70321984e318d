import { inBothLanguages } from '../language.ts'

/** What the page of the letters says. */
export const LETTERS_WORDS = inBothLanguages(
  {
    title: 'Mes courriers',
    lead: 'Les lettres que le registre dit vous avoir envoyées en dix ans, et celles que votre dossier appelle encore.',
    none: 'Aucun courrier en dix ans.',
    letter: (reference: string) => `Lettre ${reference}`,
    sentOn: 'Envoyée le',
    due: 'non envoyée',
    dueText: 'Votre dossier appelle cette lettre ; le registre n’en a pas d’envoi. Aucun délai ne court.',
    received: 'notifiée',
    waiting: 'envoyée',
    about: 'Elle vous apprend :',
    remedy: (day: string, past: boolean) =>
      past
        ? `Le délai de deux mois pour saisir le tribunal administratif a pris fin le ${day}.`
        : `Vous pouvez saisir le tribunal administratif jusqu’au ${day}.`,
    stage: (day: string, past: boolean) =>
      past ? `Le stage était à suivre au plus tard le ${day}.` : `Stage à suivre au plus tard le ${day}.`,
    handIn: (day: string, past: boolean) =>
      past
        ? `Le permis était à remettre au plus tard le ${day}.`
        : `Permis à remettre au plus tard le ${day}.`,
    notRunning:
      'Aucune notification n’est enregistrée : le registre ne dit pas depuis quand le délai de recours court.',
    where: 'Les lettres partent à l’adresse connue du registre : vérifiez-la.',
    whereLink: 'Voir mon adresse',
    lost: 'Une lettre ne vous est pas parvenue ?',
    lostLink: 'Le signaler',
    code: 'La lettre 48 porte votre code confidentiel : il n’est montré sur aucune page.',
  },
  {
    title: 'My letters',
    lead: 'The letters that the registry says were sent to you in ten years, and those that your file still calls for.',
    none: 'No letter in ten years.',
    letter: (reference: string) => `Letter ${reference}`,
    sentOn: 'Sent on',
    due: 'not sent',
    dueText: 'Your file calls for this letter; the registry has no sending of it. No delay runs.',
    received: 'notified',
    waiting: 'sent',
    about: 'It tells you:',
    remedy: (day: string, past: boolean) =>
      past
        ? `The two months to apply to the administrative court ended on ${day}.`
        : `You may apply to the administrative court until ${day}.`,
    stage: (day: string, past: boolean) =>
      past ? `The course was to be attended by ${day}.` : `Course to be attended by ${day}.`,
    handIn: (day: string, past: boolean) =>
      past ? `The licence was to be handed in by ${day}.` : `Licence to be handed in by ${day}.`,
    notRunning:
      'No notification is recorded: the registry does not tell since when the delay of appeal runs.',
    where: 'Letters go to the address known to the registry: check it.',
    whereLink: 'See my address',
    lost: 'Did a letter not reach you?',
    lostLink: 'Tell us',
    code: 'Letter 48 bears your confidential code: no page shows it.',
  },
)
