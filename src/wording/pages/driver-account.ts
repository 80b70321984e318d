import { inBothLanguages } from '../language.ts'

/** What the pages of an account, of a lost password and of the links of a licence say. */
export const ACCOUNT_WORDS = inBothLanguages(
  {
    title: 'Mon compte',
    email: 'Adresse e-mail',
    licence: 'Permis rattaché',
    none: 'Aucun permis n’est rattaché à ce compte.',
    linkAction: 'Rattacher mon permis',
    linkedSince: (day: string) => `Un permis est rattaché depuis le ${day}.`,
    asked:
      'Le rattachement attend l’accord du titulaire, à donner sur la page « Rattachements » après une connexion par FranceConnect. Sans accord, la demande tombe après trente jours.',
    askedRefresh: 'Voir si l’accord est donné',
    askedCancel: 'Retirer la demande',
    cut: 'Couper le rattachement',
    password: 'Mot de passe',
    passwordLead: 'En changer ferme toutes les autres connexions.',
    passwordNow: 'Mot de passe actuel',
    passwordNew: 'Nouveau mot de passe',
    passwordHint: 'Douze caractères au moins : quelques mots suffisent. Aucun signe n’est imposé.',
    passwordAgain: 'Le nouveau mot de passe, une seconde fois',
    passwordAction: 'Changer de mot de passe',
    close: 'Supprimer le compte',
    closeLead:
      'Le compte et son rattachement sont supprimés aussitôt, sans retour. Le permis et ses documents ne changent pas.',
    closeAction: 'Supprimer mon compte',
    done: {
      password: 'Le mot de passe est changé ; les autres connexions sont fermées.',
      reset: 'Le mot de passe est changé. Connectez-vous avec le nouveau.',
      asked:
        'Le code est juste, et a maintenant servi. Ce permis est déjà rattaché à une identité FranceConnect : c’est elle qui doit accepter ce compte.',
      letter:
        'Le code est juste, et a maintenant servi. Il a pu figurer sur un relevé intégral ou une lettre : un nouveau code est demandé pour vous, par la poste, à l’adresse du permis. Saisissez-le ici dès qu’il arrive.',
    },
    forgotten: 'Choisir un autre mot de passe',
    forgottenLead: 'Un code est envoyé à l’adresse du compte.',
    emailHint: 'Format attendu : nom@exemple.fr',
    forgottenAction: 'Recevoir un code',
    resetLead: 'Si cette adresse a un compte, un code lui a été envoyé. Il vaut quinze minutes.',
    demonstration: 'En démonstration, le code est dans le journal du service.',
    code: 'Code reçu',
    codeHint: 'Huit chiffres.',
    resetAction: 'Changer de mot de passe',
    signIn: 'Connexion à mon compte',
    links: 'Rattachements de mon permis',
    identity: 'Identité FranceConnect',
    identityLead:
      'Une seule identité FranceConnect peut être rattachée à un permis. Elle donne accès à tous les documents.',
    identityThis: 'Celle de cette connexion',
    identityHint:
      'La couper ferme toutes les connexions faites par FranceConnect. La prochaine demandera de nouveau le numéro NEPH.',
    accounts: 'Comptes de ce service',
    linksLead:
      'Un compte rattaché voit le solde, l’historique et l’ADCS, jamais le relevé intégral. Coupez ce que vous ne reconnaissez pas.',
    noLinks: 'Aucun compte de ce service n’est rattaché à votre permis.',
    since: (day: string) => `rattaché depuis le ${day}`,
    askedOn: (day: string) => `demandé le ${day}, en attente de votre accord`,
    accept: 'Accepter ce compte',
    refuse: 'Refuser',
    identitySince: (day: string) => `rattachée depuis le ${day}`,
    cutThis: 'Couper ce rattachement',
    ofIdentity: 'à l’identité FranceConnect',
    noticesTitle: 'Ce qui s’est passé',
    noNotices: 'Rien à signaler.',
    unread: 'nouveau',
    goOn: 'Continuer',
    notices: {
      'LICENCE_LINKED account': 'Votre permis a été rattaché à un compte, par son code confidentiel.',
      'LICENCE_LINKED franceconnect': 'Votre permis a été rattaché à une identité FranceConnect.',
      'LINK_CUT account': 'Le rattachement à un compte a été coupé depuis ce compte.',
      'LINK_CUT franceconnect': 'Un rattachement a été coupé depuis une connexion par FranceConnect.',
      'LINK_CUT franceconnect account':
        'Le rattachement d’un compte a été coupé, ou refusé, depuis une connexion par FranceConnect.',
      'LINK_CUT franceconnect identity':
        'Le rattachement de l’identité FranceConnect a été coupé depuis une connexion de cette identité.',
      'LINK_CUT operator':
        'Le rattachement d’une identité FranceConnect a été coupé par l’exploitant, sur demande.',
      'LINK_CUT service':
        'Plusieurs identités FranceConnect étaient rattachées à votre permis : seule la plus ancienne l’est encore.',
      'IDENTITY_ASKED identity':
        'Une autre identité FranceConnect, de mêmes nom, prénoms et date de naissance, a demandé votre permis. Elle n’a rien obtenu.',
      'IDENTITY_REPLACED identity':
        'Une autre identité FranceConnect, qui avait le code confidentiel de votre permis, a pris la place de celle qui y était rattachée. Un nouveau code est envoyé par la poste.',
      'LINK_ASKED identity':
        'Une autre identité FranceConnect a saisi le code confidentiel de votre permis. Il ne sert plus, un nouveau vous est envoyé par la poste ; rien d’autre n’a changé.',
      'IDENTITY_CHANGED franceconnect':
        'Le rattachement à une identité FranceConnect a été coupé : l’identité et le permis ne concordent plus.',
      'LINK_ASKED account':
        'Quelqu’un a saisi le numéro, le code confidentiel, le nom et la date de naissance de votre permis. Le code ne sert plus ; rien n’est rattaché sans vous.',
      'PASSWORD_RESET account':
        'Le mot de passe d’un compte rattaché à votre permis a été remplacé, par un code envoyé à son adresse.',
      'DOCUMENT_WITHDRAWN operator':
        'Un document qui vous avait été délivré a été retiré : il ne vaut plus rien. « Mes documents » dit lequel, pourquoi, et ce que vous pouvez faire.',
    },
  },
  {
    title: 'My account',
    email: 'E-mail address',
    licence: 'Licence linked',
    none: 'No licence is linked to this account.',
    linkAction: 'Link my licence',
    linkedSince: (day: string) => `A licence has been linked since ${day}.`,
    asked:
      'The link waits for the consent of the holder, to be given on the page “Links” after signing in with FranceConnect. Without it the request falls after thirty days.',
    askedRefresh: 'See whether consent was given',
    askedCancel: 'Withdraw the request',
    cut: 'Cut the link',
    password: 'Password',
    passwordLead: 'Changing it closes all other sessions.',
    passwordNow: 'Present password',
    passwordNew: 'New password',
    passwordHint: 'Twelve characters at least: a few words will do. No sign is imposed.',
    passwordAgain: 'The new password once more',
    passwordAction: 'Change the password',
    close: 'Delete the account',
    closeLead:
      'The account and its link are deleted at once, without return. The licence and its documents do not change.',
    closeAction: 'Delete my account',
    done: {
      password: 'The password is changed; the other sessions are closed.',
      reset: 'The password is changed. Sign in with the new one.',
      asked:
        'The code is right, and has now served. This licence is linked to a FranceConnect identity already: that identity has to accept this account.',
      letter:
        'The code is right, and has now served. It may have stood on a full statement or a letter: a new code is asked for you, by post, to the address of the licence. Enter it here as soon as it arrives.',
    },
    forgotten: 'Choose another password',
    forgottenLead: 'A code is sent to the address of the account.',
    emailHint: 'Expected form: name@example.org',
    forgottenAction: 'Receive a code',
    resetLead: 'If this address has an account, a code has been sent to it. It is good for fifteen minutes.',
    demonstration: 'In demonstration the code stands in the log of the service.',
    code: 'Code received',
    codeHint: 'Eight digits.',
    resetAction: 'Change the password',
    signIn: 'Sign in to my account',
    links: 'Links of my licence',
    identity: 'FranceConnect identity',
    identityLead:
      'One FranceConnect identity only can be linked to a licence. It gives access to all documents.',
    identityThis: 'That of this session',
    identityHint:
      'Cutting it ends all sessions opened by FranceConnect. The next one will ask for the NEPH number again.',
    accounts: 'Accounts of this service',
    linksLead:
      'An account linked sees the balance, the history and the ADCS, never the full statement. Cut what you do not recognise.',
    noLinks: 'No account of this service is linked to your licence.',
    since: (day: string) => `linked since ${day}`,
    askedOn: (day: string) => `asked for on ${day}, waiting for your consent`,
    accept: 'Accept this account',
    refuse: 'Refuse',
    identitySince: (day: string) => `linked since ${day}`,
    cutThis: 'Cut this link',
    ofIdentity: 'with the FranceConnect identity',
    noticesTitle: 'What happened',
    noNotices: 'Nothing to report.',
    unread: 'new',
    goOn: 'Go on',
    notices: {
      'LICENCE_LINKED account': 'Your licence was linked to an account, by its confidential code.',
      'LICENCE_LINKED franceconnect': 'Your licence was linked to a FranceConnect identity.',
      'LINK_CUT account': 'The link with an account was cut from that account.',
      'LINK_CUT franceconnect': 'A link was cut from a session opened by FranceConnect.',
      'LINK_CUT franceconnect account':
        'The link with an account was cut, or refused, from a session opened by FranceConnect.',
      'LINK_CUT franceconnect identity':
        'The link with the FranceConnect identity was cut from a session of that identity.',
      'LINK_CUT operator': 'The link with a FranceConnect identity was cut by the operator, on request.',
      'LINK_CUT service':
        'Several FranceConnect identities were linked to your licence: only the oldest still is.',
      'IDENTITY_ASKED identity':
        'Another FranceConnect identity, of the same name, given names and date of birth, asked for your licence. It obtained nothing.',
      'IDENTITY_REPLACED identity':
        'Another FranceConnect identity, which had the confidential code of your licence, took the place of the one that was linked. A new code is sent by post.',
      'LINK_ASKED identity':
        'Another FranceConnect identity entered the confidential code of your licence. It serves no more, a new one is sent to you by post; nothing else has changed.',
      'IDENTITY_CHANGED franceconnect':
        'The link with a FranceConnect identity was cut: the identity and the licence no longer agree.',
      'LINK_ASKED account':
        'Somebody entered the number, the confidential code, the name and the birth date of your licence. The code serves no more; nothing is linked without you.',
      'PASSWORD_RESET account':
        'The password of an account linked to your licence was replaced, by a code sent to its address.',
      'DOCUMENT_WITHDRAWN operator':
        'A document issued to you was withdrawn: it is worth nothing any more. “My documents” tells which one, why, and what you can do.',
    },
  },
)

/** What the operator reads in the request for a new code, opened in the name of the holder. */
export const NEW_CODE_REQUEST =
  'Le code confidentiel de ce permis a servi à un rattachement et ne sert plus. Un nouveau code est à envoyer par la poste à l’adresse enregistrée (commande « permis code »).'
