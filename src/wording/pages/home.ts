import { inBothLanguages } from '../language.ts'

/** What the home page says. */
export const HOME_WORDS = inBothLanguages(
  {
    title: 'Accueil',
    heading: 'Documents de permis de conduire, scellés et vérifiables',
    lead: 'Consulter son permis et ses points, obtenir un document signé, vérifier celui qu’on vous remet.',
    who: 'Qui êtes-vous ?',
    driver: 'Conducteur',
    driverText: 'Votre solde de points, expliqué ; votre historique ; vos documents. Gratuit, immédiat.',
    driverAction: 'Entrer dans mon espace',
    verifier: 'Employeur, assureur, loueur',
    verifierText:
      'Vérifiez l’attestation de droit à conduire sécurisée (ADCS) que l’on vous remet : modifiée ou non, de qui, en cours de validité.',
    verifierAction: 'Vérifier un document',
    clerk: 'Greffe d’une juridiction',
    clerkText: 'Validez le relevé d’information versé à une procédure, avec votre habilitation.',
    clerkAction: 'Entrer dans l’espace greffe',
    drivers: (count: number) => `Les ${count} conducteurs fictifs`,
    driversText:
      'Chacun a son histoire : probation, suspension, permis invalidé, catégorie expirée… La page de connexion les propose, avec le numéro à donner ensuite.',
    neph: 'Numéro NEPH',
    name: 'Nom',
    state: 'État du permis',
    try: 'Essayer la démonstration',
    trySignIn:
      'Entrez dans l’espace conducteur par FranceConnect (simulé) : choisissez une personne fictive.',
    tryIssue: 'Délivrez une attestation : depuis l’espace conducteur, ou par la commande',
    tryVerify: 'Vérifiez-la, ici ou par la commande',
    tryChange: 'Modifiez-la, imprimez-la, photographiez-la, et vérifiez de nouveau.',
  },
  {
    title: 'Home',
    heading: 'Driving licence documents, sealed and verifiable',
    lead: 'See your licence and your points, obtain a signed document, verify one that you are handed.',
    who: 'Who are you?',
    driver: 'Driver',
    driverText: 'Your points, explained; your history; your documents. Free and immediate.',
    driverAction: 'Go to my pages',
    verifier: 'Employer, insurer, rental company',
    verifierText:
      'Verify the secured attestation of the right to drive (ADCS) that you are handed: altered or not, from whom, still in force.',
    verifierAction: 'Verify a document',
    clerk: 'Court clerk',
    clerkText: 'Validate the statement filed in a case, under your authorisation.',
    clerkAction: 'Go to the clerks’ pages',
    drivers: (count: number) => `The ${count} fictitious drivers`,
    driversText:
      'Each has a story: probation, suspension, licence invalidated, category expired… The sign-in page offers them, with the number to give afterwards.',
    neph: 'NEPH number',
    name: 'Name',
    state: 'State of the licence',
    try: 'Try the demonstration',
    trySignIn: 'Go to the drivers’ pages by (simulated) FranceConnect: choose a fictitious person.',
    tryIssue: 'Issue an attestation: from the drivers’ pages, or by the command',
    tryVerify: 'Verify it, here or by the command',
    tryChange: 'Change it, print it, photograph it, and verify again.',
  },
)
