/** What a frame without an answer showed: nothing yet, something too small, a code that cannot be read, or a part. */
export const FRAME_HINTS = ['searching', 'closer', 'unreadable', 'part'] as const

export type FrameHint = (typeof FRAME_HINTS)[number]
