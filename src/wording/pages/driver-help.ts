import { inBothLanguages } from '../language.ts'

/** What the page of help says, topic by topic. */
export const HELP_WORDS = inBothLanguages(
  {
    title: 'Aide',
    lead: 'Les réponses aux questions les plus fréquentes, sans jargon.',
    contents: 'Sur cette page',
    topics: {
      neph: {
        heading: 'Où se trouve mon numéro NEPH ?',
        text: 'C’est votre numéro de dossier, le même toute la vie. Il s’écrit sans espace et prend trois formes :',
        list: [
          'permis au format carte : au dos, au-dessus de la puce, sur deux lignes à lire l’une après l’autre ;',
          'permis rose obtenu depuis le 1er juin 1975 : douze chiffres, en regard du champ 5, par exemple 051227308989 ;',
          'permis plus ancien : une à quinze lettres ou chiffres sur la ligne du haut, puis deux chiffres d’année et deux de département sur la ligne du bas, par exemple 822114 68 19, à écrire 8221146819.',
        ],
        after:
          'Il a de 5 à 19 caractères. Il est aussi sur les lettres du registre et sur l’ADCS. Ne le confondez pas avec le numéro du titre, au recto de la carte, qui change avec chaque carte. Illisible ? La préfecture peut vous le donner sur présentation d’une pièce d’identité.',
      },
      code: {
        heading: 'Où est mon code confidentiel, et si je ne l’ai plus ?',
        text: 'Il est sur la lettre reçue avec la carte de permis, ou sur celle d’un nouveau code. Il ne sert qu’à rattacher un permis à un compte de ce service ou à une nouvelle identité FranceConnect, une seule fois.',
        list: [
          'Vous ne l’avez plus ? Connectez-vous par FranceConnect : aucun code n’est demandé.',
          'Votre permis est rattaché à une identité FranceConnect que vous n’avez plus ? À votre demande, l’exploitant du service coupe ce rattachement ou vous envoie un nouveau code par la poste.',
          'Le relevé intégral et les lettres 48 le portent aussi. Comme d’autres ont pu les lire, un code pris là ne suffit pas : un nouveau vous est envoyé par la poste.',
          'Ne le donnez à personne : aucun agent ne le demande par message ni par téléphone.',
        ],
        after: '',
      },
      free: {
        heading: 'Est-ce payant ?',
        text: 'Non. Solde, historique, calendrier, ADCS et relevé sont gratuits, toujours. Si un site vous demande de payer, ce n’est pas le service public.',
        list: [],
        after: '',
      },
      lookAlikes: {
        heading: 'Comment reconnaître un site trompeur ?',
        text: 'Des sites imitent le service, et des messages annoncent un permis « à renouveler ».',
        list: [
          'Une adresse officielle de l’État finit par « .gouv.fr ».',
          'Aucun agent ne demande par message un numéro NEPH, un code confidentiel ou une carte bancaire.',
          'Ne suivez pas le lien d’un message : tapez l’adresse.',
          'Un NEPH volé peut servir à désigner un innocent comme conducteur : si des retraits ne sont pas les vôtres, contestez-les vite et portez plainte.',
        ],
        after: '',
      },
      stage: {
        heading: 'Quel stage rend des points ?',
        text: 'Seul un stage de sensibilisation suivi dans un centre agréé par le préfet rend des points : jusqu’à quatre, une fois par an au plus, du lendemain du second jour. La liste des centres est publiée par chaque préfecture.',
        list: [
          'Un centre n’a pas le droit d’exiger votre relevé d’information intégral.',
          'Un stage imposé comme peine, ou comme alternative aux poursuites, ne rend aucun point.',
          'Le stage obligatoire de la période probatoire (lettre 48N) se suit dans les quatre mois ; il ouvre droit au remboursement de l’amende.',
        ],
        after: '',
      },
      selling: {
        heading: 'Peut-on acheter ou céder des points ?',
        text: 'Non. Donner, vendre ou proposer des points, ou désigner contre rémunération quelqu’un d’autre comme conducteur, est un délit : six mois d’emprisonnement et 15 000 € d’amende, un an et 30 000 € si c’est habituel (C. route L223-9).',
        list: [],
        after: '',
      },
      demand: {
        heading: 'Qui peut me demander mon relevé ou mes points ?',
        text: 'Personne, hors les autorités administratives et judiciaires que la loi désigne. Un employeur, un assureur, un loueur, une plateforme, une banque ou un centre de stage ne peut ni le demander, ni le garder, même si vous le tendez (C. route L223-7). Obtenir le relevé d’un autre, même indirectement, est puni (C. route L225-8).',
        list: [],
        after: 'Donnez une ADCS : elle prouve votre droit de conduire et ne dit rien de vos points.',
      },
      otherWays: {
        heading: 'Obtenir le relevé intégral sans FranceConnect',
        text: 'Le relevé d’information intégral ne se télécharge qu’après une connexion par FranceConnect. Sinon, il reste possible de le demander :',
        list: [
          'à une préfecture, sur place ou par courrier, avec une copie de la pièce d’identité et du permis, et une enveloppe pour un envoi recommandé avec avis de réception ;',
          'par courriel à certaines préfectures : voyez leur site ;',
          'de l’étranger, au consulat (C. route R225-6).',
        ],
        after: 'C’est gratuit là aussi.',
      },
      franceconnect: {
        heading: 'FranceConnect ne marche pas, ou ne me reconnaît pas',
        text: 'FranceConnect réunit plusieurs comptes (Impôts, Ameli, La Poste, MSA, France Identité…). Chacun transmet l’identité qu’il connaît, et tous ne sont pas en panne le même jour.',
        list: [
          'Essayez un autre compte.',
          'Comparez votre état civil chez ce fournisseur avec celui du permis : prénoms, nom de naissance, lieu.',
          'À défaut, créez un compte avec votre NEPH et le code confidentiel : tout y est, sauf le relevé intégral.',
        ],
        after: '',
      },
      late: {
        heading: 'Pourquoi mon solde est-il en retard ?',
        text: 'Une infraction ne retire des points qu’une fois établie : amende payée, titre exécutoire, composition pénale exécutée, ou condamnation définitive. Elle est ensuite enregistrée. Comptez souvent deux mois après le paiement, trois après l’infraction. Les retours de points que la loi donne d’elle-même s’affichent sans délai.',
        list: [],
        after: '',
      },
    },
  },
  {
    title: 'Help',
    lead: 'Answers to the most frequent questions, in plain words.',
    contents: 'On this page',
    topics: {
      neph: {
        heading: 'Where is my NEPH number?',
        text: 'It is your file number, the same for life. It is written without spaces and takes three forms:',
        list: [
          'card licence: on the back, above the chip, on two lines to be read one after the other;',
          'pink licence obtained since 1 June 1975: twelve digits, beside field 5, for instance 051227308989;',
          'older licence: one to fifteen letters or digits on the upper line, then two digits of year and two of department on the lower line, for instance 822114 68 19, written 8221146819.',
        ],
        after:
          'It has 5 to 19 characters. It also stands on letters of the registry and on the ADCS. It is not the number of the card, on its front, which changes with each card. Cannot read it? The préfecture can give it to you on sight of an identity document.',
      },
      code: {
        heading: 'Where is my confidential code, and what if I have lost it?',
        text: 'It stands on the letter that came with the licence card, or on that of a new code. It serves only to link a licence to an account of this service or to a new FranceConnect identity, once.',
        list: [
          'You no longer have it? Sign in by FranceConnect: no code is asked for.',
          'Your licence is linked to a FranceConnect identity that you no longer have? On request the operator of the service cuts that link, or sends you a new code by post.',
          'The full statement and letters 48 bear it too. As others may have read it there, a code taken from them is not enough: a new one is sent to you by post.',
          'Give it to nobody: no agent asks for it by message or by telephone.',
        ],
        after: '',
      },
      free: {
        heading: 'Does it cost anything?',
        text: 'No. Balance, history, calendar, ADCS and statement are free, always. A site that asks for money is not the public service.',
        list: [],
        after: '',
      },
      lookAlikes: {
        heading: 'How do I recognise a deceptive site?',
        text: 'Some sites imitate the service, and messages announce a licence “to renew”.',
        list: [
          'An official address of the State ends in “.gouv.fr”.',
          'No agent asks by message for a NEPH number, a confidential code or a bank card.',
          'Do not follow the link of a message: type the address.',
          'A stolen NEPH may be used to name an innocent person as driver: if removals are not yours, contest them quickly and file a complaint.',
        ],
        after: '',
      },
      stage: {
        heading: 'Which course gives points back?',
        text: 'Only an awareness course attended in a centre approved by the prefect gives points back: up to four, once a year at most, from the day after its second day. Each préfecture publishes the list of centres.',
        list: [
          'A centre may not demand your full statement.',
          'A course imposed as a penalty, or instead of prosecution, gives no points.',
          'The compulsory course of probation (letter 48N) is to be attended within four months; it gives a right to have the fine reimbursed.',
        ],
        after: '',
      },
      selling: {
        heading: 'Can points be bought or ceded?',
        text: 'No. Giving, selling or offering points, or naming another person as driver for money, is an offence: six months’ imprisonment and a fine of €15,000, a year and €30,000 if it is habitual (C. route L223-9).',
        list: [],
        after: '',
      },
      demand: {
        heading: 'Who may ask for my statement or my points?',
        text: 'Nobody but the administrative and judicial authorities that the law names. An employer, an insurer, a rental company, a platform, a bank or a course centre may neither ask for it nor keep it, even if you hold it out (C. route L223-7). Obtaining another person’s statement, even indirectly, is punished (C. route L225-8).',
        list: [],
        after: 'Give an ADCS: it proves your right to drive and says nothing of your points.',
      },
      otherWays: {
        heading: 'Obtaining the full statement without FranceConnect',
        text: 'The full statement can be downloaded only after signing in by FranceConnect. It may still be asked for:',
        list: [
          'at a préfecture, in person or by post, with a copy of an identity document and of the licence, and an envelope for registered mail with acknowledgement of receipt;',
          'by e-mail at some préfectures: see their sites;',
          'from abroad, at the consulate (C. route R225-6).',
        ],
        after: 'That is free too.',
      },
      franceconnect: {
        heading: 'FranceConnect fails, or does not recognise me',
        text: 'FranceConnect brings several accounts together (Impôts, Ameli, La Poste, MSA, France Identité…). Each passes on the identity that it knows, and they do not all fail on the same day.',
        list: [
          'Try another account.',
          'Compare your civil status at that provider with that of the licence: given names, birth name, place.',
          'Failing that, create an account with your NEPH and the confidential code: everything is there but the full statement.',
        ],
        after: '',
      },
      late: {
        heading: 'Why does my balance lag behind?',
        text: 'An infraction removes points only once it is established: fine paid, enforceable title, penal settlement carried out, or final conviction. It is then recorded. That often takes two months after payment, three after the infraction. Points that the law gives back by itself show at once.',
        list: [],
        after: '',
      },
    },
  },
)
