import { PDFArray, PDFDict, PDFName, type PDFObject, PDFStream } from 'pdf-lib'
import type { PdfChange } from '../../core/verification/evidence.ts'

const BY_CATALOG_KEY: Readonly<Record<string, PdfChange>> = {
  '/Pages': 'pages',
  '/AcroForm': 'form',
  '/OCProperties': 'page-content',
  '/Metadata': 'metadata',
  '/AF': 'embedded-file',
  '/Collection': 'embedded-file',
  '/OpenAction': 'action',
  '/AA': 'action',
}

/** Names what a key of the catalog changes, given what stands there now. */
export function nameCatalogChange(key: string, value: PDFObject | undefined): readonly PdfChange[] {
  const inside = namesInside(value)
  return inside.length > 0 ? inside : [BY_CATALOG_KEY[key] ?? 'catalog']
}

/** Names what an object that nothing explains is there for, by what it says it is. */
export function nameObject(object: PDFObject, isStream: boolean): PdfChange {
  const [inside] = namesInside(object)
  if (inside !== undefined) return inside
  if (!(object instanceof PDFDict)) return 'other-object'
  const has = (key: string) => object.has(PDFName.of(key))
  const said = (key: string) => `${object.get(PDFName.of(key))}`
  if (['/Sig', '/DocTimeStamp'].includes(said('Type'))) return 'signature'
  if (said('FT') === '/Sig') return 'signature'
  if (has('FT')) return 'form'
  if (said('Type') === '/Annot' || (has('Rect') && has('Subtype'))) return 'annotation'
  if (['/Page', '/Pages'].includes(said('Type'))) return 'pages'
  if (['/Form', '/Image'].includes(said('Subtype')) || said('Type') === '/Font') return 'page-content'
  if (has('S') && ACTIONS.has(said('S'))) return 'action'
  return isStream && object.keys().every((key) => PLAIN.has(key.asString())) ? 'page-content' : 'other-object'
}

const ACTIONS: ReadonlySet<string> = new Set([
  '/Launch',
  '/URI',
  '/GoToR',
  '/GoToE',
  '/SubmitForm',
  '/ImportData',
])
const PLAIN: ReadonlySet<string> = new Set(['/Length', '/Filter', '/DecodeParms'])

/** Finds scripts, XFA forms and attached files by the keys that they need (ISO 32000-2, 12.6.4.17, 12.7.8, 7.11.4). */
function namesInside(object: PDFObject | undefined): readonly PdfChange[] {
  if (object instanceof PDFArray) return object.asArray().flatMap(namesInside)
  const dictionary = object instanceof PDFStream ? object.dict : object
  if (!(dictionary instanceof PDFDict)) return []
  return dictionary.entries().flatMap(([key, value]) => {
    const own = ACTIVE_KEYS[key.asString()] ?? ACTIVE_VALUES[`${key} ${value}`]
    return [...(own === undefined ? [] : [own]), ...namesInside(value)]
  })
}

const ACTIVE_KEYS: Readonly<Record<string, PdfChange>> = {
  '/JS': 'javascript',
  '/JavaScript': 'javascript',
  '/XFA': 'xfa',
  '/EmbeddedFiles': 'embedded-file',
  '/EF': 'embedded-file',
}
const ACTIVE_VALUES: Readonly<Record<string, PdfChange>> = {
  '/S /JavaScript': 'javascript',
  '/Type /EmbeddedFile': 'embedded-file',
  '/Type /Filespec': 'embedded-file',
}
