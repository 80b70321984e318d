import { daysBetween, parisDateTime, parisDay } from '../calendar-day.ts'
import type { TrustMaterial } from '../trust/trust-material.ts'
import { type Check, failed, passed, undetermined } from './check.ts'
import { conclude, worstVerdict } from './conclude.ts'
import { entitlementUnder } from './entitlement.ts'
import { type CodeFound, codePlace, type Evidence } from './evidence.ts'
import { joinCodesFound } from './join-codes-found.ts'
import type { CodeReport, Report } from './report.ts'
import type { VerifyOptions } from './verify-options.ts'
import { type JudgedCode, verifySeal } from './verify-seal.ts'

/** Most codes judged in one input; more is a sheet made to exhaust a reader, not a document. */
export const MOST_CODES = 32

/** Most places told of one input. */
const MOST_PLACES = 256

/**
 * Judges what was found in a document: integrity, issuer, status, each by checks with their reasons.
 *
 * Pure: trust and time are arguments, and the bytes received are what is verified. A faulty document gives a
 * report, never an error. Entitlement is answered apart and never changes the verdict.
 */
export async function verifyDocument(
  evidence: Evidence,
  trust: TrustMaterial,
  at: Date,
  options: VerifyOptions,
): Promise<Report> {
  const joined = joinCodesFound(evidence.codes)
  const codes = differentCodes(joined.codes)
  const judged = await Promise.all(
    codes.slice(0, MOST_CODES).map((code) => verifySeal(code, evidence, trust, at, options)),
  )
  const [first] = judged
  const judgement =
    first === undefined
      ? { ...NOTHING_SHOWN, checks: joined.check === null ? [noCode(evidence)] : [passed('seal-found')] }
      : judged.length === 1
        ? first
        : severalCodes(judged, codes.length - judged.length)
  return report(trust, at, options, { ...withCheck(judgement, joined.check), ...placesFound(evidence) })
}

/** A bare text stands nowhere. */
function placesFound({ codes }: Evidence): Pick<Report, 'found'> {
  const found = codes.filter(({ position }) => position !== null).slice(0, MOST_PLACES)
  return found.length === 0 ? {} : { found: found.map(codePlace) }
}

/** Entitlement follows the verdict of the whole input. */
function withCheck(judgement: Judgement, check: Check | null): Judgement {
  if (check === null) return judgement
  const checks = [...judgement.checks, check]
  return { ...judgement, checks, entitlement: entitlementUnder(conclude(checks), judgement.entitlement) }
}

type Judgement = Pick<Report, 'document' | 'withheld' | 'checks' | 'entitlement' | 'seal' | 'found' | 'codes'>

const NOTHING_SHOWN = { document: null, withheld: null, entitlement: null, seal: null } as const

/** The same text printed twice is one code. */
function differentCodes(codes: readonly CodeFound[]): readonly CodeFound[] {
  return codes.filter((code, index) => codes.findIndex((other) => other.text === code.text) === index)
}

function noCode(evidence: Evidence): Check {
  return evidence.otherCodes.length === 0
    ? withAdvice(undetermined('seal-found', 'NO_CODE'), evidence)
    : undetermined(
        'seal-found',
        'OTHER_CODE_FOUND',
        evidence.otherCodes.map((code) => code.symbology).join(', '),
      )
}

function withAdvice(check: Check, { advice = [] }: Evidence): Check {
  return advice.length === 0 ? check : { ...check, advice }
}

/** The worst of several codes decides; two different licence seals are a fault in themselves. */
function severalCodes(judged: readonly JudgedCode[], unread: number): Judgement {
  const licenceSeals = judged.filter((code) => code.isLicenceSeal)
  const several = new Set(licenceSeals.map((code) => code.identity)).size > 1
  const main = licenceSeals[0] ?? judged[0]
  if (main === undefined) return { ...NOTHING_SHOWN, checks: [] }
  const withheld = judged.find((code) => code.withheld !== null)?.withheld ?? null
  const hidden = several || withheld !== null
  // One file, one rule: what one code withholds, the check of another must not quote from the page.
  const told =
    withheld === null ? judged : judged.map((code) => ({ ...code, checks: code.checks.map(withoutDetail) }))
  const mainChecks = withheld === null ? main.checks : main.checks.map(withoutDetail)
  const checks = [
    ...mainChecks,
    several
      ? failed('single-seal', 'MULTIPLE_SEALS', `${licenceSeals.length} licence seals`)
      : passed('single-seal'),
    otherCodes(
      judged.filter((code) => code !== main),
      unread,
    ),
  ]
  return {
    document: hidden ? null : main.document,
    withheld,
    checks,
    entitlement: hidden ? null : entitlementUnder(conclude(checks), main.entitlement),
    seal: several ? null : main.seal,
    codes: told.map(codeReport),
  }
}

function withoutDetail({ detail: _, ...check }: Check): Check {
  return check
}

function otherCodes(others: readonly JudgedCode[], unread: number): Check {
  const worst = worstVerdict(others.map((code) => code.verdict))
  if (worst === 'valid')
    return unread === 0
      ? passed('other-codes')
      : undetermined('other-codes', 'OTHER_CODE_NOT_VALID', `${unread} more codes were not judged`)
  const detail = others.map((code) => `page ${code.page}: ${code.verdict}`).join('; ')
  return worst === 'invalid'
    ? failed('other-codes', 'OTHER_CODE_NOT_VALID', detail)
    : undetermined('other-codes', 'OTHER_CODE_NOT_VALID', detail)
}

/** All but what only the whole input needs to know. */
function codeReport({ entitlement: _, identity: __, isLicenceSeal: ___, ...code }: JudgedCode): CodeReport {
  return code
}

function report(trust: TrustMaterial, at: Date, options: VerifyOptions, judgement: Judgement): Report {
  const today = parisDay(at)
  const { document, withheld, checks, entitlement, seal, found, codes } = judgement
  return {
    verdict: conclude(checks),
    at: parisDateTime(at),
    document,
    withheld,
    checks,
    entitlement,
    trust: {
      environment: options.environment,
      lists: trust.lists.map((list) => ({ ...list, ageDays: daysBetween(list.issuedOn, today) })),
    },
    seal,
    ...(found === undefined ? {} : { found }),
    ...(codes === undefined ? {} : { codes }),
  }
}
