import type { RequestHandler, Response } from 'express'
import { maskEmailAddress } from '../../core/account/email-address.ts'
import { parisDay } from '../../core/calendar-day.ts'
import { returnPath } from '../../core/identity/return-path.ts'
import type { Neph } from '../../core/licence/neph.ts'
import { CodedError } from '../../errors.ts'
import type { LinkedAccount } from '../../service/account/account-ports.ts'
import { acceptAccountLink, cutAccountLink } from '../../service/account/judge-links.ts'
import type { KeptNotice, LinkedIdentity } from '../../service/sign-in/sign-in-ports.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { ACCOUNT_WORDS } from '../../wording/pages/driver-account.ts'
import { csrfOf, formField, queryField } from '../driver/driver-request.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../page.ts'
import { linkedDriverOf } from '../sign-in/session-of.ts'
import type { AccountHttpPorts } from './account-http-ports.ts'

const PAGE = '/conducteur/compte/liens'

/**
 * `GET /conducteur/compte/liens`: to the holder whom FranceConnect identified, the identity and the accounts linked to
 * the licence and what happened to it; what is shown counts as read. Sessions of an account are not shown who else is linked, and do
 * not make notices disappear.
 */
export function getLinks({ links, identities, notices, now }: AccountHttpPorts): RequestHandler {
  return async (request, response) => {
    const driver = linkedDriverOf(response)
    if (driver.signedInBy !== 'franceconnect') return response.redirect(303, '/conducteur/compte')
    const { neph } = driver
    const [accounts, kept] = [await links.ofLicence(neph, now()), await notices.list(neph)]
    const identity = await identities.ofLicence(neph)
    const language = languageOf(response)
    const t = ACCOUNT_WORDS[language]
    sendPage(response, 'driver-account-links', {
      title: t.links,
      t,
      csrf: csrfOf(response),
      returnTo: returnPath(queryField(request, 'returnTo'), '/conducteur'),
      identitySince: identity === null ? '' : sinceText(identity, language),
      accounts: accounts.map((account) => accountView(account, language)),
      notices: kept.flatMap((notice) => noticeView(notice, language) ?? []),
    })
    if (request.method !== 'GET') return
    const unread = kept.filter(({ readAt }) => readAt === null).map(({ id }) => id)
    await notices.markRead(neph, unread, now())
  }
}

/** `POST /conducteur/compte/liens/couper`: cuts the link of an account, or refuses the one it asks for. */
export function postCutLink(ports: AccountHttpPorts): RequestHandler {
  return async (request, response) => {
    const neph = holderOf(response)
    const accountId = accountField(formField(request, 'account'))
    await cutAccountLink(ports, { accountId, neph, by: 'franceconnect' }, ports.now())
    response.redirect(303, PAGE)
  }
}

/** `POST /conducteur/compte/liens/accepter`: accepts the link that an account asks for. */
export function postAcceptLink(ports: AccountHttpPorts): RequestHandler {
  return async (request, response) => {
    const neph = holderOf(response)
    const accountId = accountField(formField(request, 'account'))
    await acceptAccountLink(ports, { accountId, neph }, ports.now())
    response.redirect(303, PAGE)
  }
}

/**
 * Leads a holder who comes by FranceConnect to the notices not yet read, once, before the page asked for; those of
 * what the holder has just done by FranceConnect do not interrupt. Stands before the pages of drivers.
 */
export function leadToNotices({ notices }: Pick<AccountHttpPorts, 'notices'>): RequestHandler {
  return async (request, response, next) => {
    const { neph, signedInBy } = linkedDriverOf(response)
    if (signedInBy !== 'franceconnect') return next()
    const unread = (await notices.list(neph)).filter(
      ({ readAt, details }) => readAt === null && details.by !== 'franceconnect',
    )
    if (unread.length === 0) return next()
    response.redirect(303, `${PAGE}?returnTo=${encodeURIComponent(request.originalUrl)}`)
  }
}

function holderOf(response: Response): Neph {
  const { neph, signedInBy } = linkedDriverOf(response)
  if (signedInBy === 'franceconnect') return neph
  throw new CodedError('SIGN_IN_REQUIRED', 'expected a session opened by FranceConnect')
}

function accountField(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text
  throw new CodedError('REQUEST_MALFORMED', 'expected the id of an account')
}

function accountView({ accountId, email, linkedAt, askedAt }: LinkedAccount, language: Language) {
  const t = ACCOUNT_WORDS[language]
  const { day } = pagePointsWording(language)
  const since = linkedAt ?? askedAt
  const on = since === null ? '' : day(parisDay(since))
  return {
    id: accountId,
    email: maskEmailAddress(email),
    waits: linkedAt === null,
    since: linkedAt === null ? t.askedOn(on) : t.since(on),
  }
}

function sinceText({ linkedAt }: LinkedIdentity, language: Language): string {
  return ACCOUNT_WORDS[language].identitySince(pagePointsWording(language).day(parisDay(linkedAt)))
}

function noticeView({ at, code, details, readAt }: KeptNotice, language: Language) {
  const texts = new Map<string, string>(Object.entries(ACCOUNT_WORDS[language].notices))
  const text = texts.get(`${code} ${details.by} ${details.of}`) ?? texts.get(`${code} ${details.by}`)
  if (text === undefined) return null
  return {
    iso: at.toISOString(),
    day: pagePointsWording(language).day(parisDay(at)),
    unread: readAt === null,
    text,
  }
}
