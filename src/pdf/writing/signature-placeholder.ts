import { type PDFContext, type PDFRef, PDFString } from 'pdf-lib'
import { hexText } from './hex-text.ts'
import { pdfDate } from './metadata.ts'
import { RawObject } from './raw-object.ts'

/** What a signature dictionary says before it is signed; never personal data. */
export interface SignatureOptions {
  /** Room for the CMS, in bytes. */
  readonly contentsBytes: number
  readonly signerName: string
  readonly reason: string
  readonly location: string
}

/** The objects of a signature still to be made. */
export interface SignaturePlaceholder {
  readonly widget: PDFRef
  /** Must not stand in an object stream: its bytes are replaced in the finished file. */
  readonly dictionary: PDFRef
  readonly form: PDFRef
}

/**
 * Leaves the place of a PAdES signature (ETSI EN 319 142-1) as @signpdf finds it: a byte range of asterisks, then
 * a `Contents` of zeros. The widget is invisible and takes part in the structure under the key `structParent`.
 */
export function writeSignaturePlaceholder(
  context: PDFContext,
  { contentsBytes, signerName, reason, location }: SignatureOptions,
  createdAt: Date,
  { pageRef, structParent }: { readonly pageRef: PDFRef; readonly structParent: number },
): SignaturePlaceholder {
  const dictionary = context.register(
    new RawObject(
      `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached
/ByteRange [0 /********** /********** /**********]
/Contents <${'0'.repeat(2 * contentsBytes)}>
/M (${pdfDate(createdAt)}) /Name ${hexText(signerName)} /Reason ${hexText(reason)} /Location ${hexText(location)}>>`,
    ),
  )
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature1'),
      TU: hexText(reason),
      V: dictionary,
      Rect: [0, 0, 0, 0],
      F: 132,
      P: pageRef,
      StructParent: structParent,
    }),
  )
  const form = context.register(context.obj({ Fields: [widget], SigFlags: 3 }))
  return { widget, dictionary, form }
}
