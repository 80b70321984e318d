import type { OwnDocument } from '../core/documents/own-document.ts'
import { adcsStrings } from './adcs-strings.ts'
import type { DocumentIssuer } from './document-issuer.ts'
import { letterStrings, letterTemplate } from './letter-strings.ts'
import { riiStrings } from './rii-strings.ts'
import { fillTemplate } from './templates.ts'

/** Fills the template of a document: the markup that is laid out on its pages, in its issuer's name. */
export function documentMarkup(document: OwnDocument, issuer: DocumentIssuer): string {
  switch (document.kind) {
    case 'ADCS':
      return fillTemplate('adcs', { ...adcsStrings(document), issuer })
    case 'RII':
      return fillTemplate('rii', { ...riiStrings(document), issuer })
    case 'LETTER':
      return fillTemplate(letterTemplate(document), { ...letterStrings(document), issuer })
  }
}
