import type { AiUse, Reflection } from '../../../src/domain/intake/reflection.ts'

/** A reflection that says that no AI was used. */
export function none(otherTools: Extract<Reflection, { aiUsed: false }>['otherTools'] = ['none']): Reflection {
  return {
    aiUsed: false,
    otherTools,
    whyNot: 'I wanted to write it myself.',
    priorLearning: 'Unit 2 on rotas.',
    responsibilityAccepted: true,
  }
}

/** A reflection that declares one use for each of `uses`. */
export function used(...uses: Partial<AiUse>[]): Reflection {
  const whole = (use: Partial<AiUse>): AiUse => ({
    tool: 'ChatGPT',
    firstUsed: '2025-03-12',
    purpose: 'draft_text',
    how: 'It drafted a rota.',
    why: 'To begin.',
    outputUsed: 'adapted',
    verification: 'Compared with the ward rota.',
    personalData: 'none',
    ...use,
  })
  return {
    aiUsed: true,
    uses: uses.map(whole),
    criticalReflection: 'It missed night shifts.',
    priorLearning: 'Unit 2 on rotas.',
    responsibilityAccepted: true,
  }
}
