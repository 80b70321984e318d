import { inBothLanguages } from '../language.ts'

/** What the legal notice says: a title, a lead, then sections of paragraphs and points. */
export const LEGAL_WORDS = inBothLanguages(
  {
    title: 'Mentions légales',
    lead: 'Qui est derrière ce service, et ce qu’il n’est pas.',
    sections: {
      what: {
        heading: 'Une démonstration',
        text: [
          'Permis-Cachet est un logiciel libre (licence MIT) de délivrance et de vérification de documents de permis de conduire. Cette instance est une démonstration : elle n’a aucun lien avec l’administration, ses conducteurs sont fictifs, et chacun de ses documents porte la mention SPÉCIMEN et un sceau d’essai sans valeur.',
          'Présenter un faux document administratif, ou un document de cette démonstration comme vrai, est puni par la loi (code pénal, art. 441-2).',
        ],
        list: [],
      },
      publisher: {
        heading: 'Éditeur et hébergeur',
        text: [
          'L’exploitant qui met ce service en ligne indique ici son nom, son adresse, le directeur de la publication et l’hébergeur (loi 2004-575, art. 6). Cette démonstration tourne sur la machine de qui l’a lancée.',
        ],
        list: [],
      },
      law: {
        heading: 'Textes',
        text: ['Les règles appliquées sont celles du code de la route :'],
        list: [
          'points : L223-1 à L223-9, R223-1 à R223-8 ;',
          'accès aux informations du permis : L225-1 à L225-9, R225-1 à R225-6 ;',
          'attestation de droit à conduire sécurisée : R225-6, décret n° 2024-1075 du 27 novembre 2024.',
        ],
      },
      parts: {
        heading: 'Composants',
        text: [
          'La feuille de style repose sur modern-normalize (licence MIT) ; les pages n’utilisent ni la marque ni le système de design de l’État, et ne chargent rien d’un autre site.',
        ],
        list: [],
      },
    },
  },
  {
    title: 'Legal notice',
    lead: 'Who is behind this service, and what it is not.',
    sections: {
      what: {
        heading: 'A demonstration',
        text: [
          'Permis-Cachet is free software (MIT licence) that issues and verifies driving licence documents. This instance is a demonstration: it has no link with any administration, its drivers are fictitious, and each of its documents bears the word SPÉCIMEN and a test seal without value.',
          'Presenting a false administrative document, or a document of this demonstration as a true one, is punished by law (code pénal, art. 441-2).',
        ],
        list: [],
      },
      publisher: {
        heading: 'Publisher and host',
        text: [
          'The operator who puts this service online says here its name, its address, the director of publication and the host (loi 2004-575, art. 6). This demonstration runs on the machine of whoever started it.',
        ],
        list: [],
      },
      law: {
        heading: 'Texts',
        text: ['The rules applied are those of the code de la route:'],
        list: [
          'points: L223-1 to L223-9, R223-1 to R223-8;',
          'access to licence information: L225-1 to L225-9, R225-1 to R225-6;',
          'secured attestation of the right to drive: R225-6, décret no. 2024-1075 of 27 November 2024.',
        ],
      },
      parts: {
        heading: 'Parts',
        text: [
          'The style sheet rests on modern-normalize (MIT licence); the pages use neither the mark nor the design system of the State, and load nothing from another site.',
        ],
        list: [],
      },
    },
  },
)
