import { type PDFContext, type PDFDict, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { FaceName, FontFace } from '../fonts/font-face.ts'
import type { FontSet } from '../fonts/load-fonts.ts'
import { fontResourceNames } from './page-content.ts'
import { RawObject, rawStream } from './raw-object.ts'

const nonSymbolic = 32
const italic = 64

/** Writes the faces that a document uses and gives its font resources. */
export function writeFonts(context: PDFContext, fonts: FontSet, used: ReadonlySet<FaceName>): PDFDict {
  const resources = context.obj({})
  for (const face of Object.values(fonts))
    if (used.has(face.name)) resources.set(PDFName.of(fontResourceNames[face.name]), writeFace(context, face))
  return resources
}

function writeFace(context: PDFContext, face: FontFace): PDFRef {
  const name = `PERMIS+${face.postScriptName}`
  const program = { Filter: 'FlateDecode', Length1: face.programLength }
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: nonSymbolic + (face.italicAngle === 0 ? 0 : italic),
      FontBBox: [...face.boundingBox],
      ItalicAngle: face.italicAngle,
      Ascent: face.ascent,
      Descent: face.descent,
      CapHeight: face.capHeight,
      StemV: face.name === 'strong' ? 120 : 84,
      FontFile2: context.register(rawStream(context, program, face.program)),
    }),
  )
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    CIDToGIDMap: 'Identity',
    FontDescriptor: descriptor,
    W: context.register(new RawObject(face.widths)),
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(rawStream(context, { Filter: 'FlateDecode' }, face.toUnicode)),
    }),
  )
}
