import type { ReaderOptions } from 'zxing-wasm/reader'
import { accentuateWindow, despeckleWindow, softenWindow } from './damaged/focus-window.ts'
import type { SearchWindow } from './damaged/search-window.ts'
import { readDamagedSymbols } from './damaged-rung.ts'
import { brightestChannel, isColoured, type Picture, type PictureBox, pixelsOf } from './picture.ts'
import { readSymbols, type SymbolRead } from './read-symbols.ts'
import { reworkPicture } from './rework-picture.ts'
import type { StepCosts, StepKind } from './step-costs.ts'
import type { IsTimeUp } from './thread-clock.ts'
import { viewOf } from './view-of.ts'

/** How long an attempt may take. */
export interface Watch {
  /** Asked before anything that cannot be interrupted, with what it will cost. */
  readonly isTimeUp: IsTimeUp
  readonly costs: StepCosts
}

/** One attempt at reading the codes of a picture. */
export interface Rung {
  readonly name: string
  /** Gives up early, with what it found so far, when time is up or does not pay for what is to come. */
  readonly read: (picture: Picture, watch: Watch) => Promise<RungReading>
}

/** What one attempt found. */
export interface RungReading {
  readonly symbols: readonly SymbolRead[]
  /** Nothing in the picture looks like a symbol: attempts with other means would find none either. */
  readonly isHopeless?: boolean
}

const QUICK: ReaderOptions = {
  formats: ['DataMatrix'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: false,
}
const THOROUGH: ReaderOptions = { ...QUICK, tryInvert: true, tryDownscale: true, downscaleFactor: 2 }
const OTHER: ReaderOptions = { ...QUICK, formats: ['QRCode', 'Aztec', 'PDF417'] }
const SMALL = 700
const ENLARGED_SIDE = 1_200
const BORDER = 0.08
const MOST_PARTS = 3
/** Below this, no more than a chance likeness in text or in a photo. */
const LEAST_LIKENESS = 0.55

/** Reads nearly every good scan or photo; the only attempt made when it finds a 2D-Doc. */
export const QUICK_RUNG: Rung = whole('quick', QUICK)

/** Reads what is stamped, stained, folded, worn or blurred; tells where nothing looks like a symbol. */
export const DAMAGED_RUNG: Rung = {
  name: 'damaged',
  read: async (picture, { isTimeUp }) => {
    const { symbols, likeness } = readDamagedSymbols(picture, 'eye', isTimeUp)
    // A small picture is cheap to search, and may be cut so close that no symbol stands out in it.
    const isLarge = Math.max(picture.width, picture.height) > SMALL
    return { symbols, isHopeless: isLarge && symbols.length === 0 && likeness < LEAST_LIKENESS }
  },
}

/** Tells which codes of other kinds are there; asked only where no 2D-Doc was found. */
export const OTHER_CODES_RUNG: Rung = whole('other-codes', OTHER)

/** Further attempts, tried in this order until one finds a 2D-Doc. */
export const SEARCH_RUNGS: readonly Rung[] = [
  whole('thorough', THOROUGH),
  { name: 'enlarged', read: enlarged },
  aroundCandidates('part-softened', (window) => softenWindow(window, 2)),
  whole('one-threshold', { ...QUICK, binarizer: 'GlobalHistogram' }),
  aroundCandidates('part-accentuated', (window) => accentuateWindow(window, 2, 2)),
  {
    name: 'damaged-brightest',
    read: async (picture, { isTimeUp }) => ({
      symbols: isColoured(picture) ? readDamagedSymbols(picture, 'brightest', isTimeUp).symbols : [],
    }),
  },
  whole('brightest-channel', QUICK, brightestChannel),
  aroundCandidates('part-despeckled', despeckleWindow),
]

/** One call on all of a picture, if time pays for it. */
function whole(
  kind: StepKind,
  options: ReaderOptions,
  rework: (picture: Picture) => Picture = (picture) => picture,
): Rung {
  return {
    name: kind,
    read: async (picture, { isTimeUp, costs }) => {
      const pixels = pixelsOf(picture)
      if (isTimeUp(costs.expected(kind, pixels))) return { symbols: [] }
      const symbols = await costs.measure(kind, pixels, () => readSymbols(rework(picture), options))
      return { symbols: symbols.map((symbol) => ({ ...symbol, step: kind })) }
    },
  }
}

/** Small pictures, often cut close to the symbol, are given a border and more pixels. */
async function enlarged(picture: Picture, { isTimeUp, costs }: Watch): Promise<RungReading> {
  const longest = Math.max(picture.width, picture.height)
  const times = Math.min(4, ENLARGED_SIDE / longest) * (1 + 2 * BORDER)
  const pixels = pixelsOf(picture) * times ** 2
  if (longest > SMALL || isTimeUp(costs.expected('enlarged', pixels))) return { symbols: [] }
  const side = Math.min(longest * 4, ENLARGED_SIDE)
  const all = { left: 0, top: 0, width: picture.width, height: picture.height }
  const symbols = await costs.measure('enlarged', pixels, async () =>
    readSymbols(await reworkPicture(picture, all, { side, border: BORDER }), THOROUGH),
  )
  const edge = longest * BORDER
  const box = { left: -edge, top: -edge, width: picture.width + 2 * edge, height: picture.height + 2 * edge }
  return { symbols: symbols.map((symbol) => ({ ...placed(symbol, box, picture), step: 'enlarged' })) }
}

/** What looks most like a symbol, cut out with what is around it: each is cheap, whatever the size of the picture. */
function aroundCandidates(name: string, rework: (window: SearchWindow) => SearchWindow): Rung {
  return {
    name,
    read: async (picture, { isTimeUp, costs }) => {
      const found: SymbolRead[] = []
      for (const { window } of viewOf(picture).candidates(MOST_PARTS)) {
        if (isTimeUp(costs.expected('part', window.data.length))) break
        const symbols = await costs.measure('part', window.data.length, () =>
          readSymbols(pictureOf(rework(window)), THOROUGH),
        )
        const side = window.size * window.scale
        const box = { left: window.left, top: window.top, width: side, height: side }
        found.push(...symbols.map((symbol) => ({ ...placed(symbol, box, picture), step: name })))
      }
      return { symbols: found }
    },
  }
}

function pictureOf({ size, data }: SearchWindow): Picture {
  const pixels = new Uint8ClampedArray(4 * data.length)
  for (let at = 0; at < data.length; at++) pixels.fill(data[at] ?? 0, 4 * at, 4 * at + 4)
  return { width: size, height: size, data: pixels }
}

/** Carries a position inside a part of the picture over to the whole. */
function placed(symbol: SymbolRead, box: PictureBox, whole: Picture): SymbolRead {
  const { x, y, width, height } = symbol.position
  const within = (share: number): number => Math.min(1, Math.max(0, share))
  const left = within((box.left + x * box.width) / whole.width)
  const top = within((box.top + y * box.height) / whole.height)
  const right = within((box.left + (x + width) * box.width) / whole.width)
  const bottom = within((box.top + (y + height) * box.height) / whole.height)
  const position = { x: left, y: top, width: right - left, height: bottom - top }
  return { ...symbol, position }
}
