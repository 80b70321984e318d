import { TILE, transformTile } from './fourier.ts'
import { type SearchWindow, WINDOW } from './search-window.ts'

/** Waves a pixel in each direction: edges of modules lie where a wave begins. */
export interface Wave {
  readonly x: number
  readonly y: number
}

/** Where a lattice of modules was seen most clearly, and its two waves there. */
export interface LatticeSeed {
  readonly x: number
  readonly y: number
  readonly waves: readonly [Wave, Wave]
  /** How much the waves stand out from the rest. */
  readonly clarity: number
  /** Whether it was seen at once, is what the one seen at once may be an overtone of, or was hidden by it. */
  readonly rank: 'seen' | 'below' | 'hidden'
}

type WavePair = Pick<LatticeSeed, 'waves' | 'clarity'>

interface Peak extends Wave {
  readonly power: number
}

/** Modules of 20 to 2.2 pixels. */
const LONGEST_WAVE = Math.floor(TILE / 20)
const SHORTEST_WAVE = Math.ceil(TILE / 2.2)
/** Pixels of the picture that a module has at least; faster waves are those of its own pixels. */
const LEAST_PIXELS = 1.4
const MOST_PEAKS = 10
const MOST_HIDDEN = 2
const TONE = 16
const FLOOR = 0.02
/** Share of a wave's power that the wave below it must have to be the one meant. */
const OVERTONE = 0.15
const OUT_OF_STEP = 1.7
const SAME_WAVE = 2.5
const CENTRE = (WINDOW - TILE) / 2
const OFFSETS = [
  [0, 0],
  [-72, -72],
  [72, 72],
  [72, -72],
  [-72, 72],
] as const

const real = new Float32Array(TILE * TILE)
const imaginary = new Float32Array(TILE * TILE)
const power = new Float32Array(TILE * TILE)
const rings = Uint8Array.from({ length: TILE * TILE }, (_, at) =>
  Math.round(Math.hypot(signed(at % TILE), signed(Math.floor(at / TILE)))),
)
const opposites = Uint16Array.from(
  { length: TILE * TILE },
  (_, at) => ((TILE - Math.floor(at / TILE)) % TILE) * TILE + ((TILE - (at % TILE)) % TILE),
)
const taper = Float32Array.from(
  { length: TILE },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / TILE),
)

/**
 * Finds the directions and the pitch of the modules around the middle of a window, whatever covers a part of it.
 *
 * Edges between modules, wherever they are, lie on lines of equal distance: those are two peaks in the spectrum of
 * the squared gradient. One sign of the gradient is taken for each axis, since the edges of the other sign lie
 * elsewhere where ink has spread. Gives the clearest lattice, after one of which it may be an overtone if there is one;
 * last one that it may hide, as the pixels of a screen hide what the screen shows. Nothing where no pair of peaks looks
 * like a square lattice.
 */
export function seedLattice(window: SearchWindow): readonly LatticeSeed[] {
  let best = 0
  let seeds: readonly LatticeSeed[] = []
  const shortest = Math.min(SHORTEST_WAVE, (TILE * window.scale) / LEAST_PIXELS)
  for (const [right, down] of OFFSETS) {
    loadTile(window, CENTRE + right, CENTRE + down)
    transformTile(real, imaginary)
    whitenPower()
    const peaks = findPeaks(shortest)
    const pair = bestPair(peaks)
    if (pair === null || pair.clarity <= best) continue
    best = pair.clarity
    const below = groundTones(pair.waves)
    const place = { x: CENTRE + right + TILE / 2, y: CENTRE + down + TILE / 2 }
    seeds = [
      ...below.map((waves) => ({ ...pair, ...place, waves, rank: 'below' as const })),
      { ...pair, ...place, rank: 'seen' },
      ...hiddenPairs(peaks, pair).map((hidden) => ({ ...hidden, ...place, rank: 'hidden' as const })),
    ]
  }
  return seeds.map(rightHanded)
}

