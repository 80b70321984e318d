import type { Evidence } from '../../core/verification/evidence.ts'
import type { Report } from '../../core/verification/report.ts'
import { verifyDocument } from '../../core/verification/verify-document.ts'
import { CodedError } from '../../errors.ts'
import { toFailure } from '../../scan/scan-job.ts'
import { pastedSeal } from '../pasted-seal.ts'
import type { Asked, ReadingAnswer, ReadingFault, ReadingJob } from '../reading-job.ts'
import { currentTrust } from './current-trust.ts'
import { forgetFrames, lookAtFrame, lookAtStill } from './look-at-frame.ts'
import { readFile, textEvidence } from './read-file.ts'

type Answer = ReadingAnswer extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never

/** Judges as the service does for a person who did not sign in; only the clock is this device's. */
async function judge(evidence: Evidence, asked: Asked): Promise<Report> {
  const { trust, environment } = await currentTrust()
  return verifyDocument(evidence, trust, new Date(), {
    requester: { role: 'anonymous' },
    environment,
    ...asked,
  })
}

async function judgeFrame(job: Extract<ReadingJob, { kind: 'frame' }>): Promise<Answer> {
  if (job.first) forgetFrames()
  const looked = await lookAtFrame(job.bitmap)
  if (typeof looked === 'string') return { hint: looked }
  const report = await judge(looked, job.asked)
  forgetFrames()
  return { report }
}

async function answer(job: ReadingJob): Promise<Answer> {
  switch (job.kind) {
    case 'file':
      return { report: await judge(await readFile(job.bytes), job.asked) }
    case 'text':
      return { report: await judge(textEvidence(pastedSeal(job.text)), job.asked) }
    case 'still':
      return { report: await judge(await lookAtStill(job.bitmap), job.asked) }
    case 'frame':
      return judgeFrame(job)
    case 'trust': {
      const { trust } = await currentTrust()
      const report = await verifyDocument(NO_EVIDENCE, trust, new Date(), ANYBODY)
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
