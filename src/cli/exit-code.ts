/** Exit codes of the commands (design.md section 2; 64 to 78 after sysexits.h). */
export const EXIT = {
  done: 0,
  invalid: 1,
  indeterminate: 2,
  notEntitled: 3,
  entitlementUnknown: 4,
  usage: 64,
  badData: 65,
  inputMissing: 66,
  unknownNeph: 67,
  unavailable: 69,
  internal: 70,
  cannotWrite: 73,
  refused: 77,
  configuration: 78,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
