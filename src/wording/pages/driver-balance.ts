import { inBothLanguages } from '../language.ts'

/** What the page of the balance says. */
export const BALANCE_WORDS = inBothLanguages(
  {
    title: 'Mon solde de points',
    hello: (name: string) => `Bonjour ${name}`,
    outOf: (balance: number, cap: number) => `point${balance > 1 ? 's' : ''} sur ${cap}`,
    asOf: (day: string, time: string) => `Au ${day} à ${time}, d’après le registre`,
    capProbation: (cap: number) =>
      `Pendant la période probatoire, le solde part de 6 points et peut atteindre ${cap} points à ce stade.`,
    state: 'État du permis',
    stateIs: (state: string) => `État du permis : ${state}.`,
    forbidden: 'Vous n’avez pas le droit de conduire en ce moment.',
    stateValid:
      'Vous pouvez conduire les véhicules de vos catégories en cours, dans le respect de leurs conditions.',
    invalidated: (day: string) => `Votre permis est invalidé par solde de points nul depuis le ${day}.`,
    invalidatedNext:
      'Vous ne pouvez plus conduire. Le délai de six mois (un an en cas de nouvelle perte totale dans les cinq ans) court à partir de la remise du permis au préfet, et non de la lettre (C. route L223-5).',
    zero: 'Il ne vous reste aucun point.',
    zeroNext:
      'La lettre 48SI n’est pas notifiée : le permis reste valide jusqu’à sa notification. Un stage terminé avant peut encore rendre quatre points.',
    next: 'Prochain retour de points',
    nextNone: 'Aucun retour de points n’est à venir.',
    nextZero: 'Rien ne reviendra une fois la lettre 48SI notifiée : il faudrait repasser le permis.',
    nextFull: 'Votre solde est au plus haut : il n’y a rien à récupérer.',
    nextPoints: (points: number) => `+${points} point${points > 1 ? 's' : ''}`,
    nextIn: (days: number) => {
      if (days > 730) return `dans ${Math.round(days / 365.25)} ans environ`
      if (days > 60) return `dans ${Math.round(days / 30.44)} mois environ`
      return days > 1 ? `dans ${days} jours` : 'demain'
    },
    nextIf: {
      NO_POINTS_INFRACTION: 'Si vous ne commettez d’ici là aucune infraction qui retire des points.',
      LICENCE_STILL_VALID: 'Sans autre condition, tant que votre permis reste valide.',
    },
    calendarLink: 'Voir tout le calendrier',
    last: 'Dernier mouvement',
    historyLink: 'Voir l’historique',
    probation: 'Période probatoire',
    probationUntil: (day: string) => `Elle court encore : elle prend fin le ${day}.`,
    probationKind: { standard: 'Durée de trois ans.', aac: 'Durée de deux ans, après conduite accompagnée.' },
    increment: (day: string, points: number, earned: boolean) =>
      earned
        ? `${day} : ${points} points de plus, sans infraction jusque-là`
        : `${day} : les ${points} points de plus sont perdus, une infraction ayant été commise avant`,
    stage: 'Stage de récupération',
    stageNow:
      'Un stage volontaire peut vous rendre jusqu’à quatre points, une fois par an au plus, dans la limite du plafond. Choisissez un centre agréé par le préfet.',
    stageLater: (day: string) =>
      `Un stage volontaire ne rendra de nouveau des points que s’il s’achève à partir du ${day}.`,
    stageNone: 'Votre solde est au plus haut : un stage ne rendrait aucun point.',
    stageInvalid: 'Le permis est invalidé : un stage ne rend plus de points.',
    toDo: 'À faire',
    stageDue: (day: string) =>
      `La lettre 48N vous oblige à suivre un stage au plus tard le ${day} (C. route R223-4). Ne pas le suivre est une contravention de 4e classe.`,
    handInDue: (day: string) =>
      `La lettre 48SI vous enjoint de remettre votre permis au préfet au plus tard le ${day} (C. route R223-3).`,
    remedyDue: (reference: string, day: string) =>
      `La décision de la lettre ${reference} peut être contestée devant le tribunal administratif jusqu’au ${day}.`,
    delay: 'Pourquoi le solde peut être en retard sur la route',
    delayWhy:
      'Un retrait n’apparaît ni le jour de l’infraction ni celui de l’avis : il attend que l’infraction soit établie (amende payée, titre exécutoire, composition pénale exécutée ou condamnation définitive), puis enregistrée. Comptez souvent deux à trois mois.',
    delayStage: 'Un stage apparaît lorsque le préfet a enregistré l’attestation du centre.',
    delayLaw: 'Les points que la loi rend d’elle-même apparaissent sans délai.',
    explanation: 'Comment le solde est calculé',
    explanationText:
      'Douze points au plus (six au début d’une période probatoire), moins les retraits, plus ce que la loi et les stages rendent. Chaque ligne de l’historique dit pourquoi et par quel article.',
    documents: 'Besoin d’un document ?',
    documentsText:
      'Une attestation de droit à conduire sécurisée (ADCS), pour un employeur, un assureur, un loueur : gratuite et immédiate.',
    documentsLink: 'Mes documents',
    notShared:
      'Votre nombre de points ne regarde que vous et les autorités administratives et judiciaires : aucun employeur, assureur ou loueur ne peut vous le demander (C. route L223-7).',
  },
  {
    title: 'My points',
    hello: (name: string) => `Hello ${name}`,
    outOf: (balance: number, cap: number) => `point${balance === 1 ? '' : 's'} out of ${cap}`,
    asOf: (day: string, time: string) => `On ${day} at ${time}, by the registry`,
    capProbation: (cap: number) =>
      `During probation the balance begins at 6 points and may reach ${cap} points at this stage.`,
    state: 'State of the licence',
    stateIs: (state: string) => `State of the licence: ${state}.`,
    forbidden: 'You may not drive at the moment.',
    stateValid: 'You may drive the vehicles of your categories in force, under their conditions.',
    invalidated: (day: string) => `Your licence has been invalid since ${day}, as no points were left.`,
    invalidatedNext:
      'You may no longer drive. The six months (a year after another total loss within five years) run from the day on which the licence is handed in to the prefect, not from the letter (C. route L223-5).',
    zero: 'You have no points left.',
    zeroNext:
      'Letter 48SI has not been notified: the licence stays valid until it is. A course that ends before may still give four points back.',
    next: 'Next points to come back',
    nextNone: 'No points are to come back.',
    nextZero:
      'Nothing will come back once letter 48SI is notified: the licence would have to be taken again.',
    nextFull: 'Your balance is at its highest: there is nothing to recover.',
    nextPoints: (points: number) => `+${points} point${points === 1 ? '' : 's'}`,
    nextIn: (days: number) => {
      if (days > 730) return `in about ${Math.round(days / 365.25)} years`
      if (days > 60) return `in about ${Math.round(days / 30.44)} months`
      return days > 1 ? `in ${days} days` : 'tomorrow'
    },
    nextIf: {
      NO_POINTS_INFRACTION: 'If you commit no infraction that removes points until then.',
      LICENCE_STILL_VALID: 'Without any other condition, as long as your licence stays valid.',
    },
    calendarLink: 'See the whole calendar',
    last: 'Last movement',
    historyLink: 'See the history',
    probation: 'Probation',
    probationUntil: (day: string) => `It is still running: it ends on ${day}.`,
    probationKind: {
      standard: 'It lasts three years.',
      aac: 'It lasts two years, after accompanied driving.',
    },
    increment: (day: string, points: number, earned: boolean) =>
      earned
        ? `${day}: ${points} more points, if there is no infraction until then`
        : `${day}: the ${points} more points are lost, as an infraction was committed before`,
    stage: 'Points recovery course',
    stageNow:
      'A voluntary course may give you up to four points back, once a year at most, within the cap. Choose a centre approved by the prefect.',
    stageLater: (day: string) =>
      `A voluntary course will give points back again only if it ends from ${day} on.`,
    stageNone: 'Your balance is at its highest: a course would give no points.',
    stageInvalid: 'The licence has been invalidated: a course gives no points back any more.',
    toDo: 'To do',
    stageDue: (day: string) =>
      `Letter 48N obliges you to attend a course by ${day} (C. route R223-4). Not attending is a fourth-class contravention.`,
    handInDue: (day: string) =>
      `Letter 48SI orders you to hand in your licence to the prefect by ${day} (C. route R223-3).`,
    remedyDue: (reference: string, day: string) =>
      `The decision of letter ${reference} may be challenged before the administrative court until ${day}.`,
    delay: 'Why the balance may lag behind the road',
    delayWhy:
      'Points are removed neither on the day of the infraction nor on that of the notice: the infraction has first to be established (fine paid, enforceable title, penal settlement carried out, or final conviction), then recorded. That often takes two to three months.',
    delayStage: 'A course appears once the prefect has recorded the certificate of the centre.',
    delayLaw: 'Points that the law gives back by itself appear at once.',
    explanation: 'How the balance is worked out',
    explanationText:
      'Twelve points at most (six when a probation begins), less those removed, plus those that the law and courses give back. Each line of the history says why, and by which article.',
    documents: 'Need a document?',
    documentsText:
      'A secured attestation of the right to drive (ADCS), for an employer, an insurer, a rental company: free and immediate.',
    documentsLink: 'My documents',
    notShared:
      'Your number of points concerns only you and the administrative and judicial authorities: no employer, insurer or rental company may ask for it (C. route L223-7).',
  },
)
