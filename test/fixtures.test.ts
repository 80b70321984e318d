import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../src/core/calendar-day.ts'
import {
  isInfraction,
  isLetter,
  isLicenceObtained,
  isMention,
  isStage,
} from '../src/core/licence/licence-event.ts'
import { type LicenceRecord, readLicenceRecord } from '../src/core/licence/licence-record.ts'
import { pointsLedger } from '../src/core/licence/points-ledger.ts'
import { parseRestriction } from '../src/core/licence/restriction-codes.ts'
import { stateInForce } from '../src/core/licence/state-in-force.ts'

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url))
const files = readdirSync(`${folder}records`).sort()
const records = files.map((file) => ({ file, record: read(file) }))

/** The day on which the fixtures were written: their histories stop before it. */
const WRITTEN_ON = parseCalendarDay('2026-11-22')

function read(file: string): LicenceRecord {
  return readLicenceRecord(JSON.parse(readFileSync(`${folder}records/${file}`, 'utf8')))
}

function expectSome(matches: (record: LicenceRecord) => boolean): void {
  expect(records.filter(({ record }) => matches(record)).map(({ file }) => file)).not.toEqual([])
}

const holdsLetter = (reference: string) => (record: LicenceRecord) =>
  record.events.some((event) => isLetter(event) && event.reference === reference)

describe('the fictitious drivers', () => {
  it('are at least fifteen, each in a file named by its case', () => {
    expect(files.length).toBeGreaterThanOrEqual(15)
    expect(files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*\.json$/.test(file))).toEqual([])
  })

  it('are all declared fictitious', () => {
    expect(records.filter(({ record }) => record.fictitious !== true)).toEqual([])
  })

  it('have each a file number and a confidential code of their own', () => {
    expect(new Set(records.map(({ record }) => record.neph)).size).toBe(records.length)
    expect(new Set(records.map(({ record }) => record.confidentialCode)).size).toBe(records.length)
    expect(records.filter(({ record }) => !/^[A-Z0-9]{8}$/.test(record.confidentialCode))).toEqual([])
  })

  it('have a state that their own history does not contradict (D14)', () => {
    expect(records.filter(({ record }) => stateInForce(record, WRITTEN_ON).recordContradicted)).toEqual([])
  })

  it('have only restriction codes that are known, with parameters that are read', () => {
    const unread = records.flatMap(({ record }) =>
      record.categories
        .flatMap(({ restrictions }) => restrictions.map(parseRestriction))
        .filter(({ known, parameters }) => !known || parameters.some(({ kind }) => kind === 'text')),
    )
    expect(unread).toEqual([])
  })

  it('have no event recorded after the day on which the fixtures were written', () => {
    const late = records.filter(({ record }) =>
      record.events.some((event) => (event.recordedOn ?? WRITTEN_ON) > WRITTEN_ON),
    )
    expect(late).toEqual([])
  })

  it('have their recorded infractions followed by a letter of removal', () => {
    for (const { file, record } of records) {
      const removals = record.events.filter((event) => isLetter(event) && event.reference.startsWith('48'))
      expect([file, removals.length]).toEqual([file, record.events.filter(isInfraction).length])
    }
  })

  it.each([
    ['one-point', 11],
    ['letter-48m', 6],
    ['probation-48n', 6],
    ['aac', 9],
    ['zero-48si-notified', 0],
    ['zero-48si-not-notified', 0],
    ['annulled-then-new-licence', 10],
    ['ten-year-restitution', 5],
    ['stage-capped', 12],
    ['simultaneous', 4],
    ['probation-one-point', 12],
    ['broken-restitution', 9],
    ['sixty-lines', 10],
  ])('have the balance that the README tells: %s, %i', (name, balance) => {
    expect(pointsLedger(read(`${name}.json`), { at: WRITTEN_ON }).balance).toBe(balance)
  })

  it('are listed one by one in the README with their file number', () => {
    const readme = readFileSync(`${folder}README.md`, 'utf8')
    for (const { file, record } of records) expect(readme).toContain(`| \`${file}\` | ${record.neph} |`)
  })
})

