import type { Pick } from './pick.ts'

/** One source of a list before a style writes it. All people, titles and journals are invented. */
export interface Source {
  authors: { family: string; given: string }[]
  /** Stands in the author’s place whole: an organisation, or an AI tool. */
  body: string
  year: number
  title: string
  journal: string
  volume: number
  issue: number
  pages: [number, number]
  city: string
  publisher: string
  /** Empty where nothing is online. */
  url: string
}

const families =
  'Roy, Brandt, Ozer, Lowe, Quill, Hughes, García, O’Neill, Nowák, Åberg, Ünal, Li, Ng, Sørensen, Mbeki, Lévi-Roux, St John, Achterberg, Kowalczyk, Fontaine, Marsh, Ek, Tanaka, Price-Jones, Al Amin, Rossi, Weiß, Ivanova, Dlamini, Moreau'.split(
    ', ',
  )
/** Families that begin in small letters where a list is sorted by what is written. */
const smallFamilies =
  'van der Berg, de Souza, von Hagen, d’Arcy, al-Rashid, van ’t Hoff, ter Braak, da Silva, den Hartog, di Lauro, el-Sayed, le Roux, du Plessis, dos Santos, de la Cruz, ffolkes, van den Akker, zu Rhein, ’t Jong'.split(
    ', ',
  )
const givens =
  'Anna, Tomas, Ines, Piotr, Mary Ann, Jan, Aoife, Sven, Leila, Karl Otto, Rhys, Chidi, Marta, Hugo, Wei, Élise'.split(
    ', ',
  )
const bodies =
  'NHS Rota Board, World Rest Council, Department for Night Work, Care Quality Trust, Royal Guild of Porters, City of Leeds'.split(
    ', ',
  )
const smallBodies = 'xAI, eLife Rota Group, iRest Foundation, nSight Society'.split(', ')
const topics =
  'sleep on night wards, the uses of a written rota, light and rest in northern towns, porters and the working day, what teams remember, the history of the tea break, noise in open wards, handover at seven, quiet rooms and recovery, the cost of lost sleep, how students keep diaries, a survey of four hospitals'.split(
    ', ',
  )
const openings =
  'Notes on, A study of, Reading, Measuring, Towards, On, Rethinking, Five lessons from, The limits of, Who pays for'.split(
    ', ',
  )
const journals =
  'Ward Journal, Journal of Rota Practice, Trades Review, Northern Sleep Quarterly, Annals of Rest, Care and Time'.split(
    ', ',
  )
const cities = 'Leeds, Leiden, Cardiff, Berlin, Lyon, Porto, London, New York'.split(', ')
const publishers = 'Grange Press, Brill & Sons, Harbour Books, Northern University Press, Quayside'.split(', ')

/** A source with `people` authors, the first of them in small letters where `small` says so. */
export function sourceOf(pick: Pick, { small = false, body = '' } = {}): Source {
  const isBody = body !== '' || pick.chance(0.12)
  const people = isBody ? 0 : pick.one([1, 1, 1, 2, 2, 3, 4])
  const first = pick.between(3, 380)
  return {
    authors: Array.from({ length: people }, (_, at) => ({
      family: pick.one(small && at === 0 ? smallFamilies : families),
      given: pick.one(givens),
    })),
    body: isBody ? body || pick.one(small ? smallBodies : bodies) : '',
    year: pick.between(body ? 2023 : 1988, 2025),
    title: `${pick.one(openings)} ${pick.one(topics)}`,
    journal: pick.one(journals),
    volume: pick.between(2, 48),
    issue: pick.between(1, 6),
    pages: [first, first + pick.between(3, 24)],
    city: pick.one(cities),
    publisher: pick.one(publishers),
    url: pick.chance(0.25) ? `https://doi.org/10.1${pick.between(100, 999)}/wj.${pick.between(10_000, 99_999)}` : '',
  }
}
