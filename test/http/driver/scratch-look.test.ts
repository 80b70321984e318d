import { chromium } from 'playwright-core'
import { it } from 'vitest'
import { startDriverApp } from './driver-app.ts'

it('shots', async () => {
  const app = await startDriverApp()
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const plan = (process.env.SHOTS ?? '').split(' ').filter(Boolean)
  for (const item of plan) {
    const [name = '', who = '', by = 'franceconnect', path = '/', width = '1280', scheme = 'light'] =
      item.split('|')
    const ctx = await browser.newContext({
      viewport: { width: Number(width), height: 900 },
      colorScheme: scheme as 'light',
    })
    if (who) {
      const { cookie } = await app.signIn(who, by as 'account')
      const [n = '', v = ''] = cookie.split('=')
      await ctx.addCookies([{ name: n, value: v, url: app.url }])
    }
    const page = await ctx.newPage()
    page.on('console', (m) => console.log(name, m.text()))
    const parts = path.split('>')
    const r = await page.goto(app.url + parts[0])
    if (r && r.status() >= 400) console.log(name, r.status())
    if (parts[1]) {
      await page.click(parts[1].replaceAll('_', ' '))
      await page.waitForLoadState()
    }
    if (parts[2]) {
      await page.click(parts[2])
      await page.waitForLoadState()
    }
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    if (Number(over) > 0) console.log(name, width, 'overflow', over)
    await page.screenshot({
      path: `/tmp/shots/${name}-${width}${scheme === 'dark' ? '-dark' : ''}.png`,
      fullPage: true,
    })
    await ctx.close()
  }
  await browser.close()
  await app.close()
}, 200000)
