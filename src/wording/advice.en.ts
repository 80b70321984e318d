import type { AdviceWording } from './advice.fr.ts'

export const ADVICE_EN: AdviceWording = {
  TOO_BLURRED: 'The picture is blurred: hold the camera still, let it focus, and try again.',
  TOO_SMALL:
    'The code is too small in the picture ({pixels} pixels a module, 2 are needed): move closer, or scan at 300 dots per inch.',
  CUT_AT_EDGE: 'The code is cut at the edge of the picture: frame all of it, with a white margin around.',
  GLARE: 'A reflection covers the code: tilt the page, or switch the flash off.',
  TOO_DARK: 'The picture is too dark: light the document.',
  TOO_DAMAGED:
    'A code is there, but too covered, worn or creased to be read: ask for the original PDF, or another copy.',
  NOTHING_LIKE_A_CODE:
    'Nothing in the picture looks like a 2D-Doc code: hand in the page that bears it, framed closely.',
  PAGES_NOT_SEARCHED: 'Not every page could be looked at: hand in only the one that bears the code.',
}
