import { inBothLanguages } from '../language.ts'
import { API_WORDS_EN } from './api-docs.en.ts'
import { API_WORDS_FR } from './api-docs.fr.ts'

/** What the API's document and its page say of each operation. */
export const API_WORDS = inBothLanguages(API_WORDS_FR, API_WORDS_EN)

/** Names of the operations of the API. */
export type OperationId = keyof (typeof API_WORDS)['fr']['operations']

/** Groups of operations. */
export type OperationTag = keyof (typeof API_WORDS)['fr']['tags']
