/** A square symbol as its modules: row by row from the top left, 1 for dark, quiet zone excluded. */
export interface ModuleMatrix {
  readonly size: number
  readonly modules: Uint8Array
}
