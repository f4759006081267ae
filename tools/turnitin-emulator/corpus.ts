/** A few passages of our own that the emulator “knows”, so that its scores come from real overlap. */
export const corpus: { name: string; repository: string; type: string; text: string }[] = [
  {
    name: 'emulator.example/play-and-learning',
    repository: 'INTERNET',
    type: 'INTERNET',
    text: 'Play gives young children a safe place to test ideas about the world before those ideas have consequences. A child who balances blocks is asking a question about weight, and the tower answers at once. Adults who watch without correcting learn what the child already knows.',
  },
  {
    name: 'Emulator Journal of Care, 4(2)',
    repository: 'PUBLICATION',
    type: 'PUBLICATION',
    text: 'Handover between shifts fails most often where two people believe that the other has written the note. A short spoken round at the bedside, repeated in the same order every day, closes that gap better than a longer form does.',
  },
  {
    name: 'An earlier paper',
    repository: 'SUBMITTED_WORK',
    type: 'SUBMITTED_WORK',
    text: 'The workshop floor was measured twice on every morning of the trial, once before the machines were started and once after an hour of work, so that the warming of the frame could be told apart from wear.',
  },
]