describe('the cases that design.md section 3 asks for', () => {
  it.each<[string, (record: LicenceRecord) => boolean]>([
    [
      'the documented clean file',
      ({ neph, events }) => neph === '051227308989' && !events.some(isInfraction),
    ],
    ['one point lost', ({ events }) => events.some((event) => isInfraction(event) && event.points === 1)],
    ['a 48M', holdsLetter('48M')],
    ['a 48N in probation', (record) => holdsLetter('48N')(record) && record.probation?.kind === 'standard'],
    ['accompanied learning', ({ probation }) => probation?.kind === 'aac'],
    ['post-licence training', ({ probation }) => probation?.trainingOn !== undefined],
    ['no probation', ({ probation }) => probation === null],
    [
      'a 48SI notified',
      ({ events, state }) =>
        state === 'INVALIDE' &&
        events.some((event) => isLetter(event) && event.reference === '48SI' && event.notifiedOn != null),
    ],
    [
      'a 48SI not notified',
      ({ events, state }) =>
        state === 'VALIDE' &&
        events.some((event) => isLetter(event) && event.reference === '48SI' && event.notifiedOn == null),
    ],
    ['an administrative suspension', ({ state }) => state === 'SUSPENDU'],
    ['a medical suspension', ({ state }) => state === 'SUSPENDU MEDICAL'],
    ['a death', ({ state }) => state === 'DECEDE'],
    ['an exchanged foreign licence', ({ state }) => state === 'P. ECHANGE VALIDE'],
    [
      'a new licence after an annulment',
      ({ events }) =>
        events.some(isLicenceObtained) &&
        events.some((event) => isMention(event) && event.kind === 'annulment'),
    ],
    [
      'an expired heavy category beside a permanent B',
      ({ categories }) =>
        categories.some(
          ({ code, validUntil }) => code === 'C' && validUntil !== null && validUntil < WRITTEN_ON,
        ) && categories.some(({ code, validUntil }) => code === 'B' && validUntil === null),
    ],
    [
      'a heavy category in force',
      ({ categories }) =>
        categories.some(
          ({ code, validUntil }) => code === 'C' && validUntil !== null && validUntil > WRITTEN_ON,
        ),
    ],
    ['a file number older than June 1975', ({ neph }) => !/^\d{12}$/.test(neph)],
    [
      'names beyond the fields of the seal',
      ({ holder }) =>
        holder.birthName.length > 38 &&
        holder.givenNames.join('/').length > 60 &&
        holder.birthPlace.length > 32,
    ],
    ['names of one letter', ({ holder }) => holder.birthName.length === 1 && holder.birthPlace.length === 1],
    [
      'apostrophes, ligatures and accents',
      ({ holder }) => /’/.test(holder.birthName) && /[œŒ]/.test(holder.givenNames.join(' ')),
    ],
    [
      'a foreign birth place and an unknown day of birth',
      ({ holder }) => holder.birthDate.endsWith('-00-00') && holder.birthCountry !== 'FR',
    ],
    [
      'points given back after ten years',
      (record) =>
        holdsLetter('46')(record) &&
        record.events.some(
          (event) => isInfraction(event) && event.points === 4 && event.establishedOn < '2016-11-22',
        ),
    ],
    ['a history of sixty lines', ({ events }) => events.length >= 60],
    ['two courses within a year', ({ events }) => events.filter(isStage).length === 2],
    [
      'simultaneous infractions',
      ({ events }) => events.filter((event) => isInfraction(event) && event.group !== undefined).length === 3,
    ],
    [
      'restriction codes with parameters',
      ({ categories }) =>
        categories.some(({ restrictions }) => restrictions.filter((code) => code.includes('(')).length >= 4),
    ],
  ])('include %s', (_, matches) => expectSome(matches))
})
