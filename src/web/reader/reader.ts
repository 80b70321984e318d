import { newestInstant } from '../../core/trust/newest-instant.ts'
import type { Evidence } from '../../core/verification/evidence.ts'
import { type JudgingClock, judgingClock } from '../../core/verification/judging-clock.ts'
import { verifyDocument } from '../../core/verification/verify-document.ts'
import { CodedError } from '../../errors.ts'
import { toFailure } from '../../scan/scan-job.ts'
import { pastedSeal } from '../pasted-seal.ts'
import type { Asked, Judged, ReadingAnswer, ReadingFault, ReadingJob } from '../reading-job.ts'
import { type BrowserTrust, currentTrust } from './current-trust.ts'
import { forgetFrames, lookAtFrame, lookAtStill } from './look-at-frame.ts'
import { readFile, textEvidence } from './read-file.ts'
import { lastServerTime, serverTime } from './server-time.ts'

type Answer = ReadingAnswer extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never

/** Judges as the service does for a person who did not sign in, at the service's time where it can be had. */
async function judge(evidence: Evidence, asked: Asked): Promise<Judged> {
  const { trust, environment, clock } = await judgedBy()
  const behind = clock.warning === 'device-behind' ? ({ clock: 'behind' } as const) : {}
  const options = { requester: { role: 'anonymous' }, environment, ...asked, ...behind } as const
  return { report: await verifyDocument(evidence, trust, clock.at, options), clock }
}

/** Whatever the service dated has happened, and so has what its lists are dated. */
async function judgedBy(): Promise<BrowserTrust & { readonly clock: JudgingClock }> {
  const [given, server] = await Promise.all([currentTrust(), serverTime()])
  const past = [given.givenAt, newestInstant(given.trust), lastServerTime()]
  const newest = past.reduce((one, other) => (one !== null && (other === null || one > other) ? one : other))
  return { ...given, clock: judgingClock({ device: new Date(), server, newest }) }
}

async function judgeFrame(job: Extract<ReadingJob, { kind: 'frame' }>): Promise<Answer> {
  if (job.first) forgetFrames()
  const looked = await lookAtFrame(job.bitmap)
  if (typeof looked === 'string') return { hint: looked }
  const judged = await judge(looked, job.asked)
  forgetFrames()
  return judged
}

async function answer(job: ReadingJob): Promise<Answer> {
  switch (job.kind) {
    case 'file':
      return judge(await readFile(job.bytes), job.asked)
    case 'text':
      return judge(textEvidence(pastedSeal(job.text)), job.asked)
    case 'still':
      return judge(await lookAtStill(job.bitmap), job.asked)
    case 'frame':
      return judgeFrame(job)
    case 'trust': {
      const { trust, clock } = await judgedBy()
      const report = await verifyDocument(NO_EVIDENCE, trust, clock.at, ANYBODY)
      return { lists: report.trust.lists }
    }
  }
}

const NO_EVIDENCE: Evidence = { source: 'image', codes: [], otherCodes: [], pdf: null }
/** Only the ages of lists are asked for: the stricter environment serves. */
const ANYBODY = { requester: { role: 'anonymous' }, environment: 'production' } as const

function faultOf(error: unknown, { kind }: ReadingJob): ReadingFault {
  if (error instanceof CodedError) return { code: error.code, message: error.message }
  const failure = toFailure(error, kind === 'file' ? 'pdf' : 'picture')
  return 'code' in failure ? failure : { code: 'INTERNAL', message: 'the reader failed' }
}

self.addEventListener('message', async ({ data: job }: MessageEvent<ReadingJob>) => {
  const given = await answer(job).catch((error: unknown) => ({ fault: faultOf(error, job) }))
  self.postMessage({ id: job.id, ...given })
})
