const KINDS: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'vrai ou faux',
  object: 'un objet',
  array: 'une liste',
  null: 'null',
  undefined: 'rien',
  date: 'une date',
  nonoptional: 'une valeur',
  NaN: 'ce qui n’est pas un nombre',
}

/** What readers of records say of a value, in English, and how French says it; the first is of the schema (zod). */
const SENTENCES: readonly (readonly [RegExp, (...groups: readonly string[]) => string])[] = [
  [
    /^Invalid input: expected (\w+), received (\w+)$/,
    (expected = '', found = '') =>
      `${KINDS[expected] ?? expected} est attendu ; trouvé : ${KINDS[found] ?? found}`,
  ],
  [/^Invalid input: expected (".+"|\d+|true|false)$/, (expected) => `attendu : ${expected}`],
  [
    /^Invalid option: expected one of (.+)$/,
    (choices = '') => `attendu : ${choices.replaceAll('|', ' ou ')}`,
  ],
  [/^Unrecognized keys?: (.+)$/, (keys) => `clés inconnues : ${keys}`],
  [/^Invalid input$/, () => 'valeur d’une autre forme que celles attendues'],
  [/^Invalid input: no matching discriminator$/, () => 'genre inconnu'],
  [/^Too small: expected .+ to (?:be|have) (.+)$/, (least) => `trop petit ou trop court : ${least} attendu`],
  [/^Too big: expected .+ to (?:be|have) (.+)$/, (most) => `trop grand ou trop long : ${most} attendu`],
  [/^an unseen character stands in this text$/, () => 'ce texte contient un caractère invisible'],
  [/^expected an existing day as YYYY-MM-DD$/, () => 'un jour qui existe est attendu, AAAA-MM-JJ'],
  [/^expected a time as HH:mm$/, () => 'une heure est attendue, HH:mm'],
  [/^this kind has a form of its own$/, () => 'ce genre d’événement a une forme à lui'],
  [
    /^expected YYYY-MM-DD, 00 for an unknown month or day$/,
    () => 'AAAA-MM-JJ est attendu, 00 pour un mois ou un jour inconnu',
  ],
  [/^expected a country as two capital letters$/, () => 'un pays est attendu, en deux capitales'],
  [
    /^expected a NEPH: 5 to 19 letters or digits, the last four digits$/,
    () => 'un NEPH est attendu : 5 à 19 lettres ou chiffres, dont quatre chiffres à la fin',
  ],
  [
    /^expected one of the 50 states of data identifier E5$/,
    () => 'un des 50 états de la donnée E5 est attendu',
  ],
  [/^a licence cannot be obtained before birth$/, () => 'un permis ne s’obtient pas avant la naissance'],
  [/^a category cannot be obtained before birth$/, () => 'une catégorie ne s’obtient pas avant la naissance'],
  [/^a category cannot end before it is obtained$/, () => 'une catégorie ne finit pas avant d’être obtenue'],
  [
    /^an infraction cannot be established before it was committed$/,
    () => 'une infraction n’est pas établie avant d’être commise',
  ],
  [/^a letter cannot be notified before it was sent$/, () => 'une lettre n’est pas notifiée avant son envoi'],
  [/^an event cannot end before it begins$/, () => 'un événement ne finit pas avant de commencer'],
  [/^the infraction of (\S+) has this id$/, (other) => `l’infraction ${other} a déjà cet identifiant`],
  [/^nothing can happen to a driver after death$/, () => 'rien n’arrive à un conducteur après sa mort'],
]

/** Says in French what is wrong with a value of a record; null for what has no sentence here. */
export function recordFaultFr(message: string): string | null {
  for (const [form, say] of SENTENCES) {
    const found = form.exec(message)
    if (found !== null) return say(...found.slice(1))
  }
  return null
}
