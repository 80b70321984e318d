import { inBothLanguages } from '../language.ts'

/** What the page of requests says; `advice` stands beside each subject, before and after it is chosen. */
export const REQUESTS_WORDS = inBothLanguages(
  {
    title: 'Mes demandes',
    lead: 'Écrivez au service sur votre dossier, et suivez la réponse ici.',
    sent: (reference: string) => `Votre demande est envoyée. Référence : ${reference}.`,
    list: 'Demandes en cours et passées',
    none: 'Aucune demande pour l’instant.',
    new: 'Nouvelle demande',
    subject: 'Objet',
    choose: 'Choisissez un objet',
    text: 'Votre message',
    textHint: '4 000 caractères au plus. N’y écrivez ni mot de passe ni code confidentiel.',
    send: 'Envoyer',
    subjectFault: 'Choisissez l’objet de la demande dans la liste.',
    textFault: 'Écrivez votre message, en 4 000 caractères au plus.',
    openedOn: (day: string) => `envoyée le ${day}`,
    reference: 'Référence',
    from: { holder: 'Vous', service: 'Le service' },
    progress: {
      received: 'reçue',
      'under-examination': 'en cours d’examen',
      answered: 'une réponse vous attend',
      closed: 'terminée',
    },
    before: 'Quel est votre souci ?',
    writeAbout: 'Écrire à ce sujet',
    subjects: {
      'points-contested': 'Je conteste un retrait de points',
      'balance-not-understood': 'Je ne comprends pas mon solde',
      'stage-not-credited': 'Mon stage n’apparaît pas',
      'identity-to-correct': 'Mon identité est à corriger',
      'address-to-correct': 'Mon adresse est à corriger',
      'document-not-received': 'Un document ne m’a pas été délivré',
      'letter-not-received': 'Une lettre ne m’est pas parvenue',
      'sign-in-trouble': 'Une connexion n’est pas la mienne, ou je n’arrive pas à me connecter',
      other: 'Autre sujet',
    },
    advice: {
      'points-contested':
        'L’infraction elle-même se conteste auprès de l’officier du ministère public, dans les délais de l’avis. Le retrait de points se conteste devant le tribunal administratif, dans les deux mois de la lettre qui le notifie ; un recours gracieux auprès du ministre peut le précéder. Une demande ici ne prolonge aucun délai.',
      'balance-not-understood':
        'Chaque ligne de l’historique dit pourquoi les points ont bougé, et par quel article. Un retrait n’apparaît qu’une fois l’infraction établie et enregistrée, souvent deux à trois mois après.',
      'stage-not-credited':
        'Le préfet enregistre l’attestation que le centre lui envoie ; les points comptent du lendemain de la fin du stage. Attendez quelques semaines, puis joignez le centre avant d’écrire.',
      'identity-to-correct':
        'Vous avez droit à la rectification de ce qui est inexact (RGPD, art. 16). Dites ce qui est faux et ce qui est juste ; une pièce d’identité vous sera demandée.',
      'address-to-correct':
        'Donnez votre nouvelle adresse : les lettres du registre y partiront. Elle n’est pas celle de la carte grise, qui se change à part.',
      'document-not-received':
        'Un document se délivre à l’instant, autant de fois que nécessaire, depuis « Documents ». Si une erreur s’affiche, recopiez son code.',
      'letter-not-received':
        'Une lettre recommandée non retirée est réputée notifiée le jour de sa présentation. La page « Courriers » dit ce que le registre sait de chacune.',
      'sign-in-trouble':
        'Si un fournisseur de FranceConnect échoue, essayez-en un autre. Une connexion qui n’est pas la vôtre : déconnectez-vous, changez de mot de passe, puis dites-nous sa date.',
      other: 'Dites en une phrase ce que vous attendez.',
    },
  },
  {
    title: 'My requests',
    lead: 'Write to the service about your file, and follow the answer here.',
    sent: (reference: string) => `Your request has been sent. Reference: ${reference}.`,
    list: 'Requests, current and past',
    none: 'No request so far.',
    new: 'New request',
    subject: 'Subject',
    choose: 'Choose a subject',
    text: 'Your message',
    textHint: '4,000 characters at most. Write neither a password nor a confidential code.',
    send: 'Send',
    subjectFault: 'Choose the subject of the request from the list.',
    textFault: 'Write your message, in 4,000 characters at most.',
    openedOn: (day: string) => `sent on ${day}`,
    reference: 'Reference',
    from: { holder: 'You', service: 'The service' },
    progress: {
      received: 'received',
      'under-examination': 'under examination',
      answered: 'an answer is waiting for you',
      closed: 'closed',
    },
    before: 'What is the matter?',
    writeAbout: 'Write about this',
    subjects: {
      'points-contested': 'I contest a removal of points',
      'balance-not-understood': 'I do not understand my balance',
      'stage-not-credited': 'My course does not appear',
      'identity-to-correct': 'My identity has to be corrected',
      'address-to-correct': 'My address has to be corrected',
      'document-not-received': 'A document was not issued to me',
      'letter-not-received': 'A letter did not reach me',
      'sign-in-trouble': 'A sign-in was not mine, or I cannot sign in',
      other: 'Another subject',
    },
    advice: {
      'points-contested':
        'The infraction itself is contested before the officier du ministère public, within the delays of the notice. The removal of points is contested before the administrative court, within two months of the letter that notifies it; an appeal to the minister may come first. A request here prolongs no delay.',
      'balance-not-understood':
        'Each line of the history says why points moved, and by which article. A removal appears only once the infraction is established and recorded, often two to three months later.',
      'stage-not-credited':
        'The prefect records the certificate that the centre sends; points count from the day after the course ends. Wait a few weeks, then ask the centre before you write.',
      'identity-to-correct':
        'You have the right to have what is wrong corrected (GDPR, art. 16). Say what is wrong and what is right; an identity document will be asked for.',
      'address-to-correct':
        'Give your new address: letters of the registry will go there. It is not that of the vehicle registration, which is changed apart.',
      'document-not-received':
        'A document is issued at once, as often as needed, from “Documents”. If an error shows, copy its code.',
      'letter-not-received':
        'A registered letter not collected is held to be notified on the day of its presentation. The page “Letters” says what the registry knows of each.',
      'sign-in-trouble':
        'If a FranceConnect provider fails, try another. A sign-in that is not yours: sign out, change your password, then tell us its date.',
      other: 'Say in one sentence what you expect.',
    },
  },
)
