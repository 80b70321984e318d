import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Certificate } from '../src/core/trust/certificate.ts'
import { readCertificateBundle } from '../src/core/trust/certificate-bundle.ts'
import { revocationStatus } from '../src/core/trust/certificate-status.ts'
import { decideIssuer } from '../src/core/trust/decide-issuer.ts'
import { TrustError } from '../src/core/trust/trust-error.ts'
import { findSealCertificates } from '../src/core/trust/trust-material.ts'
import type { RevocationLists } from '../src/service/ports.ts'
import type { RefusedList } from '../src/signing/read-trust-lists.ts'
import { assembleTrustFrom } from '../src/verification-trust.ts'
import { conformanceDir } from './conformance-dir.ts'
import { otherIssuer } from './core/verification/issuers.ts'

const dir = conformanceDir()
const keysDir = mkdtempSync(join(tmpdir(), 'no-keys-'))
afterAll(() => rmSync(keysDir, { recursive: true }))
const AT = new Date('2025-12-01T00:00:00Z')
const list = join(dir ?? '', 'tsl', 'tsl_2025-08-25_seq22.xml')

describe.skipIf(dir === null)('certificates fetched from the directories of the real list', () => {
  const fetching = (answers: (address: string) => Uint8Array) => {
    const refused: RefusedList[] = []
    const asked: string[] = []
    const directory = {
      certificatesAt: async (address: string) => {
        asked.push(address)
        return readCertificateBundle(answers(address))
      },
    }
    const sources = {
      keysDir,
      folders: [list],
      directory,
      tellRefused: (one: RefusedList) => refused.push(one),
    }
    return { refused, asked, trust: () => assembleTrustFrom(sources, AT, AT) }
  }
  const dsr1 = new Uint8Array(readFileSync(join(dir ?? '', 'certs', 'FR06_DSR1.pem')))

  it('are real, and may seal licence documents where they are listed', async () => {
    const { trust, asked } = fetching(() => dsr1)
    const found = findSealCertificates(await trust(), 'FR06', 'DSR1')
    expect(asked).toHaveLength(6)
    expect(found.map((one) => [one.environment, decideIssuer(one, 'AB', 'production').allowed])).toEqual([
      ['production', true],
    ])
  })

  it('bring no authority of their own', async () => {
    const authority = new Uint8Array(readFileSync(join(dir ?? '', 'certs', 'ZZ00.pem')))
    const { authorities } = await fetching(() => authority).trust()
    expect(authorities.map(({ id }) => id)).not.toContain('ZZ00')
  })

  it('that cannot be read are told, and the rest goes on', async () => {
    const { trust, refused } = fetching((address) => {
      if (address.includes('g3')) return dsr1
      throw new TrustError('BUNDLE_UNREADABLE', 'a page instead of certificates')
    })
    expect(findSealCertificates(await trust(), 'FR06', 'DSR1')).toHaveLength(1)
    expect(refused.map(({ code }) => code)).toEqual(Array(5).fill('BUNDLE_UNREADABLE'))
  })
})

describe.skipIf(dir === null)('revocation lists fetched for the authorities of the real list', () => {
  const certificate = new Uint8Array(readFileSync(join(dir ?? '', 'certs', 'FR06_DSR1.pem')))
  const assembled = async (listAt: RevocationLists['listAt'] | null) => {
    const told: RefusedList[] = []
    const asked: string[] = []
    const revocation = listAt && {
      listAt: (address: string, authority: Certificate) => {
        asked.push(`${authority.commonName} ${address}`)
        return listAt(address, authority)
      },
    }
    const trust = await assembleTrustFrom(
      {
        keysDir,
        folders: [list],
        directory: { certificatesAt: async () => readCertificateBundle(certificate) },
        tellRefused: (one) => told.push(one),
        ...(revocation === null ? {} : { revocation }),
      },
      AT,
      AT,
    )
    const [dsr1] = findSealCertificates(trust, 'FR06', 'DSR1')
    return { status: dsr1 && revocationStatus(dsr1, AT).status, asked, told }
  }
  const fault = { code: 'FETCH_FAILED', message: 'no answer' }

  it('are asked for where the certificates say, by the authority that issued them', async () => {
    const { asked } = await assembled(async () => ({ list: null, fault }))
    expect(asked).toEqual([expect.stringMatching(/^FR06 https?:\/\/\S+\.crl$/)])
  })

  it('are unreachable when nobody answers, which is told, and unknown when nobody is asked', async () => {
    const silent = await assembled(async () => ({ list: null, fault }))
    expect(silent.status).toBe('unreachable')
    expect(silent.told).toMatchObject([{ code: 'FETCH_FAILED' }])
    expect(await assembled(null)).toMatchObject({ status: 'unknown', asked: [] })
  })

  it('that another key has signed are unverified', async () => {
    const { list: foreign } = await otherIssuer('FR06', 'DSR1')
    const forged = { ...foreign, issuer: readCertificateBundle(certificate)[0]?.issuer ?? foreign.issuer }
    expect(await assembled(async () => ({ list: forged, fault: null }))).toMatchObject({
      status: 'unverified',
    })
  })
})
