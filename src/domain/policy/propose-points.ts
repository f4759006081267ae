import { type Clause, readAi } from './clauses.ts'
import { type ClauseNumbers, type PolicyPoint, policyPoints } from './points.ts'

/**
 * Which clause of a policy asks for each point, as far as words can tell: a proposal that a person confirms or corrects.
 * Of the clauses that fit equally well the shortest is proposed, so that a numbered item goes before its whole section.
 */
export function proposePoints(clauses: Clause[]): ClauseNumbers {
  const proposals = Object.keys(policyPoints).map((point) => [point, clauseFor(point as PolicyPoint, clauses)?.id])
  return Object.fromEntries(proposals.filter(([, clause]) => clause))
}

function clauseFor(point: PolicyPoint, clauses: Clause[]): Clause | undefined {
  for (const words of wordings[point]) {
    const fitting = clauses.filter((clause) =>
      sentencesOf(clause).some((sentence) => words.every((w) => w.test(sentence))),
    )
    if (fitting.length) return fitting.reduce((best, clause) => (clause.text.length < best.text.length ? clause : best))
  }
  return undefined
}

/** Each sentence or list item of a clause with the clause's heading before it, which often says what it is about. */
function sentencesOf({ heading, text }: Clause): string[] {
  return readAi(text)
    .split(/(?<=[.!?;])\s+|\n\s*(?=[-•\n])/)
    .map((sentence) => `${heading}: ${sentence.replace(/\s+/g, ' ')}`)
}

const ai = /\b(?:AI|artificial intelligence|chat ?bots?|language models?|generative)\b/i
const teacher = /\b(?:tutor|teacher|lecturer|instructor|supervisor|assessor|module leader)s?\b/i

const asAuthor = /\b(?:as|be|an|no)\s(?:an?\s)?['"‘’“”]?(?:co-?)?authors?\b/i

/** For each point, ways to ask for it, the clearest first: words that stand together in one sentence. */
const wordings: Record<PolicyPoint, RegExp[][]> = {
  ethical_use: [
    [ai, /\bappropriate\b/i, /\bethical/i],
    [ai, /\b(?:ethical|responsible|responsibly|fair)\b/i, /\bus(?:e|es|ed|ing)\b/i],
  ],
  legitimate_use: [
    [
      ai,
      /\blegitimate|\b(?:may|can) (?:help|support|be used|use)|\b(?:allowed|permitted|welcome) to\b/i,
      /\b(?:prepar|summar|gramma|spell|idea|brainstorm|outlin|proof)/i,
    ],
  ],
  declare_use: [
    [ai, /\bhow\b/i, /\bwhy\b/i],
    [ai, /\b(?:declar|disclos|state whether|account of)/i],
  ],
  cite_use: [
    [ai, /\bcit(?:e|ed|es|ing|ation)/i],
    [/\bcite what\b/i],
    [ai, /\backnowledg/i],
    [ai, /^(?!.*\bauthor).*\breferenc/i],
  ],
  ask_before_use: [
    [
      teacher,
      /\b(?:before|first|in advance|beforehand|prior)\b/i,
      /\b(?:ask|speak|talk|consult|permission|approv|agree|discuss)/i,
    ],
    [ai, /\b(?:permission|approval)\b/i, /\b(?:before|prior|unless|without)\b/i],
  ],
  ai_is_no_author: [
    [ai, /\b(?:not|never|no|cannot)\b/i, asAuthor],
    [/\b(?:not|never|no|cannot)\b/i, asAuthor],
  ],
  own_work: [
    [ai, /\b(?:not|never)\b/i, /\b(?:submit|hand)/i, /\b(?:generat|writ|produc|creat)/i],
    [/\b(?:submit|hand|work)/i, /\bown (?:work|words|writing)\b/i],
  ],
  verify_output: [[ai, /\b(?:evaluat|verif|check)/i, /\b(?:output|accura|fact|answer|return)/i]],
  academic_integrity: [
    [/\bintegrity\b/i, /\bresponsib/i, /\b(?:individual|everyone|each|excuse)/i],
    [/\bintegrity\b/i, /\b(?:expect|uphold|maintain|commit)/i],
  ],
  own_responsibility: [
    [/\b(?:you|your|students?|learners?)\b/i, /\bresponsib/i, /\b(?:ultimate|final|full|in the end|remain|always)/i],
  ],
  learning_outcomes: [[ai, /\blearning (?:outcome|objective|goal|aim)/i]],
  clear_guidelines: [
    [ai, /\bclear\b/i, /\b(?:guid|expectation|instruction|rule)/i, /\b(?:when|how|whether)\b/i],
    [ai, /\b(?:brief|assessment|assignment|task)s?\b/i, /\b(?:states?|says?|sets? out|specif|tells?)\b/i],
    [ai, /\bclear\b/i, /\b(?:guid|expectation|instruction|rule)/i],
  ],
  reflect_on_learning: [[/\breflecti/i, /\b(?:critical|prior learning|earlier learning|experience)/i]],
  no_outright_ban: [
    [/\b(?:prohibit|ban|banning|forbid)/i, /\b(?:not likely|unlikely|ineffective|neither|does not work)\b/i],
  ],
  transparency: [[/\btransparen/i]],
  checks_are_advisory: [[/\bdetect/i, /\b(?:not|never|cannot|alone|unreliable|wrong|advi[cs])/i]],
  checks_are_announced: [[/\b(?:monitor|check)/i, /\b(?:informed|told|notif)/i]],
  accountable_tools: [
    [ai, /\baccountab/i, /\b(?:choos|select|procur|implement)/i],
    [ai, /\b(?:data protection|GDPR)\b/i],
  ],
  authorised_staff: [[/\b(?:staff|employees|people|persons)\b/i, /\bauthori[sz]ed\b/i]],
  confidentiality: [[/\bconfidential/i, /\b(?:breach|disclos|keep|kept|protect|respect)/i]],
  private_communication: [
    [/\bnot (?:include|cover|apply|extend)/i, /\bprivate\b/i, /\b(?:communication|message|conversation)/i],
  ],
  protected_reports: [[/\b(?:whistle-?blow|public interest disclosure|protected disclosure)/i]],
  breach_procedure: [[/\b(?:breach|non-?compliance|misconduct)/i, /\b(?:disciplinary|procedure|process|panel)/i]],
  version_control: [[/\bversion (?:control|history)\b/i], [/\b(?:change history|amendment)/i]],
  review_date: [[/\bnext (?:scheduled )?review\b|\breview date\b/i], [/\breviewed (?:by|every|annually|yearly|on)\b/i]],
  authorisation: [
    [/\b(?:document authori[sz]ation|(?:policy|document) (?:is|was) (?:authori[sz]ed|approved|signed))/i],
    [/\b(?:approved by|authori[sz]ation)\b/i],
  ],
}
