import type { FaceName } from './fonts/font-face.ts'

/** Points in a millimetre. */
export const millimetre = 72 / 25.4

/** How a paragraph is set: face, size and line height in points, space before and after, colour. */
export interface TextStyle {
  readonly face: FaceName
  readonly size: number
  readonly leading: number
  readonly before: number
  readonly after: number
  readonly color: ColorName
}

/** A colour in RGB, each part from 0 to 255. Text colours keep a contrast of 4.5 or more on every background below. */
export const colors = {
  ink: [27, 31, 42],
  muted: [80, 86, 101],
  accent: [31, 78, 140],
  success: [23, 92, 52],
  warning: [125, 74, 0],
  danger: [155, 28, 28],
  rule: [205, 211, 220],
  zebra: [246, 248, 251],
  neutralTint: [242, 244, 247],
  infoTint: [234, 241, 250],
  successTint: [232, 244, 236],
  warningTint: [253, 243, 225],
  dangerTint: [252, 235, 234],
  black: [0, 0, 0],
  ghost: [235, 238, 242],
  white: [255, 255, 255],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>

/** A colour of the table above. */
export type ColorName = keyof typeof colors

/** A4, in points, and its margins. The foot of the page hangs below the bottom margin of the text. */
export const page = {
  width: 210 * millimetre,
  height: 297 * millimetre,
  left: 20 * millimetre,
  right: 20 * millimetre,
  top: 17 * millimetre,
  bottom: 14 * millimetre,
  /** Between the text and the running head or foot. */
  runningGap: 12,
} as const

/** The looks a `p` may take, and those of headings, cells and captions. */
export const textStyles = {
  body: { face: 'regular', size: 10, leading: 14, before: 0, after: 6, color: 'ink' },
  lead: { face: 'regular', size: 11.5, leading: 16, before: 0, after: 8, color: 'ink' },
  small: { face: 'regular', size: 8.5, leading: 11.5, before: 0, after: 4, color: 'ink' },
  muted: { face: 'regular', size: 8.5, leading: 11.5, before: 0, after: 4, color: 'muted' },
  label: { face: 'regular', size: 8.5, leading: 11.5, before: 0, after: 1, color: 'muted' },
  state: { face: 'strong', size: 17, leading: 22, before: 0, after: 2, color: 'ink' },
  figure: { face: 'strong', size: 26, leading: 30, before: 0, after: 2, color: 'ink' },
  address: { face: 'regular', size: 10.5, leading: 14, before: 0, after: 0, color: 'ink' },
  issuer: { face: 'strong', size: 10, leading: 13, before: 0, after: 0, color: 'ink' },
  h1: { face: 'strong', size: 21, leading: 26, before: 12, after: 8, color: 'accent' },
  h2: { face: 'strong', size: 12.5, leading: 16, before: 14, after: 5, color: 'accent' },
  h3: { face: 'strong', size: 10.5, leading: 14, before: 9, after: 3, color: 'ink' },
  cell: { face: 'regular', size: 9, leading: 12, before: 0, after: 0, color: 'ink' },
  rowHead: { face: 'strong', size: 9, leading: 12, before: 0, after: 0, color: 'ink' },
  headCell: { face: 'strong', size: 8.5, leading: 11.5, before: 0, after: 0, color: 'ink' },
  term: { face: 'regular', size: 9, leading: 13, before: 0, after: 0, color: 'muted' },
  value: { face: 'regular', size: 10, leading: 13, before: 0, after: 0, color: 'ink' },
  item: { face: 'regular', size: 10, leading: 14, before: 0, after: 2, color: 'ink' },
  caption: { face: 'regular', size: 8.5, leading: 11.5, before: 0, after: 4, color: 'muted' },
  running: { face: 'regular', size: 8, leading: 10.5, before: 0, after: 0, color: 'muted' },
  sealMark: { face: 'strong', size: 7, leading: 9, before: 0, after: 0, color: 'ink' },
  specimenBand: { face: 'strong', size: 8.5, leading: 11, before: 0, after: 0, color: 'danger' },
} as const satisfies Readonly<Record<string, TextStyle>>

/** The looks a template may ask of a paragraph. */
export const paragraphLooks = [
  'body',
  'lead',
  'small',
  'muted',
  'label',
  'state',
  'figure',
  'address',
  'issuer',
] as const

/** The tones of a panel and of a word in it: background, accent bar, colour of text that takes the tone. */
export const tones = {
  neutral: { tint: 'neutralTint', accent: 'muted' },
  info: { tint: 'infoTint', accent: 'accent' },
  success: { tint: 'successTint', accent: 'success' },
  warning: { tint: 'warningTint', accent: 'warning' },
  danger: { tint: 'dangerTint', accent: 'danger' },
} as const satisfies Readonly<Record<string, { tint: ColorName; accent: ColorName }>>

/** A tone of the table above. */
export type Tone = keyof typeof tones

/** The names of the tones. */
export const toneNames = Object.keys(tones) as Tone[]

/** Distances inside blocks, in points. */
export const spacing = {
  columnGap: 18,
  rowAfter: 6,
  panel: { x: 12, y: 9, accent: 3.5, before: 6, after: 10 },
  cell: { x: 5, y: 3.5 },
  table: { before: 2, after: 10 },
  list: { indent: 12, after: 6 },
  definitions: { rowGap: 3, columnGap: 20, labelGap: 8, labelWidth: 38 * millimetre, after: 8 },
  rule: { width: 0.6, before: 6, after: 8 },
  seal: { module: 0.42 * millimetre, quietModules: 4, markGap: 3, captionGap: 12, before: 8, after: 6 },
} as const
