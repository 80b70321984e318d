import type { ReaderOptions } from 'zxing-wasm/reader'
import { readDamagedSymbols } from './damaged-rung.ts'
import { brightestChannel, isColoured, type Picture, type PictureBox } from './picture.ts'
import { readSymbols, type SymbolRead } from './read-symbols.ts'
import { type Rework, reworkPicture } from './rework-picture.ts'
import { findTextures } from './texture.ts'

/** One attempt at reading the codes of a picture. */
export interface Rung {
  readonly name: string
  /** Gives up early, with what it found so far, when time is up. */
  readonly read: (picture: Picture, isTimeUp: () => boolean) => Promise<RungReading>
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
const CROP_SIDE = 640
const SMALL = 700
const ENLARGED_SIDE = 1_200
const MAX_TEXTURES = 3
/** Below this, no more than a chance likeness in text or in a photo. */
const LEAST_LIKENESS = 0.42

/** Reads nearly every good scan or photo; the only attempt made when it finds a 2D-Doc. */
export const QUICK_RUNG: Rung = zxing('quick', (picture) => readSymbols(picture, QUICK))

/** Reads what is stamped, stained, folded, worn or blurred; tells where nothing looks like a symbol. */
export const DAMAGED_RUNG: Rung = {
  name: 'damaged',
  read: async (picture, isTimeUp) => {
    const { symbols, likeness } = readDamagedSymbols(picture, 'eye', isTimeUp)
    // A small picture is cheap to search, and may be cut so close that no symbol stands out in it.
    const isLarge = Math.max(picture.width, picture.height) > SMALL
    return { symbols, isHopeless: isLarge && symbols.length === 0 && likeness < LEAST_LIKENESS }
  },
}

/** Tells which codes of other kinds are there; asked only where no 2D-Doc was found. */
export const OTHER_CODES_RUNG: Rung = zxing('other-codes', (picture) => readSymbols(picture, OTHER))

/** Further attempts, tried in this order until one finds a 2D-Doc. */
export const SEARCH_RUNGS: readonly Rung[] = [
  zxing('thorough', (picture) => readSymbols(picture, THOROUGH)),
  zxing('enlarged', enlarged),
  zxing('texture-blurred', (picture, isTimeUp) => textures(picture, { side: CROP_SIDE, blur: 2 }, isTimeUp)),
  zxing('one-threshold', (picture) => readSymbols(picture, { ...QUICK, binarizer: 'GlobalHistogram' })),
  zxing('texture-sharpened', (picture, isTimeUp) =>
    textures(picture, { side: CROP_SIDE, sharpen: 2 }, isTimeUp),
  ),
  {
    name: 'damaged-brightest',
    read: async (picture, isTimeUp) => ({
      symbols: isColoured(picture) ? readDamagedSymbols(picture, 'brightest', isTimeUp).symbols : [],
    }),
  },
  zxing('brightest-channel', (picture) => readSymbols(brightestChannel(picture), QUICK)),
  zxing('texture-median', (picture, isTimeUp) => textures(picture, { side: CROP_SIDE, median: 3 }, isTimeUp)),
]

function zxing(
  name: string,
  read: (picture: Picture, isTimeUp: () => boolean) => Promise<readonly SymbolRead[]>,
): Rung {
  return {
    name,
    read: async (picture, isTimeUp) => ({
      symbols: (await read(picture, isTimeUp)).map((symbol) => ({ ...symbol, step: symbol.step ?? name })),
    }),
  }
}

/** Small pictures, often cut close to the symbol, are given a border and more pixels. */
async function enlarged(picture: Picture): Promise<readonly SymbolRead[]> {
  const longest = Math.max(picture.width, picture.height)
  if (longest > SMALL) return []
  const whole = { left: 0, top: 0, width: picture.width, height: picture.height }
  const larger = await reworkPicture(picture, whole, {
    side: Math.min(longest * 4, ENLARGED_SIDE),
    border: 0.08,
  })
  const edge = longest * 0.08
  const box = { left: -edge, top: -edge, width: picture.width + 2 * edge, height: picture.height + 2 * edge }
  return (await readSymbols(larger, THOROUGH)).map((symbol) => placed(symbol, box, picture))
}

async function textures(
  picture: Picture,
  rework: Rework,
  isTimeUp: () => boolean,
): Promise<readonly SymbolRead[]> {
  const found: SymbolRead[] = []
  for (const box of findTextures(picture, MAX_TEXTURES)) {
    if (isTimeUp()) break
    const symbols = await readSymbols(await reworkPicture(picture, box, rework), THOROUGH)
    found.push(...symbols.map((symbol) => placed(symbol, box, picture)))
  }
  return found
}

/** Carries a position inside a part of the picture over to the whole. */
function placed(symbol: SymbolRead, box: PictureBox, whole: Picture): SymbolRead {
  const { x, y, width, height } = symbol.position
  const position = {
    x: (box.left + x * box.width) / whole.width,
    y: (box.top + y * box.height) / whole.height,
    width: (width * box.width) / whole.width,
    height: (height * box.height) / whole.height,
  }
  return { ...symbol, position }
}
