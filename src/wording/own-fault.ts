import { inBothLanguages } from './language.ts'

/** What is said to programs in place of what happened inside the service. */
export const OWN_FAULT = inBothLanguages(
  { fault: 'la faute est la nôtre', trouble: 'rien n’est à reprendre dans la demande' },
  { fault: 'the fault is ours', trouble: 'nothing is wrong with the request' },
)
