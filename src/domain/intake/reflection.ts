/** What a student used AI for. The first four are those of the point `legitimate_use`. */
export const purposes = [
  'understand_sources',
  'extract_findings',
  'unblock_ideas',
  'grammar',
  'outline',
  'find_sources',
  'feedback',
  'rewrite',
  'translate',
  'draft_text',
  'code',
  'images_media',
  'data_analysis',
  'accessibility',
] as const
export type Purpose = (typeof purposes)[number]

/** One use of one AI tool (point `declare_use`: how and why; JCQ: tool, version, date). Dates are `YYYY-MM-DD`. */
export interface AiUse {
  tool: string
  version?: string
  firstUsed: string
  lastUsed?: string
  purpose: Purpose
  how: string
  why: string
  outputUsed: 'none' | 'ideas' | 'adapted' | 'verbatim'
  verification?: string
  personalData: 'none' | 'own' | 'others'
  provenanceNote?: string
  personalDataNote?: string
}

/** The mandatory statement of how and why AI was used, or that it was not. */
export type Reflection =
  | {
      aiUsed: true
      uses: AiUse[]
      criticalReflection: string
      priorLearning: string
      responsibilityAccepted: true
    }
  | {
      aiUsed: false
      otherTools: ('spelling' | 'grammar' | 'translation' | 'assistive_technology' | 'none')[]
      whyNot: string
      priorLearning: string
      responsibilityAccepted: true
    }
