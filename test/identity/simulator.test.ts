import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { matchIdentity } from '../../src/core/identity/match-identity.ts'
import { readPivotIdentity } from '../../src/core/identity/pivot-identity.ts'
import { communesOfFrance } from '../../src/identity/communes-of-france.ts'
import { franceConnect } from '../../src/identity/franceconnect.ts'
import { listenerFetch } from '../../src/identity/listener-fetch.ts'
import { franceConnectPersonas } from '../../src/identity/simulator/franceconnect-personas.ts'
import { franceConnectSimulator } from '../../src/identity/simulator/franceconnect-simulator.ts'
import { proConnectSimulator } from '../../src/identity/simulator/proconnect-simulator.ts'
import { folderRecords } from '../../src/storage/folder-records.ts'

const PUBLIC_URL = 'http://localhost:3999'
const SETTINGS = {
  production: false,
  publicUrl: PUBLIC_URL,
  clientId: 'permis',
  clientSecret: 'secret',
  redirectUris: [`${PUBLIC_URL}/conducteur/retour/franceconnect`],
  postLogoutRedirectUris: [`${PUBLIC_URL}/conducteur/retour/deconnexion`],
  now: () => new Date(),
}
const records = await folderRecords(new URL('../../fixtures/records', import.meta.url).pathname)
const communes = await communesOfFrance()

let close = () => {}
afterEach(() => close())

async function listen(): Promise<string> {
  const app = express().use(franceConnectSimulator({ ...SETTINGS, personas: [] }))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a simulated provider', () => {
  it.each([
    ['FranceConnect', () => franceConnectSimulator({ ...SETTINGS, production: true, personas: [] })],
    ['ProConnect', () => proConnectSimulator({ ...SETTINGS, production: true })],
  ])('is refused in production: %s', (_, build) => {
    expect(build).toThrowError(expect.objectContaining({ code: 'CONFIGURATION' }))
  })

  it('names itself by the public address and the paths of the real one, whatever address reaches it', async () => {
    const listener = await listen()
    const issuer = `${PUBLIC_URL}/simulateurs/franceconnect/api/v2`
    const answer = await fetch(
      `${listener}/simulateurs/franceconnect/api/v2/.well-known/openid-configuration`,
    )
    expect(await answer.json()).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/session/end`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['ES256'],
    })
  })

  it('has a persona for every driver whose identity matches the licence', () => {
    const personas = franceConnectPersonas(records.all)
    for (const { neph, holder } of records.all) {
      const answer = personas.find(({ id }) => id === `driver-${neph}`)?.answer
      const claims = answer?.kind === 'identity' ? answer.claims : {}
      expect(matchIdentity(holder, readPivotIdentity(claims), communes), neph).toMatchObject({
        outcome: 'match',
      })
    }
  })

  it('has a near miss by the given name', () => {
    const near = franceConnectPersonas(records.all).find((persona) => persona.case === 'near-miss')
    const holder = records.all.find(({ neph }) => neph === near?.hint)?.holder
    const claims = near?.answer.kind === 'identity' ? near.answer.claims : {}
    expect(holder && matchIdentity(holder, readPivotIdentity(claims), communes)).toEqual({
      outcome: 'near-miss',
      fields: ['givenName'],
    })
  })
})

describe('a provider out of order', () => {
  it('is told as such, and used as soon as it is back', async () => {
    let listener = 'http://127.0.0.1:9'
    const provider = franceConnect({
      issuer: `${PUBLIC_URL}/simulateurs/franceconnect/api/v2`,
      clientId: 'permis',
      clientSecret: 'secret',
      redirectUri: SETTINGS.redirectUris[0] ?? '',
      postLogoutRedirectUri: SETTINGS.postLogoutRedirectUris[0] ?? '',
      fetch: listenerFetch(PUBLIC_URL, () => listener),
      level: 'eidas1',
      now: () => new Date(),
    })
    await expect(provider.begin()).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
    listener = await listen()
    const { url, secrets } = await provider.begin()
    expect(url.origin).toBe(PUBLIC_URL)
    expect(url.searchParams.get('acr_values')).toBe('eidas1')
    for (const secret of [secrets.state, secrets.nonce, secrets.codeVerifier])
      expect(secret).toMatch(/^[\w-]{43}$/)
  })
})
