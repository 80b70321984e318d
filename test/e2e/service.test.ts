import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM_FLAGS } from '../browser/real-browser.ts'
import { runPermis } from '../cli/built-cli.ts'
import { hasTool } from '../required-tool.ts'
import { type RunningService, startService } from './running-service.ts'

const NEPH = '051227308989'
const DRIVER = 'Élise VALCLAIR'
const RECORD = new URL('../../fixtures/records/one-point.json', import.meta.url)

describe.skipIf(!hasTool('chromium'))('the whole service, used by people', () => {
  let service: RunningService
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let rii: Buffer
  let adcs: Buffer

  beforeAll(async () => {
    service = await startService()
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS })
    await freshPage()
  })
  afterAll(async () => {
    await browser?.close()
    service?.remove()
  })

  async function freshPage(): Promise<void> {
    await context?.close()
    context = await browser.newContext({ acceptDownloads: true })
    page = await context.newPage()
    page.setDefaultTimeout(30_000)
  }
  const go = (path: string) => page.goto(`${service.url}${path}`)
  const press = (name: string) => page.locator('main button', { hasText: name }).first().click()
  const signIn = async (path: string, persona: string) => {
    await go(path)
    await press(persona)
    await page.waitForLoadState()
  }
  const words = () => page.locator('main').innerText()
  async function download(): Promise<Buffer> {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Télécharger le PDF' }).first().click()
    return readFileSync(await (await waiting).path())
  }

  it('a driver signs in by FranceConnect, links the licence, and downloads both documents', async () => {
    await signIn('/conducteur/connexion/franceconnect', DRIVER)
    await page.fill('input[name=neph]', NEPH)
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForURL('**/conducteur')
    expect(await words()).toContain('12')
    await go('/conducteur/documents')
    await press('Obtenir mon RII')
    await page.waitForURL('**delivre=**')
    rii = await download()
    await go('/conducteur/documents')
    await press('Obtenir une ADCS')
    await page.waitForURL('**delivre=**')
    adcs = await download()
    for (const pdf of [rii, adcs]) expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  })

  it('a driver asks, an operator answers by command, and the driver reads the answer', async () => {
    const permis = (...args: string[]) => runPermis([...args, '--json'], { cwd: tmpdir(), env: service.env })
    await go('/conducteur/demandes?objet=points-contested')
    await page.fill('textarea[name=message]', 'Ce point n’est pas le mien.')
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForLoadState()
    const waiting: { id: string }[] = JSON.parse((await permis('request', 'list')).stdout)
    expect(waiting).toMatchObject([{ neph: NEPH, subject: 'points-contested', progress: 'received' }])
    const answer = ['--answered-by', 'agent 7', '--message', 'Votre contestation est transmise.']
    expect((await permis('request', 'answer', waiting[0]?.id ?? '', ...answer)).exit).toBe(0)
    await go('/conducteur/demandes')
    expect(await words()).toContain('Votre contestation est transmise.')
    expect((await permis('request', 'answer', 'none', ...answer)).exit).toBe(65)
  })

  it('the API and the command judge what was downloaded', async () => {
    const form = new FormData()
    form.set('file', new Blob([Uint8Array.from(adcs)]), 'adcs.pdf')
    const answer = await fetch(`${service.url}/api/v1/verifications`, { method: 'POST', body: form })
    expect(await answer.json()).toMatchObject({ verdict: 'valid', document: { kind: 'ADCS' } })
    const ran = await runPermis(['points', '--neph', NEPH, '--on', '2026-11-22', '--json'], {
      cwd: tmpdir(),
      env: service.env,
    })
    expect(JSON.parse(ran.stdout)).toMatchObject({ balance: 12 })
  })

  it('a driver goes from the first page to the file by the keyboard alone, and always sees where', async () => {
    await freshPage()
    await go('/')
    const at = () =>
      page.evaluate<{ text: string; isSeen: boolean }>(`(() => {
        const focused = document.activeElement
        const { outlineStyle, outlineWidth } = getComputedStyle(focused)
        return { text: focused.innerText ?? '', isSeen: outlineStyle !== 'none' && outlineWidth !== '0px' }
      })()`)
    const pressOn = async (name: string, key = 'Enter') => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab')
        const { text, isSeen } = await at()
        expect(isSeen, text).toBe(true)
        if (text.trim().startsWith(name)) return page.keyboard.press(key)
      }
      throw new Error(`the keyboard does not reach « ${name} » at ${page.url()}`)
    }
    await pressOn('Entrer dans mon espace')
    await page.waitForURL('**/connexion**')
    await pressOn('S’identifier avec FranceConnect')
    await page.waitForURL('**/simulateurs/**')
    await pressOn(DRIVER, 'Space')
    await page.waitForURL('**/conducteur')
    await pressOn('Documents')
    await page.waitForURL('**/documents')
    await pressOn('Obtenir une ADCS', 'Space')
    await page.waitForURL('**delivre=**')
    const waiting = page.waitForEvent('download')
    await pressOn('Télécharger le PDF')
    expect((await waiting).suggestedFilename()).toMatch(/^ADCS-[0-9A-Z]{16}\.pdf$/)
  })

  it('an employer is told the ADCS, and of an RII the verdict and the law alone', async () => {
    await freshPage()
    await go('/verifier')
    const choose = (buffer: Buffer) =>
      page.setInputFiles('input[type=file]', { name: 'document.pdf', mimeType: 'application/pdf', buffer })
    await choose(adcs)
    await page
      .getByText(/VALCLAIR|BOISVERLAINE/i)
      .first()
      .waitFor()
    await go('/verifier')
    await choose(rii)
    await page.getByText('L223-7').first().waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/BOISVERLAINE|051227308989/)
  })

  it('a clerk validates the RII for a case, and the holder’s trace will tell of an authority alone', async () => {
    await freshPage()
    await signIn('/greffe/connexion/proconnect', 'Aline GRAVELOTTE')
    await go('/greffe/validation')
    await page.fill('input[name=caseNumber]', '26/00123')
    await page.locator('input[name=purpose]:enabled').first().check()
    await page.setInputFiles('input[type=file]', {
      name: 'rii.pdf',
      mimeType: 'application/pdf',
      buffer: rii,
    })
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForLoadState()
    expect(await words()).toMatch(/VALCLAIR/)
    expect((await go('/conducteur'))?.status()).not.toBe(200)
  })

  it.each([
    ['/conducteur/connexion/franceconnect', 'Annuler', /interrompue/i],
    ['/conducteur/connexion/franceconnect', 'Panne', /répond|indisponible|autre/i],
    ['/greffe/connexion/proconnect', 'Carole DUNIVAIL', /service|juridiction|SIRET/i],
    ['/greffe/connexion/proconnect', 'Denis PLUMERAC', /second|double|facteur/i],
    ['/greffe/connexion/proconnect', 'Estelle VERGNAUDIN', /habilitation/i],
    ['/greffe/connexion/proconnect', 'Fabien COSTEBRUNE', /habilit/i],
    ['/greffe/connexion/proconnect', 'Gaëlle TRISTOUNET', /fournisseur|identité/i],
  ])('at %s, « %s » is refused with a reason', async (path, persona, reason) => {
    await freshPage()
    await signIn(path, persona)
    expect(await words()).toMatch(reason)
    await go(path.startsWith('/greffe') ? '/greffe' : '/conducteur')
    expect(page.url()).toContain('connexion')
  })

  it('a driver whose FranceConnect account is too weak may choose another at once', async () => {
    await freshPage()
    await go('/conducteur/connexion/franceconnect')
    await page.locator('button[value="level-too-low"]').click()
    expect(await words()).toMatch(/niveau de garantie/)
    expect(await page.getByRole('link', { name: 'Utiliser un compte de ce service' }).isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Réessayer avec FranceConnect' }).click()
    await press(DRIVER)
    await page.waitForURL('**/conducteur')
  })

  it('a local account reads points but neither sees nor reaches the RII', async () => {
    const record: { confidentialCode: string; holder: { birthName: string; birthDate: string } } = JSON.parse(
      readFileSync(RECORD, 'utf8'),
    )
    const { neph }: { neph: string } = JSON.parse(readFileSync(RECORD, 'utf8'))
    await freshPage()
    const [email, password] = ['personne@exemple.test', 'quatre petits chats gris']
    await go('/conducteur/compte/creer')
    await page.fill('#email', email)
    await page.fill('#password', password)
    await page.fill('#passwordAgain', password)
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForLoadState()
    await expect.poll(() => /code (\d{8})/.exec(service.output())?.[1], { timeout: 20_000 }).toBeDefined()
    await page.fill('#email', email)
    await page.fill('#code', /code (\d{8})/.exec(service.output())?.[1] ?? '')
    await page.fill('#password', password)
    await page.locator('form[action="/conducteur/compte/verifier"] button[type=submit]').click()
    await page.waitForLoadState()
    await go('/conducteur/compte/rattacher')
    if (page.url().includes('connexion')) {
      await go('/conducteur/compte/connexion')
      await page.fill('#email', email)
      await page.fill('#password', password)
      await page.locator('main form button[type=submit]').first().click()
      await page.waitForLoadState()
      await go('/conducteur/compte/rattacher')
    }
    await page.fill('#neph', neph)
    await page.fill('#nephAgain', neph)
    await page.fill('#confidentialCode', record.confidentialCode)
    await page.fill('#birthName', record.holder.birthName)
    await page.fill('#birthDate', record.holder.birthDate.split('-').reverse().join('/'))
    await page.locator('form[action="/conducteur/compte/rattacher"] button[type=submit]').click()
    await page.waitForLoadState()
    await go('/conducteur/documents')
    expect(page.url()).toContain('/conducteur/documents')
    expect(await page.locator('main button').allInnerTexts()).not.toContain('Obtenir mon RII')
    const refused = await context.request.post(`${service.url}/api/v1/me/documents`, {
      headers: { 'idempotency-key': 'e2e-rii' },
      data: { kind: 'RII' },
    })
    expect([refused.status(), await refused.json()]).toMatchObject([403, { code: 'ACCESS_REFUSED' }])
  })

  it('stops when asked, and leaves an audit that verifies and names nobody in its log', async () => {
    expect(await service.stop()).toBe(0)
    const ran = await runPermis(['audit', 'verify', '--json'], { cwd: tmpdir(), env: service.env })
    expect(JSON.parse(ran.stdout)).toMatchObject({ outcome: 'sound' })
    const log = service
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n')
    expect(log).not.toMatch(/BOISVERLAINE|VALCLAIR|051227308989|personne@exemple/)
  })
})
