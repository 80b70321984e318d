import { inBothLanguages } from '../language.ts'

/** What the page says to whom FranceConnect identified, and whose licence is linked to another identity. */
export const TAKEN_LICENCE_WORDS = inBothLanguages(
  {
    title: 'Ce permis est déjà rattaché à une autre identité FranceConnect',
    lead: 'Votre identité est bien celle du permis, mais une autre y est déjà rattachée : une seule peut l’être à la fois. Rien n’a changé, et un avis est laissé au titulaire.',
    whyTitle: 'Pourquoi ?',
    why: [
      'Votre état civil a été rectifié : FranceConnect vous connaît alors comme une autre personne, et l’ancien rattachement est le vôtre.',
      'Une autre personne porte vos nom, prénoms et date de naissance : vérifiez que ce numéro NEPH est le vôtre.',
    ],
    earlierTitle: 'Si vous pouvez encore vous connecter comme avant',
    earlier:
      'Reconnectez-vous avec le compte FranceConnect d’alors, coupez son rattachement sous « Mon compte », puis revenez avec celui d’aujourd’hui.',
    earlierAction: 'Se reconnecter par FranceConnect',
    codeTitle: 'Sinon, par le code confidentiel',
    code: 'Saisissez le code confidentiel du permis. Il remplace l’ancien rattachement par le vôtre et ferme ses connexions. Un code qui a pu figurer sur un relevé intégral ou une lettre ne suffit pas : un nouveau vous est alors envoyé par la poste, à l’adresse du permis, à saisir ici.',
    codeLabel: 'Code confidentiel',
    codeHint: 'Huit lettres et chiffres ; il ne sert qu’une fois.',
    codeWhere: 'Je ne l’ai plus',
    codeAction: 'Remplacer l’ancien rattachement',
    attempts: 'Après cinq essais, il faut attendre une heure.',
    posted:
      'Le code est juste, et a maintenant servi. Il a pu figurer sur un relevé intégral ou une lettre : un nouveau code est demandé pour vous, par la poste, à l’adresse du permis. Saisissez-le ici dès qu’il arrive ; d’ici là, rien ne change.',
    otherWays: 'Autres façons d’obtenir ses documents',
  },
  {
    title: 'This licence is linked to another FranceConnect identity already',
    lead: 'Your identity is that of the licence, but another one is linked to it already: only one can be at a time. Nothing has changed, and a notice is left for the holder.',
    whyTitle: 'Why?',
    why: [
      'Your civil status was corrected: FranceConnect then knows you as another person, and the earlier link is yours.',
      'Another person has your name, given names and date of birth: check that this NEPH number is yours.',
    ],
    earlierTitle: 'If you can still sign in as before',
    earlier:
      'Sign in with the FranceConnect account of that time, cut its link under “My account”, then come back with that of today.',
    earlierAction: 'Sign in by FranceConnect again',
    codeTitle: 'Otherwise, by the confidential code',
    code: 'Enter the confidential code of the licence. It puts your link in the place of the earlier one and ends its sessions. A code that may have stood on a full statement or a letter is not enough: a new one is then sent to you by post, to the address of the licence, to be entered here.',
    codeLabel: 'Confidential code',
    codeHint: 'Eight letters and figures; it serves once only.',
    codeWhere: 'I no longer have it',
    codeAction: 'Replace the earlier link',
    attempts: 'After five attempts one has to wait for an hour.',
    posted:
      'The code is right, and has now served. It may have stood on a full statement or a letter: a new code is asked for you, by post, to the address of the licence. Enter it here as soon as it arrives; until then nothing changes.',
    otherWays: 'Other ways to obtain one’s documents',
  },
)
