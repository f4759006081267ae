import type { AiUse, Reflection } from '../../../src/domain/intake/reflection.ts'

/** A reflection that says that no AI was used. */
export function notUsed(): Reflection {
  return {
    aiUsed: false,
    otherTools: ['none'],
    whyNot: 'I wanted to practise writing without it.',
    priorLearning: 'The unit on rest and rotas.',
    responsibilityAccepted: true,
  }
}

/** A reflection that declares that `tool` drafted text which was adapted, or what `use` says instead. */
export function used(tool: string, use: Partial<AiUse> = {}): Reflection {
  return {
    aiUsed: true,
    uses: [
      {
        tool,
        firstUsed: '2026-03-03',
        purpose: 'draft_text',
        how: 'It drafted a part that I then changed.',
        why: 'To see another way to begin.',
        outputUsed: 'adapted',
        verification: 'Compared with the sources.',
        personalData: 'none',
        ...use,
      },
    ],
    criticalReflection: 'It left out two sources that mattered.',
    priorLearning: 'The unit on rest and rotas.',
    responsibilityAccepted: true,
  }
}
