import { inBothLanguages } from '../language.ts'
import { CLERK_RESULT_EN, CLERK_RESULT_FR } from './clerk-result.ts'

/** What the pages of clerks say. */
export const CLERK_WORDS = inBothLanguages(
  {
    courts: { judicial: 'ordre judiciaire', administrative: 'ordre administratif' },
    label: {
      court: 'Juridiction',
      order: 'Ordre',
      siret: 'SIRET du service',
      agent: 'Agent',
      until: 'Habilitation valable jusqu’au',
      purpose: 'Motif',
    },
    purposes: {
      'criminal-proceedings': {
        name: 'Procédure pénale',
        hint: 'Réservé aux juridictions judiciaires.',
      },
      'points-appeal': {
        name: 'Recours contre un retrait de points',
        hint: 'Réservé aux juridictions administratives ; c’est leur seul motif.',
      },
    },
    home: {
      title: 'Espace greffe',
      lead: 'Contrôler un relevé d’information intégral (RII) versé à une procédure.',
      who: 'À quel titre vous êtes ici',
      validate: 'Valider un relevé',
      whatTitle: 'Ce que ce service fait, et ne fait pas',
      what: [
        'Il dit si le cachet 2D-Doc du document présenté est authentique, et montre alors son contenu, solde de points compris.',
        'Il ne consulte jamais le registre : seul le document que vous tenez est lu.',
        'Le fichier n’est pas conservé. Chaque validation et chaque refus sont enregistrés : votre identifiant, votre service, le numéro d’affaire, le motif, la référence du document.',
        'Le titulaire verra plus tard qu’une autorité judiciaire ou administrative a consulté son dossier, sans savoir laquelle.',
        'Une attestation (ADCS) se vérifie ici comme partout, sans enregistrement.',
      ],
    },
    form: {
      title: 'Valider un relevé',
      lead: 'Remettez le document versé à la procédure. Seul son cachet est lu : le registre n’est pas consulté.',
      caseNumber: 'Numéro d’affaire',
      caseHint: 'Tel qu’il figure au dossier, par exemple 24/01234, RG 24/01234 ou 24PA01234.',
      purpose: 'Motif de la consultation',
      document: 'Document',
      file: 'Fichier PDF, ou photo du document',
      formats:
        'PDF, PNG, JPEG, WebP ou TIFF, 20 Mo au plus. Le PDF d’origine prouve davantage qu’une impression : sa signature couvre aussi l’historique.',
      paste: 'Ou texte du code 2D-Doc',
      pasteHint: 'Tel que l’affiche un lecteur de codes ; il commence par DC.',
      recorded:
        'Cette consultation est enregistrée avec votre identifiant, votre service, le numéro d’affaire et le motif.',
      send: 'Valider',
      back: 'Espace greffe',
    },
    result: CLERK_RESULT_FR,
  },
  {
    courts: { judicial: 'judicial courts', administrative: 'administrative courts' },
    label: {
      court: 'Court',
      order: 'Order',
      siret: 'SIRET of the service',
      agent: 'Agent',
      until: 'Habilitation valid until',
      purpose: 'Purpose',
    },
    purposes: {
      'criminal-proceedings': { name: 'Criminal proceedings', hint: 'Reserved to judicial courts.' },
      'points-appeal': {
        name: 'Appeal against a withdrawal of points',
        hint: 'Reserved to administrative courts, and their only purpose.',
      },
    },
    home: {
      title: 'Court clerks',
      lead: 'Check a full statement (RII) filed in proceedings.',
      who: 'In what name you are here',
      validate: 'Validate a statement',
      whatTitle: 'What this service does, and does not do',
      what: [
        'It says whether the 2D-Doc seal of the document presented is authentic, and then shows its content, the balance of points included.',
        'It never consults the registry: only the document in your hands is read.',
        'The file is not kept. Each validation and each refusal is recorded: your identifier, your service, the number of the case, the purpose, the reference of the document.',
        'The holder will see later that a judicial or administrative authority consulted the file, without learning which.',
        'An attestation (ADCS) is verified here as anywhere else, without a record.',
      ],
    },
    form: {
      title: 'Validate a statement',
      lead: 'Hand in the document filed in the proceedings. Only its seal is read: the registry is not consulted.',
      caseNumber: 'Number of the case',
      caseHint: 'As it stands on the file, for example 24/01234, RG 24/01234 or 24PA01234.',
      purpose: 'Purpose of the consultation',
      document: 'Document',
      file: 'PDF file, or photo of the document',
      formats:
        'PDF, PNG, JPEG, WebP or TIFF, 20 MB at most. The original PDF proves more than a print: its signature covers the history too.',
      paste: 'Or text of the 2D-Doc code',
      pasteHint: 'As a code reader shows it; it begins with DC.',
      recorded:
        'This consultation is recorded with your identifier, your service, the number of the case and the purpose.',
      send: 'Validate',
      back: 'Court clerks',
    },
    result: CLERK_RESULT_EN,
  },
)
