import { inBothLanguages } from '../language.ts'

/** What the pages of the documents say. */
export const DOCUMENTS_WORDS = inBothLanguages(
  {
    title: 'Mes documents',
    lead: 'Gratuits, immédiats, signés, autant de fois que nécessaire.',
    issued: 'Votre document est prêt.',
    names: {
      ADCS: 'Attestation de droit à conduire sécurisée (ADCS)',
      RII: 'Relevé d’information intégral (RII)',
    },
    adcsText:
      'Elle prouve votre droit de conduire, vos catégories et leurs conditions, sans aucun point. Valable quatre mois, en France.',
    adcsFor: 'Pour qui ? Employeur, assureur, loueur, échange de permis. C’est elle qu’il faut donner.',
    siren: 'SIREN du destinataire (facultatif)',
    sirenHint:
      'Neuf chiffres. L’attestation est alors réservée à ce destinataire : tout autre qui la vérifie le voit.',
    sirenFault:
      'Ce n’est pas un SIREN : neuf chiffres, tels qu’ils sont écrits sur les documents de l’entreprise.',
    kindFault: 'Rien n’a été délivré : choisissez ci-dessous le document que vous voulez.',
    issueAdcs: 'Obtenir une ADCS',
    riiText:
      'Tout ce que le registre sait de vous : points, infractions, décisions. Il est pour vous et pour les autorités.',
    riiWarning:
      'Ne le remettez à personne d’autre : ni employeur, ni assureur, ni loueur, ni centre de stage n’a le droit de le demander (C. route L223-7, L225-8).',
    issueRii: 'Obtenir mon RII',
    list: 'Documents délivrés',
    none: 'Aucun document délivré pour l’instant.',
    issuedOn: 'Délivré le',
    at: (day: string, time: string) => `${day} à ${time}`,
    validUntil: 'Valable jusqu’au',
    daysLeft: (days: number) =>
      days > 1 ? `encore ${days} jours` : days === 1 ? 'encore un jour' : 'dernier jour',
    soon: 'bientôt expirée',
    inForce: 'en cours de validité',
    expired: 'expirée',
    refusal: {
      ADCS: {
        badge: 'n’est plus acceptée',
        notice:
          'Cette attestation n’est plus acceptée : le certificat qui l’a signée a été révoqué ou n’est plus reconnu, et qui la vérifie le voit. Obtenez-en une autre, c’est gratuit.',
      },
      RII: {
        badge: 'n’est plus accepté',
        notice:
          'Ce relevé n’est plus accepté : le certificat qui l’a signé a été révoqué ou n’est plus reconnu, et qui le vérifie le voit. Obtenez-en un autre, c’est gratuit.',
      },
    },
    withdrawal: {
      badge: { ADCS: 'retirée', RII: 'retiré' },
      notice: (day: string, why: string) =>
        `Ce document a été retiré le ${day} : ${why} Il ne prouve plus rien, et qui le vérifie le voit. N’en gardez pas de copie et demandez aux personnes à qui vous l’avez remis de ne plus s’en servir.`,
      reasons: {
        'wrong-person': 'il avait été délivré à une autre personne que son titulaire.',
        'wrong-content': 'il contenait une erreur.',
        'fraudulent-request': 'il avait été obtenu par une demande frauduleuse.',
        'licence-obtained-by-fraud': 'le permis dont il parle a été obtenu irrégulièrement ou par fraude.',
        'decision-of-authority': 'une autorité l’a décidé.',
      },
      again: 'Vous pouvez en obtenir un autre, c’est gratuit.',
      noOther: 'Avant d’en demander un autre, écrivez-nous : c’est le permis lui-même qui est en cause.',
      contest: 'Demander une explication ou contester',
    },
    noEnd: 'Aucune fin légale : il dit la situation à sa date.',
    for: 'Réservée au SIREN',
    reference: 'Référence',
    download: 'Télécharger le PDF',
    pdfHint: 'PDF signé, français',
    read: 'Lire en page accessible',
    again: 'En obtenir une nouvelle',
    twin: 'Version accessible de votre document',
    twinLead:
      'Le contenu du PDF délivré, tel qu’il y est imprimé, lisible par un lecteur d’écran. Seul le PDF est signé et fait foi.',
    twinChanged:
      'Le dossier a changé depuis la délivrance : la page ne peut plus redire tout ce qui est imprimé. Voici ce que le code scelle, qui n’a pas changé. Le PDF délivré reste téléchargeable.',
    twinFrench: 'Le document est en français.',
    sealed: 'Ce que le code 2D-Doc scelle',
    sealText: 'Texte du code 2D-Doc',
    back: 'Retour à mes documents',
  },
  {
    title: 'My documents',
    lead: 'Free, immediate, signed, as often as needed.',
    issued: 'Your document is ready.',
    names: {
      ADCS: 'Secured attestation of the right to drive (ADCS)',
      RII: 'Full licence statement (RII)',
    },
    adcsText:
      'It proves your right to drive, your categories and their conditions, without any points. Valid for four months, in France.',
    adcsFor: 'For whom? Employer, insurer, rental company, exchange of licence. This is the one to give.',
    siren: 'SIREN of the recipient (optional)',
    sirenHint: 'Nine digits. The attestation is then made for that recipient alone: another one will see it.',
    sirenFault: 'This is no SIREN: nine digits, as written on the company’s papers.',
    kindFault: 'Nothing was issued: choose below the document that you want.',
    issueAdcs: 'Obtain an ADCS',
    riiText:
      'All that the registry knows of you: points, infractions, decisions. It is for you and for authorities.',
    riiWarning:
      'Hand it to nobody else: no employer, insurer, rental company or course centre may ask for it (C. route L223-7, L225-8).',
    issueRii: 'Obtain my RII',
    list: 'Documents issued',
    none: 'No document has been issued so far.',
    issuedOn: 'Issued on',
    at: (day: string, time: string) => `${day} at ${time}`,
    validUntil: 'Valid until',
    daysLeft: (days: number) => (days > 1 ? `${days} days left` : days === 1 ? 'one day left' : 'last day'),
    soon: 'expires soon',
    inForce: 'in force',
    expired: 'expired',
    refusal: {
      ADCS: {
        badge: 'no longer accepted',
        notice:
          'This attestation is no longer accepted: the certificate that signed it was revoked or is no longer recognised, and whoever verifies it sees so. Obtain another one, free of charge.',
      },
      RII: {
        badge: 'no longer accepted',
        notice:
          'This statement is no longer accepted: the certificate that signed it was revoked or is no longer recognised, and whoever verifies it sees so. Obtain another one, free of charge.',
      },
    },
    withdrawal: {
      badge: { ADCS: 'withdrawn', RII: 'withdrawn' },
      notice: (day: string, why: string) =>
        `This document was withdrawn on ${day}: ${why} It proves nothing any more, and whoever verifies it sees so. Keep no copy of it, and ask those to whom you gave it not to use it.`,
      reasons: {
        'wrong-person': 'it had been issued to somebody else than its holder.',
        'wrong-content': 'it contained an error.',
        'fraudulent-request': 'it had been obtained by a fraudulent request.',
        'licence-obtained-by-fraud': 'the licence that it is about was obtained irregularly or by fraud.',
        'decision-of-authority': 'an authority has decided so.',
      },
      again: 'You may obtain another one, free of charge.',
      noOther: 'Before you ask for another one, write to us: it is the licence itself that is at issue.',
      contest: 'Ask for an explanation or contest',
    },
    noEnd: 'No legal end: it tells the situation on its date.',
    for: 'Reserved for SIREN',
    reference: 'Reference',
    download: 'Download the PDF',
    pdfHint: 'signed PDF, in French',
    read: 'Read as an accessible page',
    again: 'Obtain a new one',
    twin: 'Accessible version of your document',
    twinLead:
      'The content of the PDF issued, as it is printed there, for a screen reader. Only the PDF is signed and has authority.',
    twinChanged:
      'The file has changed since the issue: this page can no longer say all that is printed. Here is what the code seals, which has not changed. The PDF issued can still be downloaded.',
    twinFrench: 'The document is in French.',
    sealed: 'What the 2D-Doc code seals',
    sealText: 'Text of the 2D-Doc code',
    back: 'Back to my documents',
  },
)
