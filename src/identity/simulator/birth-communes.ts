/** COG codes of the communes where the fictitious drivers were born; others are given without a code. */
const COMMUNES: Readonly<Record<string, string>> = {
  ABBEVILLE: '80001',
  BEZIERS: '34032',
  CHOLET: '49099',
  DIEPPE: '76217',
  DOUAI: '59178',
  DRAGUIGNAN: '83050',
  FORBACH: '57227',
  LIBOURNE: '33243',
  LIMOUX: '11206',
  LYON: '69383',
  MARSEILLE: '13205',
  MURET: '31395',
  PARIS: '75111',
  PONTARLIER: '25462',
  QUIMPER: '29232',
  RENNES: '35238',
  ROANNE: '42187',
  ROCHEFORT: '17299',
  SELESTAT: '67462',
  TOULON: '83137',
  VALENCE: '26362',
  VIENNE: '38544',
  VIRE: '14762',
}

/** Gives the code of a commune by its name in capitals; empty where it is not among them. */
export function communeCode(name: string): string {
  return COMMUNES[name] ?? ''
}
