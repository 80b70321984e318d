import { PDFArray, PDFDict, PDFName, type PDFObject, PDFObjectParser, PDFRef, PDFStream } from 'pdf-lib'
import type { PdfChange } from '../../core/verification/evidence.ts'
import { type FindObject, securityStoreObjects, timestampFieldObjects } from './allowed-additions.ts'
import { lastCrossReference } from './cross-reference.ts'
import { nameCatalogChange, nameObject } from './name-change.ts'
import { readSignedRevision, type SignedRevision } from './signed-revision.ts'
import type { UpdateObject } from './update-object.ts'
import { readUpdateSections, type UpdateSection } from './update-section.ts'

/** An object as a revision has it; of a stream, its dictionary. */
export interface RevisionObject {
  readonly object: PDFObject
  readonly isStream: boolean
}

/**
 * Names what the revisions after a signature change, each kind once; never empty where something follows.
 *
 * A list of what is allowed, not of attacks: an object that is not part of a security store or of the invisible field
 * of a document time-stamp is a change, whether or not anything shows it. Objects taken over, pages, forms, layers
 * and scripts are named for what they are. A file that two readers could read in two ways is `unreadable`.
 */
export async function laterChanges(bytes: Uint8Array, signedEnd: number): Promise<readonly PdfChange[]> {
  const signedBytes = bytes.subarray(0, signedEnd)
  const reference = lastCrossReference(signedBytes)
  const sections = reference && (await readUpdateSections(bytes, signedEnd, reference))
  if (reference === null || sections === null) return ['unreadable']
  const signed = await readSignedRevision(signedBytes)
  if (signed === null) return ['unreadable']
  const later = new Map<number, RevisionObject>()
  const changes = new Set<PdfChange>()
  for (const section of sections) {
    try {
      for (const [number, object] of section.objects) later.set(number, parsed(bytes, object, signed))
    } catch {
      return ['unreadable']
    }
    for (const change of changesOf(section, later, signed, reference.size)) changes.add(change)
  }
  return changes.size === 0 ? ['unreadable'] : [...changes]
}

function parsed(
  bytes: Uint8Array,
  { value, data }: UpdateObject,
  { document }: SignedRevision,
): RevisionObject {
  const parser = PDFObjectParser.forBytes(bytes.slice(value.start, value.end), document.context)
  return { object: parser.parseObject(), isStream: data !== null }
}

function changesOf(
  section: UpdateSection,
  later: ReadonlyMap<number, RevisionObject>,
  signed: SignedRevision,
  firstNew: number,
): readonly PdfChange[] {
  const find: FindObject = (number) => later.get(number) ?? asRevisionObject(signed.find(number))
  const comparison = new Comparison(signed, find)
  for (const number of section.objects.keys()) {
    const object = later.get(number)
    if (object === undefined) continue
    if (number === signed.catalog) comparison.catalog(object.object)
    else if (number === signed.form) comparison.form(signed.find(number), object.object)
    else if (signed.pages.has(number)) comparison.page(signed.find(number), object.object)
    else {
      const role = signed.roleOf(number)
      if (role !== null) comparison.changes.push(role)
      // An object that the signed revision refers to, or packs others in, may not be defined afterwards.
      else if (number < firstNew || signed.isReferenced(number)) comparison.changes.push('page-content')
    }
  }
  const { streamNumber } = section
  if (streamNumber !== null && (signed.isReferenced(streamNumber) || signed.roleOf(streamNumber) !== null))
    comparison.changes.push('page-content')
  for (const number of section.objects.keys()) {
    const object = later.get(number)
    if (object === undefined || signed.roleOf(number) !== null || comparison.explained.has(number)) continue
    comparison.changes.push(nameObject(object.object, object.isStream))
  }
  return comparison.changes
}

function asRevisionObject(object: PDFObject | undefined): RevisionObject | undefined {
  if (object === undefined) return undefined
  return object instanceof PDFStream ? { object: object.dict, isStream: true } : { object, isStream: false }
}

