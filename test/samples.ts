/** A policy of our own writing, in the shape of a provider's document. */
export const policyText = `Version: 2.0/April 2025 Next Review: April 2026

Artificial Intelligence Policy

4.2 Academic Integrity and AI

Say how and why AI was used. AI is not named as an author. Detection tools are not foolproof.

4.3 Guidance for Students

- 1) AI may help you to prepare.
- 2) Cite what you use, and speak to your tutor first.
- 3) Hand in your own work.
`

/** The clause for each point that this policy covers. */
export const policyPointNumbers = {
  legitimate_use: '4.3(1)',
  declare_use: '4.2',
  cite_use: '4.3(2)',
  ask_before_use: '4.3(2)',
  ai_is_no_author: '4.2',
  own_work: '4.3(3)',
  checks_are_advisory: '4.2',
}

let count = 0

/** A reflection that says enough, different each time, so that nobody repeats themselves across assessments. */
export function reflection(overrides: Record<string, unknown> = {}) {
  count += 1
  return {
    aiUsed: true,
    uses: [
      {
        tool: 'ChatGPT',
        version: 'GPT-4o',
        firstUsed: '2025-03-12',
        lastUsed: '2025-03-12',
        purpose: 'understand_sources',
        how: `Explained two paragraphs of chapter ${count} to me in plainer words.`,
        why: `The terms in week ${count} were new and I wanted to follow the argument.`,
        outputUsed: 'ideas',
        verification: `Compared every explanation with page ${count} of the book.`,
        personalData: 'none',
      },
    ],
    criticalReflection: `It was too sure of itself about question ${count}, so I checked.`,
    priorLearning: `Our seminar number ${count} on observation gave me the method.`,
    responsibilityAccepted: true,
    ...overrides,
  }
}

/** The answer of a student who used no AI: complete in its own right. */
export function noAi(overrides: Record<string, unknown> = {}) {
  count += 1
  return {
    aiUsed: false,
    otherTools: ['spelling'],
    whyNot: 'I wanted to find my own words.',
    priorLearning: `The running records of term ${count} gave me my examples.`,
    responsibilityAccepted: true,
    ...overrides,
  }
}

/** The record of a conversation that was held just now, as a person writes it down. */
export const aConversation = (change: object = {}) => ({
  heldAt: new Date().toISOString(),
  purpose: 'How the list of sources came about.',
  people: [{ name: 'Dr Moor', role: 'module tutor' }],
  evidence: [] as object[],
  entries: [{ question: 'Where is the first source from?', answer: 'From a guide that I followed.' }],
  ...change,
})