/** Pairs that are left when clearer ones, and what sounds with them, are taken away. */
function hiddenPairs(peaks: readonly Peak[], clearest: WavePair): readonly WavePair[] {
  const hidden: WavePair[] = []
  let [left, pair]: [readonly Peak[], WavePair | null] = [peaks, clearest]
  while (pair !== null && hidden.length < MOST_HIDDEN) {
    const { waves }: WavePair = pair
    left = left.filter((peak) => !waves.some((wave) => isTone(peak, wave)))
    pair = bestPair(left)
    if (pair !== null) hidden.push(pair)
  }
  return hidden
}

/** Orders and signs the waves so that no lattice is seen from behind. */
function rightHanded(seed: LatticeSeed): LatticeSeed {
  const [one, other] = seed.waves
  return one.x * other.y - one.y * other.x > 0 ? seed : { ...seed, waves: [other, one] }
}

/** Tells whether a wave is another, or once or twice its overtone, in either direction. */
function isTone(one: Wave, wave: Wave): boolean {
  return [1, 2, 3, -1, -2, -3].some(
    (times) => Math.hypot(one.x - times * wave.x, one.y - times * wave.y) < SAME_WAVE / TILE,
  )
}

function loadTile({ data }: SearchWindow, left: number, top: number): void {
  let total = 0
  for (let row = 0, at = 0; row < TILE; row++) {
    let from = (top + row) * WINDOW + left
    for (let column = 0; column < TILE; column++, at++, from++) {
      const across = Math.max(0, (data[from + 1] ?? 0) - (data[from - 1] ?? 0))
      const down = Math.max(0, (data[from + WINDOW] ?? 0) - (data[from - WINDOW] ?? 0))
      real[at] = across
      imaginary[at] = down
      total += across * across + down * down
    }
  }
  // The edge of a stain or of a stroke must not outshine those of the modules.
  const limit = 2.5 * Math.sqrt(total / (2 * TILE * TILE)) + 1e-6
  for (let row = 0, at = 0; row < TILE; row++)
    for (let column = 0; column < TILE; column++, at++) {
      const weight = (taper[row] ?? 0) * (taper[column] ?? 0)
      real[at] = weight * Math.min(real[at] ?? 0, limit) ** 2
      imaginary[at] = weight * Math.min(imaginary[at] ?? 0, limit) ** 2
    }
}

/** Power of both signs of the gradient together, over what is usual at that distance from the middle. */
function whitenPower(): void {
  const usual = new Float64Array(TILE)
  const counts = new Float64Array(TILE)
  for (let at = 0; at < power.length; at++) {
    const opposite = opposites[at] ?? 0
    const own = (real[at] ?? 0) ** 2 + (imaginary[at] ?? 0) ** 2
    power[at] = own + (real[opposite] ?? 0) ** 2 + (imaginary[opposite] ?? 0) ** 2
    const ring = rings[at] ?? 0
    // Logarithms, so that the peaks themselves do not make up what is usual; every fourth is enough to tell.
    if (at % 4 !== 0) continue
    usual[ring] = (usual[ring] ?? 0) + Math.log((power[at] ?? 0) + 1e-9)
    counts[ring] = (counts[ring] ?? 0) + 1
  }
  for (let ring = 0; ring < TILE; ring++)
    usual[ring] = Math.exp((usual[ring] ?? 0) / Math.max(1, counts[ring] ?? 0))
  // What is next to nothing beside the rest is none the more for standing out among less.
  const floor = FLOOR * (usual[LONGEST_WAVE] ?? 0) + 1e-9
  // Sharp edges have overtones; of a wave and its overtones the longest is meant.
  for (let ring = 0; ring < TILE; ring++)
    usual[ring] = 1 / (((usual[ring] ?? 0) + floor) * Math.sqrt(1 + ring / TONE))
  for (let at = 0; at < power.length; at++) power[at] = (power[at] ?? 0) * (usual[rings[at] ?? 0] ?? 0)
}

