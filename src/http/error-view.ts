import type { ErrorCode } from '../error-code.ts'
import type { Language } from '../wording/language.ts'
import { ERROR_PAGE_WORDS, pageErrorSentence } from '../wording/pages/error-pages.ts'

type Way = keyof (typeof ERROR_PAGE_WORDS)['fr']['ways']

const ADDRESSES: Readonly<Record<Way, string>> = {
  franceconnect: '/conducteur/connexion/franceconnect',
  account: '/conducteur/compte/connexion',
  proconnect: '/greffe/connexion',
  signIn: '/conducteur/connexion',
  link: '/conducteur/rattachement',
  driver: '/conducteur',
  documents: '/conducteur/documents',
  requests: '/conducteur/demandes',
  trouble: '/conducteur/aide#franceconnect',
  otherWays: '/conducteur/aide#otherWays',
  verifier: '/verifier',
  home: '/',
  help: '/conducteur/aide',
}

const PROVIDER_FAILED: readonly Way[] = ['franceconnect', 'account', 'trouble']
const CLERK_REFUSED: readonly Way[] = ['proconnect', 'verifier', 'home']
const ANYWHERE: readonly Way[] = ['home', 'verifier', 'help']

/** What leads on from an error, the likeliest first; a failed sign-in always has another way. */
const WAYS: Readonly<Partial<Record<ErrorCode, readonly Way[]>>> = {
  SIGN_IN_CANCELLED: PROVIDER_FAILED,
  SIGN_IN_EXPIRED: PROVIDER_FAILED,
  SIGN_IN_REFUSED: PROVIDER_FAILED,
  PROVIDER_UNAVAILABLE: PROVIDER_FAILED,
  ASSURANCE_TOO_LOW: PROVIDER_FAILED,
  IDENTITY_INCOMPLETE: PROVIDER_FAILED,
  SIGN_IN_REQUIRED: ['signIn', 'help', 'home'],
  LICENCE_NOT_LINKED: ['link', 'otherWays', 'home'],
  TOO_MANY_ATTEMPTS: ['otherWays', 'home'],
  DOCUMENT_WITHDRAWN: ['documents', 'requests', 'driver'],
  ACCESS_REFUSED: ['driver', 'franceconnect', 'otherWays'],
  SECOND_FACTOR_MISSING: CLERK_REFUSED,
  SERVICE_NOT_ALLOWED: CLERK_REFUSED,
  AGENT_PROVIDER_NOT_ALLOWED: CLERK_REFUSED,
  HABILITATION_MISSING: CLERK_REFUSED,
  HABILITATION_NOT_IN_FORCE: CLERK_REFUSED,
}

const BY_CODE: ReadonlyMap<string, readonly Way[]> = new Map(Object.entries(WAYS))

/** What the page of an error shows: what happened, what to do, and where to go from there. */
export function errorView(code: string, path: string, language: Language) {
  const t = ERROR_PAGE_WORDS[language]
  const known = BY_CODE.get(code) ?? ANYWHERE
  const ways = known === PROVIDER_FAILED && path.startsWith('/greffe') ? CLERK_REFUSED : known
  return {
    ...pageErrorSentence(code, language),
    code,
    ways: ways.map((way) => ({ href: ADDRESSES[way], label: t.ways[way] })),
  }
}
