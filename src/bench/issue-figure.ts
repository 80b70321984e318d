import { composeAdcs } from '../core/documents/statement.ts'
import { adcsStrings } from '../pdf/adcs-strings.ts'
import { pdfPress } from '../pdf/press.ts'
import { signatureBytesNeeded, signPdf } from '../pdf/sign-pdf.ts'
import type { IssuePorts } from '../service/issue-document.ts'
import { openPkcs12 } from '../signing/open-pkcs12.ts'
import { pdfSigner } from '../signing/pdf-signer.ts'
import { type ChromiumRoute, openChromiumRoute } from './chromium-route.ts'
import type { Effort, FigureResult, FigureRow } from './figure.ts'
import { type Cost, measureInTurn, type Side } from './measure.ts'
import { makeRsaPkcs12, type Pkcs12File } from './rsa-pkcs12.ts'
import { issueAdcs, NEPH, type Workshop, withWorkshop } from './workshop.ts'

const LEAST_RATIO = 10

/** Measures signed attestations per CPU second, ours whole (access, audit, lint) against HTML printed by Chromium. */
export async function measureIssuing(effort: Effort): Promise<FigureResult> {
  return withWorkshop(async (workshop) => {
    const rsa = makeRsaPkcs12(workshop.at)
    const ours = oursSides(workshop, rsa, effort)
    const peer = await openChromiumRoute(rsa)
    if ('missing' in peer) {
      const costs = await measureInTurn(ours, rounds(effort))
      return { rows: rowsOf(costs, undefined), left: [{ tool: peer.missing, line: PEER_LINE }] }
    }
    try {
      const costs = await measureInTurn([...ours, await peerSide(peer, workshop, effort)], rounds(effort))
      return { rows: rowsOf(costs, costs[ours.length]), left: [] }
    } finally {
      await peer.close()
    }
  })
}

const PEER_LINE = 'issue: the peer, HTML printed by Chromium and signed by signer-p12'
const OURS_LINES = [
  'signed ADCS, P-256, lint symbol',
  'signed ADCS, RSA-2048, lint symbol',
  'signed ADCS, P-256, lint page',
] as const

function rounds(effort: Effort): number {
  return effort === 'smoke' ? 1 : 7
}

function oursSides({ demonstration, at }: Workshop, rsa: Pkcs12File, effort: Effort): readonly Side[] {
  const { issue } = demonstration
  const times = effort === 'smoke' ? 2 : 60
  const withRsa = signedBy(issue, rsa)
  return [
    { times, run: () => issueAdcs(issue, at, 'symbol') },
    { times, run: () => issueAdcs(withRsa, at, 'symbol') },
    { times: Math.ceil(times / 10), run: () => issueAdcs(issue, at, 'page') },
  ]
}

function signedBy(ports: IssuePorts, { bytes, password }: Pkcs12File): IssuePorts {
  const signer = pdfSigner(openPkcs12(bytes, password))
  return {
    ...ports,
    press: pdfPress({ signatureBytes: signatureBytesNeeded(signer) }),
    documentSigner: { sign: (pdf) => signPdf(pdf, signer) },
  }
}

/** The peer is given what it prints, seal included: it neither asks a registry, nor seals, nor reads back. */
async function peerSide(
  route: ChromiumRoute,
  { demonstration, at }: Workshop,
  effort: Effort,
): Promise<Side> {
  const { records, issue } = demonstration
  const record = await records.find(NEPH)
  if (record === null) throw new TypeError(`the registry of the demonstration has lost ${NEPH}`)
  const { payload } = await issueAdcs(issue, at, 'symbol')
  return {
    times: effort === 'smoke' ? 1 : 5,
    run: () => {
      const id = issue.ids.next()
      const view = adcsStrings(composeAdcs(record, { id, issuedAt: at, recipientSiren: null }))
      return route.issue(view, payload)
    },
  }
}

function rowsOf(costs: readonly Cost[], peer: Cost | undefined): readonly FigureRow[] {
  return OURS_LINES.flatMap((what, index) => {
    const ours = costs[index]
    return ours === undefined ? [] : [rowOf(what, ours, peer ?? null, what.endsWith('symbol'))]
  })
}

function rowOf(what: string, ours: Cost, peer: Cost | null, hasTarget: boolean): FigureRow {
  const ratio = peer && peer.cpuMs / ours.cpuMs
  return {
    figure: 'issue',
    what,
    unit: 'documents per CPU second',
    ours: 1000 / ours.cpuMs,
    peer: peer && 1000 / peer.cpuMs,
    ratio,
    wallRatio: peer && peer.wallMs / ours.wallMs,
    target: hasTarget ? `at least ${LEAST_RATIO} times the peer` : null,
    reached: hasTarget && ratio !== null ? ratio >= LEAST_RATIO : null,
  }
}
