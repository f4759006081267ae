import { fill, pick } from '../use/pick.ts'

/** Sentences of one writer; no run of words in one pool stands in the other, so that only what is put in is shared. */
export interface Pool {
  templates: string[]
  slots: Record<string, string[]>
}

/** Two writers with their own subjects and their own ways to put things. */
export const pools: [Pool, Pool] = [
  {
    templates: [
      'On my {place} I saw that {people} {did} before anybody had asked them to.',
      'What struck me most was how {people} {did}, although {trouble}.',
      'Our lecturer had warned us that {trouble}, and that was no overstatement.',
      'I kept a diary of every shift, in which {people} turn up more often than machines.',
      'Looking back, I would {plan} and leave the rest for another week.',
      'It took me a fortnight to {plan}, mostly since {trouble}.',
    ],
    slots: {
      place: ['second placement', 'night ward', 'rotation in surgery', 'first visit to the clinic', 'weekend shift'],
      people: ['the porters', 'two older nurses', 'a trainee from Leeds', 'visiting relatives', 'the cleaners'],
      did: ['moved the beds', 'dimmed every lamp', 'wrote the handover again', 'sat with a frightened child'],
      trouble: ['the rota was short', 'alarms rang all night', 'three beds stood empty', 'nobody knew the new form'],
      plan: ['begin with the handover', 'ask patients about noise', 'count the alarms', 'speak to the matron'],
    },
  },
  {
    templates: [
      '{Town} offers a useful contrast here: {event}, yet {result}.',
      'Critics may reply that {event}; such an answer overlooks how {result}.',
      'A careful reading of the minutes suggests {result}, even if {event}.',
      'Since {event}, councils in the region have tried to {aim} with mixed luck.',
      'Few historians doubt that {event}, while whether {result} stays open.',
      'To {aim} was cheap, and that explains why {Town} led the way.',
    ],
    slots: {
      Town: ['Halifax', 'Swindon', 'Merthyr', 'Dundee', 'Norwich'],
      event: ['canal dues fell in 1841', 'a mill burned down', 'wages were cut twice', 'the railway came late'],
      result: ['trade went on growing', 'families moved inland', 'barges carried more coal', 'rents hardly changed'],
      aim: ['widen the locks', 'rebuild the wharf', 'draw new boundaries', 'house the boatmen'],
    },
  },
]

/** `count` sentences of a writer, no one twice. */
export function sentences({ templates, slots }: Pool, count: number, random: () => number): string[] {
  const said = new Set<string>()
  for (let tries = 0; said.size < count && tries < count * 20; tries++) {
    said.add(fill(pick(templates, random), slots, random))
  }
  return [...said]
}
