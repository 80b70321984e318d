import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { logMailer } from '../../src/mail/log-mailer.ts'
import { type MailFailure, smtpMailer } from '../../src/mail/smtp-mailer.ts'

/** A relay that takes what it is given, as RFC 5321 has it. */
async function startRelay() {
  const taken: string[] = []
  const recipients: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let body: string | null = null
    let rest = ''
    socket.write('220 relay\r\n')
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (body !== null) {
          if (line !== '.') body += `${line}\n`
          else {
            taken.push(body)
            body = null
            socket.write('250 taken\r\n')
          }
        } else if (/^DATA/i.test(line)) {
          body = ''
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else {
          if (/^RCPT TO:/i.test(line)) recipients.push(line.slice(8))
          socket.write('250 relay\r\n')
        }
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { taken, recipients, url: `smtp://127.0.0.1:${port}`, close }
}

const FROM = 'ne-pas-repondre@exemple.fr'

describe('mail by SMTP', () => {
  it('takes the code to the one address, in both languages', async () => {
    const relay = await startRelay()
    const failures: MailFailure[] = []
    const mailer = smtpMailer({ smtpUrl: relay.url, from: FROM }, (failure) => void failures.push(failure))
    await mailer.send('elisa@exemple.fr', 'verify-address', { code: '042137' })
    await mailer.settle()
    relay.close()
    expect(failures).toEqual([])
    expect(relay.recipients).toEqual(['<elisa@exemple.fr>'])
    expect(relay.taken).toHaveLength(1)
    expect(relay.taken[0]?.split('042137')).toHaveLength(3)
    expect(relay.taken[0]).toContain(`From: ${FROM}`)
    expect(relay.taken[0]).toContain('Auto-Submitted: auto-generated')
  })

  it('that cannot go out is told to the log, without address or code, and to nobody else', async () => {
    const relay = await startRelay()
    relay.close()
    const failures: MailFailure[] = []
    const mailer = smtpMailer({ smtpUrl: relay.url, from: FROM }, (failure) => void failures.push(failure))
    await mailer.send('elisa@exemple.fr', 'reset-password', { code: '042137' })
    await mailer.settle()
    expect(failures).toEqual([{ kind: 'reset-password', cause: 'ESOCKET' }])
  })
})

describe('mail of the demonstration', () => {
  it('is a line of the log, with the code', async () => {
    const lines: string[] = []
    const mailer = logMailer({ warn: (line) => void lines.push(line) }, { production: false })
    await mailer.send('elisa@exemple.fr', 'verify-address', { code: '042137' })
    await mailer.send('elisa@exemple.fr', 'account-exists', {})
    expect(lines).toEqual([
      'demonstration, mail not sent to e•••@exemple.fr: verify-address, code 042137',
      'demonstration, mail not sent to e•••@exemple.fr: account-exists',
    ])
  })

  it('does not exist in production', () => {
    expect(() => logMailer({ warn: () => {} }, { production: true })).toThrow('SMTP_URL')
  })
})
