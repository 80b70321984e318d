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
    const route = await openChromiumRoute(rsa)
    if ('missing' in route) {
      const rows = await compareAll(ourSides(workshop, rsa, effort), [], effort)
      return { rows, left: [{ tool: route.missing, line: PEER_LINE }] }
    }
    try {
      const peer = await peerSide(route, workshop, effort)
      return { rows: await compareAll(ourSides(workshop, rsa, effort), [peer], effort), left: [] }
    } finally {
      await route.close()
    }
  })
}

const PEER_LINE = 'issue: the peer, HTML printed by Chromium and signed by signer-p12'

interface OurSide extends Side {
  readonly what: string
  readonly hasTarget: boolean
}

function ourSides(
  { demonstration, at }: Workshop,
  rsa: Pkcs12File,
  effort: Effort,
): readonly (readonly OurSide[])[] {
  const { issue } = demonstration
  const withRsa = signedBy(issue, rsa)
  const [bulk, single] = effort === 'smoke' ? [2, 1] : [80, 8]
  const inBulk = { hasTarget: true, warmUp: 10 * bulk, times: bulk }
  return [
    [
      { ...inBulk, what: 'ADCS, P-256, lint symbol', run: () => issueAdcs(issue, at, 'symbol') },
      { ...inBulk, what: 'ADCS, RSA-2048, lint symbol', run: () => issueAdcs(withRsa, at, 'symbol') },
    ],
    [
      {
        what: 'ADCS, P-256, lint page',
        hasTarget: false,
        times: single,
        run: () => issueAdcs(issue, at, 'page'),
      },
    ],
  ]
}

/** Lint `page` apart: what it rasterises would be cleared away in the time of the others. */
async function compareAll(
  groups: readonly (readonly OurSide[])[],
  peers: readonly Side[],
  effort: Effort,
): Promise<readonly FigureRow[]> {
  const rows: FigureRow[] = []
  for (const ours of groups) {
    const costs = await measureInTurn([...ours, ...peers], effort === 'smoke' ? 1 : 9)
    const peer = costs[ours.length] ?? null
    for (const [index, side] of ours.entries()) {
      const cost = costs[index]
      if (cost !== undefined) rows.push(rowOf(side, cost, peer))
    }
  }
  return rows
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
  const { issue } = demonstration
  const record = await issue.records.find(NEPH)
  if (record === null) throw new TypeError(`the registry of the demonstration has lost ${NEPH}`)
  const { payload } = await issueAdcs(issue, at, 'symbol')
  return {
    warmUp: effort === 'smoke' ? 0 : 15,
    times: effort === 'smoke' ? 1 : 5,
    run: () => {
      const id = issue.ids.next()
      const view = adcsStrings(composeAdcs(record, { id, issuedAt: at, recipientSiren: null }))
      return route.issue(view, payload)
    },
  }
}

function rowOf({ what, hasTarget }: OurSide, ours: Cost, peer: Cost | null): FigureRow {
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
