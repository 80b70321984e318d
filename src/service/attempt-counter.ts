/** Counts attempts, for all instances of the service together. */
export interface AttemptCounter {
  /**
   * Counts one more attempt, and gives how many there were in the window that holds `at`.
   *
   * @param key what is counted, for example `link:051227308989`; only a keyed hash of it is kept
   */
  count(key: string, windowSeconds: number, at: Date): Promise<number>
}
