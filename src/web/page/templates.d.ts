declare module 'templates:report-answer' {
  /** Fills the partial `report-answer.hbs`; every value is escaped. */
  export const fill: (view: object) => string
}
