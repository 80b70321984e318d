import { describe, expect, it } from 'vitest'
import { inspectConfiguration } from '../../src/main/configuration-faults.ts'

const told = async (environment: Readonly<Record<string, string>>, matter: RegExp) => {
  const { faults } = await inspectConfiguration({ NODE_ENV: 'production', ...environment })
  return faults.filter(({ setting }) => matter.test(setting)).map(({ setting }) => setting)
}

describe('inspectConfiguration', () => {
  it.each([
    [{ FC_ISSUER: 'https://fc.test', FC_CLIENT_ID: 'us' }, /^FC_/, ['FC_CLIENT_SECRET']],
    [{ PC_ISSUER: 'https://pc.test', PC_CLIENT_ID: 'us' }, /^PC_/, ['PC_CLIENT_SECRET']],
    [{ FC_ISSUER: 'nowhere', FC_CLIENT_ID: 'us', FC_CLIENT_SECRET: 'secret' }, /^FC_/, ['FC_ISSUER']],
    [
      { FC_ISSUER: 'https://fc.test', FC_CLIENT_ID: 'us', FC_CLIENT_SECRET_FILE: '/nowhere' },
      /^FC_/,
      ['FC_CLIENT_SECRET_FILE'],
    ],
    [{}, /^FC_/, ['FC_ISSUER']],
    [{ MAIL_FROM: 'permis@service.test' }, /^SMTP|^MAIL/, ['SMTP_URL']],
    [{ SMTP_URL: 'smtps://mail.test' }, /^SMTP|^MAIL/, ['MAIL_FROM']],
    [{ SMTP_URL_FILE: '/nowhere', MAIL_FROM: 'permis@service.test' }, /^SMTP|^MAIL/, ['SMTP_URL_FILE']],
    [{}, /^SMTP|^MAIL/, ['SMTP_URL']],
    [{ PUBLIC_URL: 'nowhere' }, /^PUBLIC_URL/, ['PUBLIC_URL']],
    [{ KEY_PROVIDER: 'hsm' }, /^KEY_PROVIDER/, ['KEY_PROVIDER']],
  ])('tells of %j each fault once, and nothing untrue beside it', async (environment, matter, settings) => {
    expect(await told(environment, matter)).toEqual(settings)
  })
})
