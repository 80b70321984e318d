import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ISSUED_AT } from '../../core/records.ts'
import { type DriverApp, startDriverApp } from './driver-app.ts'

describe('a document that was withdrawn, on the pages of its driver', () => {
  let app: DriverApp
  let cookie: string
  let csrf: string
  beforeAll(async () => {
    app = await startDriverApp()
    ;({ cookie, csrf } = await app.signIn('clean-b'))
  })
  afterAll(() => app?.close())

  const get = (path: string, language = 'fr') =>
    fetch(app.url + path, { headers: { cookie: `${cookie}; lang=${language}`, accept: 'text/html' } })
  const obtain = async (kind: 'ADCS' | 'RII') => {
    const body = new URLSearchParams({ _csrf: csrf, document: kind })
    const headers = { cookie, accept: 'text/html' }
    const answer = await fetch(`${app.url}/conducteur/documents`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    })
    return /delivre=(\w{16})/.exec(answer.headers.get('location') ?? '')?.[1] ?? 'none'
  }
  /** The line of the list that is about one document. */
  const lineOf = async (id: string, language = 'fr') => {
    const page = await (await get('/conducteur/documents', language)).text()
    const reference = id.replace(/(.{4})(?=.)/g, '$1-')
    return page.split('<h3>').find((line) => line.includes(`<code>${reference}</code>`)) ?? ''
  }

  it('is told as such with its reason and the way on, and is no longer offered', async () => {
    const id = await obtain('ADCS')
    expect(await lineOf(id)).toContain(`/conducteur/documents/${id}/pdf`)
    app.withdraw(id, { at: ISSUED_AT, reason: 'wrong-content' })
    const line = await lineOf(id)
    expect(line).toContain('retirée')
    expect(line).toContain('il contenait une erreur')
    expect(line).toContain('/conducteur/demandes')
    expect(line).toContain('name="document" value="ADCS"')
    expect(line).not.toContain(`/conducteur/documents/${id}`)
    expect(line).not.toContain('en cours de validité')
    expect(await lineOf(id, 'en')).toContain('This document was withdrawn on')
  })

  it('is gone, as file and as page, and both attempts leave their line', async () => {
    const id = await obtain('RII')
    app.withdraw(id, { at: ISSUED_AT, reason: 'wrong-person' })
    const before = app.audited.length
    for (const path of [`/conducteur/documents/${id}`, `/conducteur/documents/${id}/pdf`]) {
      const answer = await get(path)
      expect(answer.status).toBe(410)
      const page = await answer.text()
      expect(page).toContain('Ce document a été retiré')
      expect(page).toContain('/conducteur/documents')
    }
    expect(app.audited.slice(before)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        action: 'read-document',
        outcome: 'refused',
        reason: 'DOCUMENT_WITHDRAWN',
        documentId: id,
      })),
    )
  })

  it('because the licence itself is at issue is not offered anew', async () => {
    const id = await obtain('ADCS')
    app.withdraw(id, { at: ISSUED_AT, reason: 'licence-obtained-by-fraud' })
    const line = await lineOf(id)
    expect(line).toContain('écrivez-nous')
    expect(line).not.toContain('<form')
  })
})
