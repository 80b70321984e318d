import express, { type RequestHandler, Router } from 'express'
import type Provider from 'oidc-provider'
import { CodedError } from '../../errors.ts'
import {
  languageFrom,
  type ProviderProfile,
  SIMULATOR_CSP,
  type SimulatorSettings,
  simulatedProvider,
} from './simulated-provider.ts'
import { renderPersonas } from './simulator-page.ts'

/**
 * Builds the routes of a simulated provider; they begin with `/simulateurs/`, so mount them at the root, before
 * whatever parses bodies.
 *
 * @throws {CodedError} CONFIGURATION in production
 */
export function simulatorRouter(profile: ProviderProfile, settings: SimulatorSettings): Router {
  if (settings.production)
    throw new CodedError('CONFIGURATION', `the simulator of ${profile.name} is refused in production`)
  const provider = simulatedProvider(profile, settings)
  const root = `/simulateurs/${profile.slug}`
  const router = Router()
  router.get(`${root}/continuer.js`, (_request, response) => {
    response
      .type('js')
      .send("document.getElementById('op.logoutForm').requestSubmit(document.querySelector('button'))\n")
  })
  router
    .route(`${root}/personnes/:uid`)
    .get(showPersonas(profile, provider))
    .post(express.urlencoded({ extended: false, limit: '4kb' }), choosePersona(profile, provider))
  router.use(`${root}/api/v2`, asSeenFromOutside(settings.publicUrl), provider.callback())
  return router
}

/** The address that reaches the listener may be another than the public one, by which the provider names itself. */
function asSeenFromOutside(publicUrl: string): RequestHandler {
  const { host, protocol } = new URL(publicUrl)
  return (request, response, next) => {
    request.headers.host = host
    request.headers['x-forwarded-host'] = host
    request.headers['x-forwarded-proto'] = protocol.replace(':', '')
    response.set('Cache-Control', 'no-store')
    next()
  }
}

function showPersonas({ name, personas }: ProviderProfile, provider: Provider): RequestHandler {
  return async (request, response) => {
    await underWay(provider, request, response)
    response
      .set({ 'Content-Security-Policy': SIMULATOR_CSP, 'Cache-Control': 'no-store' })
      .type('html')
      .send(
        renderPersonas(name, languageFrom(request.headers.cookie), { action: request.originalUrl, personas }),
      )
  }
}

function choosePersona({ personas }: ProviderProfile, provider: Provider): RequestHandler {
  return async (request, response) => {
    const details = await underWay(provider, request, response)
    const body: unknown = request.body
    const id = typeof body === 'object' && body !== null && 'persona' in body ? body.persona : null
    const persona = personas.find((known) => known.id === id)
    if (persona === undefined) throw new CodedError('REQUEST_MALFORMED', 'expected one of the personas shown')
    const { answer } = persona
    await forgetAnother(provider, details, persona.id)
    const result =
      answer.kind === 'error'
        ? { error: answer.error, error_description: answer.description }
        : { login: { accountId: persona.id, acr: answer.acr, amr: [...answer.amr], remember: true } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
}

type SignInUnderWay = Awaited<ReturnType<Provider['interactionDetails']>>

/** Who chose somebody else before goes on as the person now chosen: the library would ask by a script that our policy forbids. */
async function forgetAnother(provider: Provider, details: SignInUnderWay, chosen: string): Promise<void> {
  const uid = details.session?.uid
  const session = uid === undefined ? undefined : await provider.Session.findByUid(uid)
  if (session?.accountId === undefined || session.accountId === chosen) return
  delete details.session
  await details.persist()
  delete session.accountId
  session.authorizations = {}
  await session.persist()
}

async function underWay(
  provider: Provider,
  ...exchange: Parameters<Provider['interactionDetails']>
): Promise<SignInUnderWay> {
  try {
    return await provider.interactionDetails(...exchange)
  } catch (cause) {
    throw new CodedError('SIGN_IN_EXPIRED', 'no sign-in is under way at the simulator', {}, { cause })
  }
}
