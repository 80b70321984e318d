/** What happened, then what to do. */
export interface ErrorWording {
  readonly title: string
  readonly advice: string
}
