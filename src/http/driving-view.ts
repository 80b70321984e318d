import { doubtOf } from '../core/verification/doubt.ts'
import type { Entitlement, Report } from '../core/verification/report.ts'
import type { Wording } from '../wording/report-wording.ts'
import { forbidsDriving } from '../wording/state-notice.ts'
import type { VerifierWording } from '../wording/verifier-wording.ts'

/** The words of a page about a report, in one language. */
export interface Words {
  readonly wording: Wording
  readonly verifier: VerifierWording
}

/** What a page says to « may this person drive? », asked or not. */
export function drivingView(report: Report, isTest: boolean, words: Words) {
  const { entitlement } = report
  return {
    entitlement:
      entitlement === null ? nothingToDrive(report, words) : entitlementView(entitlement, isTest, words),
    drivingUnanswered: drivingUnanswered(report, words),
  }
}

function drivingUnanswered({ checks, withheld }: Report, { wording, verifier }: Words): string {
  const doubt = doubtOf(checks)
  if (doubt !== null) return wording.doubts[doubt]
  return withheld === null ? verifier.result.drivingNotAsked : verifier.result.drivingWithheld
}

function entitlementView(entitlement: Entitlement, isTest: boolean, { wording, verifier }: Words) {
  const { category, answer, reason, conditions } = entitlement
  return {
    question: `${wording.labels.category} ${category}`,
    answer: wording.entitlement[answer],
    tone: answer === 'yes' && isTest ? 'test' : answer,
    reason: wording.reasons[reason],
    conditions: conditions.map((condition) => wording.reasons[condition]),
    next: verifier.nextForDriving[answer],
  }
}

/** A state that forbids driving answers before anybody asks. */
function nothingToDrive(report: Report, { wording, verifier }: Words) {
  if (!forbidsDriving(report)) return null
  return {
    question: null,
    answer: verifier.result.drivingNone,
    tone: 'no',
    reason: wording.reasons.LICENCE_STATE_FORBIDS,
    conditions: [],
    next: verifier.result.nextNoVehicle,
  }
}