function signed(index: number): number {
  return index < TILE / 2 ? index : index - TILE
}

function findPeaks(shortest: number): readonly Peak[] {
  const peaks: Peak[] = []
  for (let row = 0; row <= SHORTEST_WAVE; row++)
    for (let column = -SHORTEST_WAVE; column <= SHORTEST_WAVE; column++) {
      if (row === 0 && column <= 0) continue
      const length = Math.sqrt(row * row + column * column)
      if (length < LONGEST_WAVE || length > shortest) continue
      const here = powerAt(row, column)
      if (here < 3 || !isHighest(row, column, here)) continue
      peaks.push({
        x: (column + summit(powerAt(row, column - 1), here, powerAt(row, column + 1))) / TILE,
        y: (row + summit(powerAt(row - 1, column), here, powerAt(row + 1, column))) / TILE,
        power: here,
      })
    }
  return peaks.sort((one, other) => other.power - one.power).slice(0, MOST_PEAKS)
}

function powerAt(row: number, column: number): number {
  return power[((row + TILE) % TILE) * TILE + ((column + TILE) % TILE)] ?? 0
}

function isHighest(row: number, column: number, here: number): boolean {
  for (let down = -1; down <= 1; down++)
    for (let right = -1; right <= 1; right++) if (powerAt(row + down, column + right) > here) return false
  return true
}

/** Where between three samples the highest point lies, from -0.5 to 0.5. */
function summit(before: number, here: number, after: number): number {
  const [low, middle, high] = [Math.sqrt(before), Math.sqrt(here), Math.sqrt(after)]
  const bend = low - 2 * middle + high
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (low - high)) / bend)) : 0
}

/** Two waves of about the same length, about at right angles; photos taken aslant leave a good deal of freedom. */
function bestPair(peaks: readonly Peak[]): WavePair | null {
  let best: WavePair | null = null
  for (const [index, one] of peaks.entries())
    for (const other of peaks.slice(index + 1)) {
      const lengths = [Math.hypot(one.x, one.y), Math.hypot(other.x, other.y)] as const
      const ratio = Math.max(...lengths) / Math.min(...lengths)
      const cosine = Math.abs(one.x * other.x + one.y * other.y) / (lengths[0] * lengths[1])
      if (ratio > 2.3 || cosine > 0.55) continue
      const clarity = Math.sqrt((one.power * other.power) / ratio)
      if (best === null || clarity > best.clarity) best = { clarity, waves: [one, other] }
    }
  return best
}

/** Waves that those seen may be overtones of, if both are seen as well; or the one in step with the other. */
function groundTones([one, other]: LatticeSeed['waves']): readonly LatticeSeed['waves'][] {
  const tones = [3, 1.5, 2].flatMap((times) => {
    const [lowerOne, lowerOther] = [lowered(one, times), lowered(other, times)]
    return lowerOne === null || lowerOther === null ? [] : [[lowerOne, lowerOther] as const]
  })
  const ratio = Math.hypot(one.x, one.y) / Math.hypot(other.x, other.y)
  const faster = ratio > OUT_OF_STEP ? lowered(one, 2) : ratio < 1 / OUT_OF_STEP ? lowered(other, 2) : null
  if (tones.length > 0 || faster === null) return tones
  return [ratio > 1 ? [faster, other] : [one, faster]]
}

function lowered(wave: Wave, times: number): Wave | null {
  const [column, row] = [wave.x * TILE, wave.y * TILE]
  if (Math.hypot(column, row) / times < LONGEST_WAVE) return null
  const seen = highestAround(column / times, row / times)
  return seen < Math.max(6, highestAround(column, row) * OVERTONE)
    ? null
    : { x: wave.x / times, y: wave.y / times }
}

function highestAround(column: number, row: number): number {
  let highest = 0
  for (let down = -1; down <= 1; down++)
    for (let right = -1; right <= 1; right++)
      highest = Math.max(highest, powerAt(Math.round(row) + down, Math.round(column) + right))
  return highest
}
