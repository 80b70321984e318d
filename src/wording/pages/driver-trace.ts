import { inBothLanguages } from '../language.ts'

/** What the page of consultations says. */
export const TRACE_WORDS = inBothLanguages(
  {
    title: 'Qui a consulté mes données',
    lead: 'Chaque connexion, chaque délivrance et chaque consultation de votre dossier laisse une ligne que personne ne peut effacer sans que cela se voie. Ce que vous faites ici s’y lit aussitôt ; ce que fait l’administration, plus tard.',
    none: 'Aucune ligne pour l’instant.',
    columns: { at: 'Quand', what: 'Quoi', who: 'Par qui' },
    access: 'consultation du dossier',
    times: (count: number) => `${count} fois`,
    authorities: (days: number) =>
      `Ce que fait une autorité ou le service lui-même — consulter le dossier, délivrer un document, même à votre demande, changer votre code — y apparaît comme une consultation, sans nom, et au plus tard ${days} jours après, pour ne pas révéler une enquête. Un document délivré par un agent ou par un programme agréé peut donc ne pas s’y lire encore. Certaines consultations prévues par la loi n’y figurent jamais (C. route R225-4 II).`,
    notFollowed:
      'Ce que fait de votre attestation la personne à qui vous l’avez remise n’est pas enregistré : nous ne suivons pas vos démarches.',
    notYou: 'Une connexion n’est pas la vôtre ?',
    notYouLink: 'Dites-le-nous',
  },
  {
    title: 'Who saw my data',
    lead: 'Each sign-in, each issue and each reading of your file leaves a line that nobody can erase unseen. What you do here is shown at once; what the administration does, later.',
    none: 'No line so far.',
    columns: { at: 'When', what: 'What', who: 'By whom' },
    access: 'consultation of the file',
    times: (count: number) => `${count} times`,
    authorities: (days: number) =>
      `What an authority or the service itself does — read the file, issue a document, even at your request, change your code — is shown as a consultation, without a name, and at the latest ${days} days afterwards, so as not to disclose an inquiry. A document issued by an agent or by an accredited program may therefore not be shown yet. Some consultations provided for by law never appear (C. route R225-4 II).`,
    notFollowed:
      'What those to whom you hand an attestation do with it is not recorded: we do not follow you.',
    notYou: 'Was a sign-in not yours?',
    notYouLink: 'Tell us',
  },
)
