import { inBothLanguages } from '../language.ts'

/** What the page on personal data says: a title, a lead, then sections of paragraphs and points. */
export const PERSONAL_DATA_WORDS = inBothLanguages(
  {
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
          'Points : l’historique de dix ans du service public. L’article L225-2 V fixe trois ans après la dernière infraction établie ; l’exploitant règle la durée qu’il applique, et en répond.',
          'Demandes de titre : deux ans après leur enregistrement (L225-2 VI).',
          'Documents délivrés : le PDF, chiffré, jusqu’au dernier jour d’une ADCS et trente jours pour un relevé ou une lettre ; ensuite, seulement votre NEPH, le SIREN du destinataire, leur référence, leurs dates et des empreintes.',
          'Journal des accès : qui a lu quoi, quand et par quel article, pendant une durée que l’exploitant fixe par sorte de ligne ; un an pour les connexions, trois ans pour les accès à un dossier, par défaut.',
          'Compte : adresse e-mail, empreinte du mot de passe, permis rattaché, jusqu’à sa fermeture.',
          'Identité FranceConnect : une empreinte de son identifiant, le permis rattaché et les dates du rattachement ; celui qui est coupé reste avec votre dossier.',
          'Session : qui est connecté, chiffré, et l’empreinte d’un jeton ; close à la déconnexion ou à son terme, effacée le lendemain au plus tard.',
          'Vos demandes, leurs réponses et les avis laissés pour vous : chiffrés, gardés avec votre dossier.',
          'Demandes groupées d’un programme habilité : votre NEPH, chiffré, jusqu’à la délivrance ; le lot, trente jours après sa fin.',
        ],
      },
      notKept: {
        heading: 'Ce qui n’est pas gardé',
        text: [],
        list: [
          'Un document remis pour vérification n’est pas conservé, et la vérification d’une ADCS ne laisse aucune ligne : elle n’est pas suivie. D’un relevé intégral ou d’un courrier dont le contenu est refusé, le journal garde la nature du document, le motif et, si une personne est connectée, qui l’a présenté ; ni le document ni son titulaire.',
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
          'permis-appareil : signe que ce navigateur s’est déjà connecté à un compte de ce service, pour que les essais d’autres personnes ne le bloquent pas ; il n’ouvre rien ; un an, ou jusqu’au changement du mot de passe ;',
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
  {
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
          'Points: the ten years of history of the public service. Article L225-2 V sets three years after the last infraction established; the operator sets the delay that applies, and answers for it.',
          'Licence applications: two years after their registration (L225-2 VI).',
          'Documents issued: the PDF, encrypted, until the last day of an ADCS and for thirty days for a statement or a letter; afterwards only your NEPH, the SIREN of the recipient, their reference, dates and hashes.',
          'Access log: who read what, when and by which article, for a time that the operator sets by kind of line; one year for sign-ins, three years for accesses to a file, by default.',
          'Account: e-mail address, hash of the password, licence linked, until it is closed.',
          'FranceConnect identity: a hash of its identifier, the licence linked and the dates of the link; one that was cut stays with your file.',
          'Session: who is signed in, encrypted, and the hash of a token; closed at sign-out or at its end, erased the day after at the latest.',
          'Your requests, their answers and the notices left for you: encrypted, kept with your file.',
          'Orders in bulk of an authorised program: your NEPH, encrypted, until the document is issued; the batch, thirty days after its end.',
        ],
      },
      notKept: {
        heading: 'What is not kept',
        text: [],
        list: [
          'A document handed in for verification is not stored, and the verification of an ADCS leaves no line: it is not followed. Of a full statement or a letter whose content is refused, the log keeps the kind of document, the reason and, where somebody is signed in, who presented it; neither the document nor its holder.',
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
          'permis-appareil: a sign that this browser has signed in to an account of this service before, so that what others try does not lock it out; it opens nothing; one year, or until the password is changed;',
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
)