/** Compares the three objects that an allowed addition has to write anew with what was signed. */
class Comparison {
  readonly changes: PdfChange[] = []
  readonly explained = new Set<number>()
  readonly #signed: SignedRevision
  readonly #find: FindObject

  constructor(signed: SignedRevision, find: FindObject) {
    this.#signed = signed
    this.#find = find
  }

  catalog(now: PDFObject): void {
    const before = this.#signed.document.catalog
    for (const [key, value] of differences(before, now)) {
      if (key === '/DSS') this.#securityStore(value)
      else if (key === '/AcroForm' && value instanceof PDFDict)
        this.form(before.get(PDFName.of('AcroForm')), value)
      // Announces which extensions of PDF a file uses, and shows nothing.
      else if (key !== '/Extensions' || value === undefined || `${value}`.includes(' R'))
        this.changes.push(...nameCatalogChange(key, this.#resolved(value)))
    }
  }

  form(before: PDFObject | undefined, now: PDFObject): void {
    // A form that stood by itself and now stands in the catalog is another one.
    if (!(before instanceof PDFDict)) this.changes.push('form')
    for (const [key, value] of differences(before, now))
      if (key === '/Fields') this.#additions(entryOf(before, 'Fields'), value, 'form')
      else if (key === '/XFA') this.changes.push('xfa')
      else if (key !== '/SigFlags') this.changes.push('form')
  }

  page(before: PDFObject | undefined, now: PDFObject): void {
    for (const [key, value] of differences(before, now))
      if (key === '/Annots') this.#additions(entryOf(before, 'Annots'), value, 'annotation')
      else this.changes.push('page-content')
  }

  #securityStore(store: PDFObject | undefined): void {
    const objects = securityStoreObjects(store, this.#find)
    this.changes.push(objects === null ? 'catalog' : 'security-store')
    for (const number of objects ?? []) this.explained.add(number)
  }

  /** The list of before must stand at the head of the list of now; each reference after it has to be explained. */
  #additions(before: PDFObject | undefined, now: PDFObject | undefined, kind: PdfChange): void {
    const [old, all] = [listOf(before), listOf(now)]
    if (all === null || old === null || old.some((item, index) => `${item}` !== `${all[index]}`)) {
      this.changes.push(kind)
      return
    }
    for (const item of all.slice(old.length)) this.changes.push(this.#addition(item, kind))
  }

  #addition(item: PDFObject, kind: PdfChange): PdfChange {
    if (!(item instanceof PDFRef)) return kind
    const objects = timestampFieldObjects(item, this.#find)
    for (const number of objects ?? []) this.explained.add(number)
    if (objects !== null) return 'document-timestamp'
    const found = this.#find(item.objectNumber)
    const named = found === undefined ? kind : nameObject(found.object, found.isStream)
    return named === 'other-object' ? kind : named
  }

  #resolved(value: PDFObject | undefined): PDFObject | undefined {
    return value instanceof PDFRef ? this.#find(value.objectNumber)?.object : value
  }
}

function differences(
  before: PDFObject | undefined,
  now: PDFObject,
): readonly (readonly [key: string, value: PDFObject | undefined])[] {
  const [old, young] = [before, now].map((object) => (object instanceof PDFDict ? object : undefined))
  if (young === undefined) return [['', undefined]]
  const keys = new Set([...(old?.keys() ?? []), ...young.keys()])
  return [...keys]
    .filter((key) => `${old?.get(key)}` !== `${young.get(key)}`)
    .map((key) => [key.asString(), young.get(key)] as const)
}

function entryOf(object: PDFObject | undefined, key: string): PDFObject | undefined {
  return object instanceof PDFDict ? object.get(PDFName.of(key)) : undefined
}

/** An absent list is empty; a list by reference is not followed. */
function listOf(object: PDFObject | undefined): readonly PDFObject[] | null {
  if (object === undefined) return []
  return object instanceof PDFArray ? object.asArray() : null
}
