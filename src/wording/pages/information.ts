import { inBothLanguages } from '../language.ts'

/** The declarations: each page is a title, a lead and sections of paragraphs and points. */
export const INFORMATION_WORDS = inBothLanguages(
  {
    accessibility: {
      title: 'Accessibilité : non conforme',
      lead: 'Déclaration du service au regard du RGAA 4.1.2.',
      sections: {
        state: {
          heading: 'État de conformité',
          text: [
            'Le service n’est pas conforme au sens du RGAA : aucun audit de ses 106 critères n’a été conduit par une personne. Faute d’audit, la loi ne permet pas de se dire « partiellement conforme » (loi 2005-102, art. 47 ; décret 2019-768).',
          ],
          list: [],
        },
        tested: {
          heading: 'Ce qui est vérifié',
          text: ['À chaque changement du service, sur chaque page et chaque état, en français :'],
          list: [
            'contrôles automatiques axe-core dans un vrai navigateur, sans aucune violation, en largeur de bureau et de téléphone (375 pixels) ;',
            'aucun défilement horizontal de la page ; usage complet au clavier ; lien d’évitement ;',
            'aucun résultat dit par la couleur seule ; contrastes d’au moins 4,5 pour 1, en clair et en sombre ;',
            'fonctionnement sans JavaScript, sauf la caméra, qui a toujours un autre chemin : fichier ou texte collé.',
          ],
        },
        not: {
          heading: 'Contenus dont l’accessibilité reste à établir',
          text: [],
          list: [
            'Les PDF délivrés sont balisés, mais aucun audit PDF/UA n’en a été fait par une personne ; chacun a une page équivalente dans l’espace conducteur.',
            'Les libellés d’infractions viennent du registre et restent en français dans les pages anglaises, ainsi que les documents.',
            'La lecture par lecteur d’écran n’a pas été essayée avec des utilisateurs.',
          ],
        },
        contact: {
          heading: 'Contact et recours',
          text: [
            'Dans une mise en service réelle, l’exploitant indique ici comment le joindre. Si sa réponse ne convient pas, il est possible de saisir le Défenseur des droits (defenseurdesdroits.fr).',
          ],
          list: [],
        },
      },
    },
    legal: {
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
    personalData: {
      title: 'Données personnelles',
      lead: 'Ce qui est gardé, pourquoi, combien de temps, et vos droits.',
      sections: {
        demonstration: {
          heading: 'Dans cette démonstration',
          text: [
            'Les dossiers sont fictifs. N’entrez pas de données réelles. Ce qui suit est ce que le service fait de données réelles chez un exploitant habilité.',
          ],
          list: [],
        },
        kept: {
          heading: 'Ce qui est gardé, et combien de temps',
          text: [],
          list: [
            'Décisions de justice, mesures administratives, amendes forfaitaires : montrées dix ans après la dernière (C. route L225-2 I et II) ; une mesure annulée disparaît le jour de la décision qui l’annule (L225-2 III).',
            'Points : l’historique de dix ans du service public. L’article L225-2 V fixe trois ans après la dernière infraction établie : l’exploitant choisit la durée dans une table.',
            'Demandes de titre : deux ans après leur enregistrement (L225-2 VI).',
            'Documents délivrés : le PDF, chiffré, jusqu’au dernier jour d’une ADCS et trente jours pour un relevé ; ensuite, seulement leur référence, leur date et une empreinte.',
            'Journal des accès : qui a lu quoi, quand et par quel article, pendant une durée que l’exploitant fixe par sorte de ligne ; un an pour les connexions, trois ans pour les accès à un dossier, par défaut.',
            'Compte : adresse e-mail, empreinte du mot de passe, permis rattaché, jusqu’à sa fermeture.',
            'Session : une empreinte, effacée à la déconnexion ou à son terme.',
          ],
        },
        notKept: {
          heading: 'Ce qui n’est pas gardé',
          text: [],
          list: [
            'Un document remis pour vérification n’est ni enregistré ni journalisé ; la vérification d’une ADCS n’est pas suivie.',
            'Les hypothèses du « et si » ne sont écrites nulle part.',
            'Aucune mesure d’audience, aucun traceur, aucun tiers.',
          ],
        },
        cookies: {
          heading: 'Cookies',
          text: ['Ceux qu’il faut pour que le service marche, sans consentement (loi 78-17, art. 82) :'],
          list: [
            'permis-session : votre connexion, jusqu’à la fermeture du navigateur ;',
            'permis-connexion : une connexion en cours, dix minutes ;',
            'permis-deconnexion : une déconnexion en cours chez le fournisseur d’identité, dix minutes ;',
            'lang : la langue choisie, un an.',
          ],
        },
        who: {
          heading: 'Qui y a accès',
          text: [
            'Vous. Les autorités administratives et judiciaires que la loi désigne, dans la limite de leur besoin (C. route L225-4, R225-4). Personne d’autre : ni employeur, ni assureur, ni loueur (L223-7, L225-6).',
          ],
          list: [],
        },
        rights: {
          heading: 'Vos droits',
          text: [],
          list: [
            'Accès : vos pages disent tout ce que le registre sait de vous ; la page « Consultations » dit qui l’a vu (C. route L225-3 ; RGPD art. 15).',
            'Rectification : par la page « Demandes » (RGPD art. 16).',
            'Limitation et réclamation : auprès de l’exploitant, puis de la CNIL (cnil.fr).',
            'Effacement et opposition : ils ne valent pas pour un fichier que la loi impose (RGPD art. 17, 3 b) ; les durées ci-dessus effacent d’elles-mêmes.',
          ],
        },
      },
    },
  },
  {
    accessibility: {
      title: 'Accessibility: not compliant',
      lead: 'Statement of the demonstration service Permis-Cachet with regard to RGAA 4.1.2.',
      sections: {
        state: {
          heading: 'State of compliance',
          text: [
            'The service is not compliant in the sense of the RGAA: nobody has audited its 106 criteria. Without an audit the law does not allow a service to call itself “partially compliant” (loi 2005-102, art. 47; décret 2019-768).',
          ],
          list: [],
        },
        tested: {
          heading: 'What is checked',
          text: ['At each change of the service, on every page and state, in French:'],
          list: [
            'automatic axe-core checks in a real browser, without any violation, at desktop and phone width (375 pixels);',
            'no sideways scrolling of the page; full use by keyboard; skip link;',
            'no result told by colour alone; contrasts of at least 4.5 to 1, in light and dark;',
            'working without JavaScript, but for the camera, which always has another way: a file or pasted text.',
          ],
        },
        not: {
          heading: 'Contents whose accessibility is not established',
          text: [],
          list: [
            'The PDFs issued are tagged, but nobody has audited them for PDF/UA; each has an equivalent page in the drivers’ pages.',
            'Labels of infractions come from the registry and stay in French in the English pages, as do the documents.',
            'Reading with a screen reader has not been tried with users.',
          ],
        },
        contact: {
          heading: 'Contact and remedies',
          text: [
            'In a real service the operator says here how to be reached. If the answer does not satisfy, the Défenseur des droits may be applied to (defenseurdesdroits.fr).',
          ],
          list: [],
        },
      },
    },
    legal: {
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
    personalData: {
      title: 'Personal data',
      lead: 'What is kept, why, for how long, and your rights.',
      sections: {
        demonstration: {
          heading: 'In this demonstration',
          text: [
            'The files are fictitious. Do not enter real data. What follows is what the service does with real data at an operator entitled to them.',
          ],
          list: [],
        },
        kept: {
          heading: 'What is kept, and for how long',
          text: [],
          list: [
            'Court decisions, administrative measures, fixed fines: shown for ten years after the last one (C. route L225-2 I and II); a measure annulled goes on the day of the decision that annuls it (L225-2 III).',
            'Points: the ten years of history of the public service. Article L225-2 V sets three years after the last infraction established: the operator chooses the delay in a table.',
            'Licence applications: two years after their registration (L225-2 VI).',
            'Documents issued: the PDF, encrypted, until the last day of an ADCS and for thirty days for a statement; afterwards only their reference, date and a hash.',
            'Access log: who read what, when and by which article, for a time that the operator sets by kind of line; one year for sign-ins, three years for accesses to a file, by default.',
            'Account: e-mail address, hash of the password, licence linked, until it is closed.',
            'Session: a hash, erased at sign-out or at its end.',
          ],
        },
        notKept: {
          heading: 'What is not kept',
          text: [],
          list: [
            'A document handed in for verification is neither stored nor logged; the verification of an ADCS is not followed.',
            'What is imagined in “what if” is written nowhere.',
            'No audience measurement, no tracker, no third party.',
          ],
        },
        cookies: {
          heading: 'Cookies',
          text: ['Those that the service needs to work, without consent (loi 78-17, art. 82):'],
          list: [
            'permis-session: your sign-in, until the browser is closed;',
            'permis-connexion: a sign-in under way, ten minutes;',
            'permis-deconnexion: a sign-out under way at the identity provider, ten minutes;',
            'lang: the language chosen, one year.',
          ],
        },
        who: {
          heading: 'Who has access',
          text: [
            'You. The administrative and judicial authorities that the law names, as far as they need it (C. route L225-4, R225-4). Nobody else: no employer, insurer or rental company (L223-7, L225-6).',
          ],
          list: [],
        },
        rights: {
          heading: 'Your rights',
          text: [],
          list: [
            'Access: your pages tell all that the registry knows of you; the page “Access log” tells who saw it (C. route L225-3; GDPR art. 15).',
            'Rectification: by the page “Requests” (GDPR art. 16).',
            'Restriction and complaint: to the operator, then to the CNIL (cnil.fr).',
            'Erasure and objection: they do not hold for a file that the law imposes (GDPR art. 17, 3 b); the delays above erase by themselves.',
          ],
        },
      },
    },
  },
)
