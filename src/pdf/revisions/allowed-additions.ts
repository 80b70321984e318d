import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import type { RevisionObject } from './later-changes.ts'

/** Finds an object as a revision has it. */
export type FindObject = (number: number) => RevisionObject | undefined

/**
 * Lists the objects of a document security store (ISO 32000-2, 12.8.4.3), or null when it holds anything but
 * certificates, revocation lists and answers of responders in streams, and dictionaries that sort them.
 */
export function securityStoreObjects(
  store: PDFObject | undefined,
  find: FindObject,
): ReadonlySet<number> | null {
  const explained = new Set<number>()
  return storeHolds(store, STORE, find, explained) ? explained : null
}

/** What may stand under a key of a store; `streams` is a list of references to streams. */
type ShapeKind = 'streams' | 'stream' | 'plain' | 'by-signature'
type Shape = ReadonlyMap<string, ShapeKind>

const STORE: Shape = new Map<string, ShapeKind>([
  ['/Type', 'plain'],
  ['/Certs', 'streams'],
  ['/CRLs', 'streams'],
  ['/OCSPs', 'streams'],
  ['/VRI', 'by-signature'],
])
const BY_SIGNATURE: Shape = new Map<string, ShapeKind>([
  ['/Type', 'plain'],
  ['/Cert', 'streams'],
  ['/CRL', 'streams'],
  ['/OCSP', 'streams'],
  ['/TU', 'plain'],
  ['/TS', 'stream'],
])
const STREAM_KEYS: ReadonlySet<string> = new Set(['/Length', '/Filter'])

function storeHolds(
  object: PDFObject | undefined,
  shape: Shape,
  find: FindObject,
  explained: Set<number>,
): boolean {
  const dictionary = resolved(object, find, explained)
  if (!(dictionary instanceof PDFDict)) return false
  return dictionary
    .entries()
    .every(([key, value]) => entryHolds(value, shape.get(key.asString()), find, explained))
}

function entryHolds(
  value: PDFObject,
  kind: ShapeKind | undefined,
  find: FindObject,
  explained: Set<number>,
): boolean {
  if (kind === undefined) return false
  if (kind === 'plain') return !(value instanceof PDFRef)
  if (kind === 'stream') return isStream(value, find, explained)
  const inside = resolved(value, find, explained)
  if (kind === 'streams')
    return inside instanceof PDFArray && inside.asArray().every((item) => isStream(item, find, explained))
  return (
    inside instanceof PDFDict &&
    inside.values().every((item) => storeHolds(item, BY_SIGNATURE, find, explained))
  )
}

function resolved(
  object: PDFObject | undefined,
  find: FindObject,
  explained: Set<number>,
): PDFObject | undefined {
  if (!(object instanceof PDFRef)) return object
  const found = find(object.objectNumber)
  if (found === undefined || found.isStream) return undefined
  explained.add(object.objectNumber)
  return found.object
}

function isStream(object: PDFObject, find: FindObject, explained: Set<number>): boolean {
  const found = object instanceof PDFRef ? find(object.objectNumber) : undefined
  if (!(object instanceof PDFRef) || found === undefined || !found.isStream) return false
  explained.add(object.objectNumber)
  const keys = found.object instanceof PDFDict ? found.object.keys() : []
  return keys.every((key) => STREAM_KEYS.has(key.asString()))
}

const WIDGET_KEYS: ReadonlySet<string> = new Set(
  ['Type', 'Subtype', 'FT', 'T', 'TU', 'V', 'F', 'Rect', 'P', 'StructParent'].map((key) => `/${key}`),
)
const TIMESTAMP_KEYS: ReadonlySet<string> = new Set(
  ['Type', 'Filter', 'SubFilter', 'Contents', 'ByteRange', 'V'].map((key) => `/${key}`),
)

/**
 * Lists the objects of the field of a document time-stamp (ISO 32000-2, 12.8.5), or null when it is anything else, or
 * could show something on a page. Whether the time-stamp holds is told by its own evidence.
 */
export function timestampFieldObjects(field: PDFRef, find: FindObject): ReadonlySet<number> | null {
  const explained = new Set<number>()
  const widget = resolved(field, find, explained)
  if (!(widget instanceof PDFDict) || !onlyKeys(widget, WIDGET_KEYS)) return null
  if (textOf(widget, 'FT') !== '/Sig' || textOf(widget, 'Subtype') !== '/Widget') return null
  if (!isPoint(widget.get(PDFName.of('Rect')))) return null
  const value = resolved(widget.get(PDFName.of('V')), find, explained)
  if (!(value instanceof PDFDict) || !onlyKeys(value, TIMESTAMP_KEYS)) return null
  const isTimestamp =
    textOf(value, 'Type') === '/DocTimeStamp' && textOf(value, 'SubFilter') === '/ETSI.RFC3161'
  return isTimestamp ? explained : null
}

function onlyKeys(dictionary: PDFDict, keys: ReadonlySet<string>): boolean {
  return dictionary.keys().every((key) => keys.has(key.asString()))
}

function textOf(dictionary: PDFDict, key: string): string {
  return `${dictionary.get(PDFName.of(key))}`
}

function isPoint(rectangle: PDFObject | undefined): boolean {
  return rectangle instanceof PDFArray && rectangle.asArray().every((number) => `${number}` === '0')
}
