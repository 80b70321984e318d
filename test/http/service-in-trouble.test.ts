import { afterEach, describe, expect, it } from 'vitest'
import { ScanError } from '../../src/scan/scan-error.ts'
import { PkiError } from '../../src/signing/pki-error.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

let app: RunningApp
afterEach(() => app.close())

const failing = async (error: unknown) => {
  app = await startApp(() => Promise.reject(error))
  return (path: string) => fetch(`${app.url}${path}`, { method: 'POST', body: formWith('DC04') })
}

describe('a service in trouble', () => {
  it('that reads too much already asks to come back, as JSON and as a page', async () => {
    const post = await failing(new ScanError('SCAN_BUSY', '16 files wait to be read, 16 may'))
    for (const path of ['/api/v1/verifications', '/verifier']) {
      const response = await post(path)
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('2')
      expect(await response.text()).toContain('SCAN_BUSY')
    }
  })

  it.each([
    ['an unforeseen error', new TypeError('secret VALCLAIR 051227308989')],
    ['a coded error of ours', new PkiError('PKI_UNREADABLE', '/srv/keys/secret VALCLAIR 051227308989')],
  ])('by %s answers 500, says nothing of it, and logs its kind only', async (_, error) => {
    const post = await failing(error)
    for (const path of ['/api/v1/verifications', '/verifier']) {
      const response = await post(path)
      expect(response.status).toBe(500)
      const body = await response.text()
      expect(body).toContain('INTERNAL')
      expect(body).not.toMatch(/VALCLAIR|051227308989|PKI_|srv|TypeError/)
    }
    expect(app.log()).toMatch(/"msg":"failed"/)
    expect(app.log()).not.toMatch(/VALCLAIR|051227308989|srv/)
  })
})
