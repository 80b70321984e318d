import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../../../src/http/api/openapi.ts'
import { OPERATIONS } from '../../../src/http/api/operations.ts'
import { createApp } from '../../../src/http/app.ts'
import { documentedSchema, faultOf } from './api-contract.ts'

const app = createApp({
  environment: 'test',
  examine: () => Promise.reject(new Error('nothing is examined here')),
  drivers: [],
  keysDir: '/nowhere',
  version: '1.2.3',
  isReady: () => true,
  log: pino({ level: 'silent' }),
})
const server = createServer(app).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => void server.close())

const document = openApiDocument('1.2.3', 'fr')

describe('the OpenAPI document', () => {
  it('is served as it is made, in both languages', async () => {
    const served = await fetch(`${url}/api/openapi.json`)
    expect(served.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await served.json()).toEqual(JSON.parse(JSON.stringify(document)))
    const english = await (await fetch(`${url}/api/openapi.json?lang=en`)).text()
    expect(english).toContain('Verify a document')
  })

  it('has every endpoint of design.md 4, each name once', () => {
    const known = OPERATIONS.map(({ method, path }) => `${method} ${path}`)
    for (const wanted of [
      'post /api/v1/verifications',
      ...['licence', 'points', 'points/history', 'points/calendar', 'documents', 'documents/{id}'].map(
        (path) => `get /api/v1/me/${path}`,
      ),
      'post /api/v1/me/documents',
      ...['/trust/tsl.xml', '/trust/certificates', '/trust/crl/{file}'].map((path) => `get ${path}`),
      ...['/health/live', '/health/ready', '/metrics', '/version'].map((path) => `get ${path}`),
    ])
      expect(known).toContain(wanted)
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
  })

  it('tells that another method is refused with the methods that there are', async () => {
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods))
        expect(operation).toMatchObject({ responses: { 405: { headers: { Allow: {} } } } })
    const refused = await fetch(`${url}/api/v1/verifications`)
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('refers only to schemas that it has', () => {
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '')
    expect(new Set(names).size).toBeGreaterThan(10)
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name)
  })

  it('has examples that its own schemas accept', () => {
    for (const { id, requestBodies = [], answers } of OPERATIONS)
      for (const { schema, example } of [...requestBodies, ...answers.flatMap(({ bodies }) => bodies)])
        if (schema !== undefined && example !== undefined)
          expect({ id, fault: schema.safeParse(example).error?.message }).toEqual({ id, fault: undefined })
  })

  it('has schemas that refuse what departs from them', () => {
    const version = documentedSchema({ $ref: '#/components/schemas/Version' })
    expect(version.safeParse({ version: '1' }).success).toBe(true)
    expect(version.safeParse({ version: '1', extra: 1 }).success).toBe(false)
  })

  it('is what an answer is held against: status, type and body', () => {
    const answer = (status: number, type: string, body: unknown) =>
      faultOf({
        method: 'GET',
        path: '/version',
        status,
        header: (name) => (name === 'content-type' ? type : ''),
        body: Buffer.from(JSON.stringify(body)),
      })
    expect(answer(200, 'application/json; charset=utf-8', { version: '1' })).toBeNull()
    expect(answer(202, 'application/json', { version: '1' })).toContain('undocumented status')
    expect(answer(200, 'text/plain', { version: '1' })).toContain('undocumented type')
    expect(answer(200, 'application/json', { version: 1 })).toContain('version')
  })
})

describe('GET /api/docs', () => {
  it('shows every operation under an anchor, and asks for nothing from elsewhere', async () => {
    for (const lang of ['fr', 'en']) {
      const response = await fetch(`${url}/api/docs?lang=${lang}`)
      expect(response.status).toBe(200)
      const page = await response.text()
      for (const { id, path } of OPERATIONS) {
        expect(page).toContain(`id="${id}"`)
        expect(page).toContain(`href="#${id}"`)
        expect(page).toContain(path)
      }
      for (const name of Object.keys(document.components.schemas))
        expect(page).toContain(`id="schema-${name}"`)
      expect(page).not.toMatch(/<script|style=|(src|href)="(https?:)?\/\//)
    }
  })

  it('leads to nothing that is not on the page', async () => {
    const page = await (await fetch(`${url}/api/docs`)).text()
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length)
  })
})
