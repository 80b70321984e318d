import { inBothLanguages } from '../language.ts'

const french = (one: string, many: string) => (count: number) =>
  count < 2 ? one : `${count.toLocaleString('fr-FR')} ${many}`
const english = (one: string, many: string) => (count: number) =>
  count === 1 ? one : `${count.toLocaleString('en-GB')} ${many}`

/** What the page of consultations says. */
export const TRACE_WORDS = inBothLanguages(
  {
    title: 'Qui a consulté mes données',
    lead: 'Chaque connexion, chaque délivrance, chaque lecture de votre dossier et chaque refus laisse une ligne que personne ne peut effacer sans que cela se voie. Ce que vous faites ici s’y lit aussitôt, les choses semblables d’un même jour comptées ensemble ; ce que fait l’administration, plus tard.',
    none: 'Aucune ligne pour l’instant.',
    noneOlder: 'Aucune ligne plus ancienne.',
    columns: { at: 'Quand', what: 'Quoi', who: 'Par qui' },
    access: french('consultation du dossier', 'consultations du dossier'),
    reads: {
      POINTS: french('lecture de vos points', 'lectures de vos points'),
      LICENCE: french('lecture de votre permis', 'lectures de votre permis'),
      DOCUMENTS: french('lecture de la liste de vos documents', 'lectures de la liste de vos documents'),
      DOCUMENT: french('lecture d’un document délivré', 'lectures de documents délivrés'),
      LETTER: french('lecture d’un courrier', 'lectures de courriers'),
      TRACE: french('lecture de cette page', 'lectures de cette page'),
    },
    linkedByFranceConnect: 'connexion, puis rattachement de votre permis',
    links: {
      link: 'rattachement de votre permis à un compte (adresse électronique)',
      cut: 'fin du rattachement de votre permis à un compte (adresse électronique)',
    },
    by: {
      holder: {
        franceconnect: 'vous, par FranceConnect',
        account: 'vous, par votre compte (adresse électronique)',
      },
      unknown: {
        franceconnect: 'une personne non identifiée, par FranceConnect',
        account: 'une personne non identifiée, par un compte (adresse électronique)',
      },
    },
    times: (count: number) => `${count.toLocaleString('fr-FR')} fois`,
    between: (first: string, last: string) => `de ${first} à ${last}`,
    older: 'Lignes plus anciennes',
    newest: 'Lignes les plus récentes',
    otherLines: 'Autres lignes',
    authorities: (days: number) =>
      `Ce que fait une autorité ou le service lui-même — consulter le dossier, délivrer un document, même à votre demande, changer votre code — y apparaît comme une consultation, sans nom, et au plus tard ${days} jours après, pour ne pas révéler une enquête. Un document délivré par un agent ou par un programme agréé peut donc ne pas s’y lire encore. Certaines consultations prévues par la loi n’y figurent jamais (C. route R225-4 II).`,
    firstSignIn:
      'Une connexion faite avant que votre permis ne soit rattaché ne porte pas votre numéro : elle se lit avec le rattachement.',
    notFollowed:
      'Ce que fait de votre attestation la personne à qui vous l’avez remise n’est pas enregistré : nous ne suivons pas vos démarches.',
    notYou: 'Une connexion ou une lecture n’est pas la vôtre ?',
    notYouLink: 'Dites-le-nous',
  },
  {
    title: 'Who saw my data',
    lead: 'Each sign-in, each issue, each reading of your file and each refusal leaves a line that nobody can erase unseen. What you do here is shown at once, like things of one day counted together; what the administration does, later.',
    none: 'No line so far.',
    noneOlder: 'No older line.',
    columns: { at: 'When', what: 'What', who: 'By whom' },
    access: english('consultation of the file', 'consultations of the file'),
    reads: {
      POINTS: english('your points read', 'readings of your points'),
      LICENCE: english('your licence read', 'readings of your licence'),
      DOCUMENTS: english('the list of your documents read', 'readings of the list of your documents'),
      DOCUMENT: english('an issued document read', 'readings of issued documents'),
      LETTER: english('a letter read', 'readings of letters'),
      TRACE: english('this page read', 'readings of this page'),
    },
    linkedByFranceConnect: 'sign-in, then your licence linked',
    links: {
      link: 'your licence linked to an account (e-mail address)',
      cut: 'your licence no longer linked to an account (e-mail address)',
    },
    by: {
      holder: {
        franceconnect: 'you, by FranceConnect',
        account: 'you, by your account (e-mail address)',
      },
      unknown: {
        franceconnect: 'an unidentified person, by FranceConnect',
        account: 'an unidentified person, by an account (e-mail address)',
      },
    },
    times: (count: number) => `${count.toLocaleString('en-GB')} times`,
    between: (first: string, last: string) => `${first} to ${last}`,
    older: 'Older lines',
    newest: 'Latest lines',
    otherLines: 'Other lines',
    authorities: (days: number) =>
      `What an authority or the service itself does — read the file, issue a document, even at your request, change your code — is shown as a consultation, without a name, and at the latest ${days} days afterwards, so as not to disclose an inquiry. A document issued by an agent or by an accredited program may therefore not be shown yet. Some consultations provided for by law never appear (C. route R225-4 II).`,
    firstSignIn:
      'A sign-in made before your licence was linked does not bear your number: it is shown together with the link.',
    notFollowed:
      'What those to whom you hand an attestation do with it is not recorded: we do not follow you.',
    notYou: 'Was a sign-in or a reading not yours?',
    notYouLink: 'Tell us',
  },
)
