/** A sentence in windows-1250 whose few letters beyond ASCII are guessed to be those of Western Europe. */
export const polishText = 'The children of Łódź dig in the sand, and Mr Żak asks what they found.'

export const polishBytes = Buffer.from(
  'The children of \xa3\xf3d\x9f dig in the sand, and Mr \xafak asks what they found.',
  'latin1',
)
