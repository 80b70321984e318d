import { afterEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import { statusOf, toProblem } from '../../src/http/problem.ts'
import { ERRORS_FR } from '../../src/wording/errors.fr.ts'
import { LANGUAGES } from '../../src/wording/language.ts'
import { bareApp, listening } from './bare-app.ts'

let close = () => {}
afterEach(() => close())

async function verify(body: string, headers: Record<string, string>, query = '') {
  const { server, url } = await listening(bareApp())
  close = () => void server.close()
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
  const response = await fetch(`${url}/api/v1/verifications${query}`, init)
  return { response, problem: JSON.parse(await response.text()) }
}

const REACHED = [...Object.keys(ERRORS_FR).filter((code) => statusOf(code) !== 500), 'INTERNAL']
/** The word stands for a licence as well: it is a command where one of ours follows. */
const COMMANDS =
  /\bpermis (audit|backup|code|config|decode|habilitation|issue|link|operator-key|pki|points|registry|request|serve|trust|verify)/

describe('a problem', () => {
  it.each(REACHED)('%s never speaks of commands, their options or the settings of operators', (code) => {
    for (const language of LANGUAGES) {
      const { title, advice } = toProblem(new CodedError(code, 'found'), language)
      expect(`${title} ${advice}`).not.toMatch(COMMANDS)
      expect(`${title} ${advice}`).not.toMatch(/--|DATABASE_URL|PADES|TIMESTAMP_/)
    }
  })

  it('tells what can be done about a refusal at the door where it was met', () => {
    const refused = toProblem(new CodedError('ACCESS_REFUSED', 'refused: RII_NEEDS_FRANCECONNECT'))
    expect(refused.advice).toContain('connecté par FranceConnect')
    const ours = toProblem(new TypeError('/srv/keys'), 'en')
    expect(ours).toMatchObject({ status: 500, code: 'INTERNAL', detail: 'the fault is ours' })
  })

  it('is told in the language of the address, else of the program, else in French', async () => {
    const wrong = '{"payload":5}'
    const french = await verify(wrong, {})
    expect(french.response.headers.get('content-language')).toBe('fr')
    expect(french.response.headers.get('vary')).toContain('Accept-Language')
    expect(french.problem).toMatchObject({
      title: 'La demande est mal formée',
      detail: 'à reprendre dans le corps (pointeurs JSON) : /payload',
    })
    close()
    const english = await verify(wrong, { 'accept-language': 'de, en-GB;q=0.8' })
    expect(english.response.headers.get('content-language')).toBe('en')
    expect(english.problem).toMatchObject({
      title: 'The request is malformed',
      detail: expect.stringContaining('/payload invalid_type'),
    })
    close()
    const asked = await verify(wrong, { 'accept-language': 'en' }, '?lang=fr')
    expect(asked.problem).toMatchObject({ title: 'La demande est mal formée' })
  })

  it('of a body whose type is not taken names the types that are, and no file', async () => {
    const { response, problem } = await verify('hello', { 'content-type': 'text/plain' })
    expect(response.status).toBe(415)
    expect(problem).toMatchObject({
      code: 'UNSUPPORTED_TYPE',
      advice: expect.stringContaining('multipart/form-data, application/json'),
    })
  })
})
