import { type SearchWindow, WINDOW } from './search-window.ts'

/** Gives each pixel the mean of the square around it, in which a finer pattern is lost. */
export function softenWindow(window: SearchWindow, reach: number): SearchWindow {
  return { ...window, data: meanAround(window, reach) }
}

/** Takes from each pixel the mean of the square around it, so that fine detail that blur left faint stands out. */
export function sharpenWindow(window: SearchWindow, reach: number): SearchWindow {
  const data = meanAround(window, reach)
  for (let at = 0; at < data.length; at++) data[at] = (window.data[at] ?? 0) - (data[at] ?? 0)
  return { ...window, data }
}

/** Makes each pixel differ `times` more from what is around it than it does. */
export function accentuateWindow(window: SearchWindow, reach: number, times: number): SearchWindow {
  const { data } = sharpenWindow(window, reach)
  for (let at = 0; at < data.length; at++) data[at] = (window.data[at] ?? 0) + times * (data[at] ?? 0)
  return { ...window, data }
}

/** Gives each pixel the middle one of itself and the eight around it, so that lone specks go; the edge is left. */
export function despeckleWindow(window: SearchWindow): SearchWindow {
  const data = Float32Array.from(window.data)
  const near = new Float32Array(9)
  for (let row = 1; row < WINDOW - 1; row++)
    for (let column = 1; column < WINDOW - 1; column++) {
      const above = (row - 1) * WINDOW + column - 1
      for (let index = 0; index < 9; index++) {
        const value = window.data[above + Math.floor(index / 3) * WINDOW + (index % 3)] ?? 0
        let place = index
        for (; place > 0 && (near[place - 1] ?? 0) > value; place--) near[place] = near[place - 1] ?? 0
        near[place] = value
      }
      data[row * WINDOW + column] = near[4] ?? 0
    }
  return { ...window, data }
}

function meanAround({ data }: SearchWindow, reach: number): Float32Array {
  const along = new Float32Array(data.length)
  const mean = new Float32Array(data.length)
  for (let line = 0; line < WINDOW; line++) average(data, along, line * WINDOW, 1, reach)
  for (let line = 0; line < WINDOW; line++) average(along, mean, line, WINDOW, reach)
  return mean
}

function average(from: Float32Array, to: Float32Array, start: number, stride: number, reach: number): void {
  const width = 2 * reach + 1
  const at = (index: number): number => from[start + Math.max(0, Math.min(WINDOW - 1, index)) * stride] ?? 0
  let sum = 0
  for (let index = -reach; index <= reach; index++) sum += at(index)
  for (let index = 0; index < WINDOW; index++) {
    to[start + index * stride] = sum / width
    sum += at(index + reach + 1) - at(index - reach)
  }
}
