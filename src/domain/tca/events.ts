/** What Turnitin's Core API calls back about. */
export const callbackEvents = [
  'SUBMISSION_COMPLETE',
  'SIMILARITY_COMPLETE',
  'SIMILARITY_UPDATED',
  'PDF_STATUS',
  'GROUP_ATTACHMENT_COMPLETE',
] as const

export type CallbackEvent = (typeof callbackEvents)[number]

/** How many addresses one key may have called back. */
export const mostCallbacks = 10
