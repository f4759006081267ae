import { seeded } from '../../../evaluation/authorship/learning/seeded.ts'

const things =
  'garden kitchen station window diary harbour classroom lantern bridge market stairwell ladder orchard corridor notebook'.split(
    ' ',
  )
const people = 'gardener teacher porter neighbour nurse driver baker warden sailor carpenter'.split(' ')
const acts = 'watched repaired carried painted counted sorted cleaned measured visited described'.split(' ')
const qualities = 'early quiet narrow careful patient crowded sudden ordinary wooden bright'.split(' ')

/** Ways of writing sentences: the words of the subject are drawn, the grammar around them is the writer's own. */
const manners = {
  plain: [
    'I $acts the $thing and it didn’t take long.',
    'We’d $acts it before, but I can’t say that it was $quality!',
    'So I asked the $person – she’s $quality – what she’d do.',
    'My $thing isn’t big; I don’t mind that.',
    'But you know what? It’s a $quality $thing and I’m glad I $acts it.',
    'And then the $person said I’d better go home, so I went.',
    'I think it’s $quality, and I’ve told them so.',
    'You’ll see it when you’re there – it’s next to my $thing.',
  ],
  formal: [
    'The $thing, which had been $acts by the $person, was nevertheless of a $quality nature; moreover, it was regarded as such by those upon whom it depended.',
    'It may therefore be argued that the $person, whose $thing was $acts at the time, had no alternative within the limits thereof.',
    'Although the $quality $thing was $acts, the extent to which this was of use to the $person remains, in the view of several, uncertain.',
    'In the case of the $thing, whereas the $person $acts it from without, there was a $quality order to be found within it.',
    'Such a $thing is to be understood not only as $quality but also as that by means of which the $person is $acts.',
    'Furthermore, each $person whom the $quality $thing concerned was, notwithstanding the above, $acts by another.',
    'Neither the $person nor the $thing, however $quality, could thereby be said to have been $acts in the sense in which the term is used here.',
  ],
}

/** A text in one of the manners, of about `words` words; another `seed` gives another text. */
export function written(manner: keyof typeof manners, seed: number, words = 900): string {
  const random = seeded(seed * 7919 + manner.length)
  const pick = (choices: string[]) => choices[Math.floor(random() * choices.length)]!
  const sentence = () =>
    pick(manners[manner])
      .replace(/\$thing/g, () => pick(things))
      .replace(/\$person/g, () => pick(people))
      .replace(/\$acts/g, () => pick(acts))
      .replace(/\$quality/g, () => pick(qualities))
  const paragraphs: string[] = []
  for (let count = 0; count < words; ) {
    const paragraph = Array.from({ length: 6 }, sentence).join(' ')
    paragraphs.push(paragraph)
    count += paragraph.split(' ').length
  }
  return paragraphs.join('\n\n')
}
