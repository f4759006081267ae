import { Story } from '../package/stories.ts'
import type { Begun, Destination, Group } from './group.ts'

/** Control words that begin a story of their own. */
const stories: Record<string, Story['kind']> = {
  footnote: 'footnote',
  annotation: 'comment',
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  shptxt: 'textbox',
}

/** Control words whose group is no text, by where it goes instead. */
const destinations: Record<string, Destination> = {
  fonttbl: 'fonts',
  colortbl: 'colors',
  info: 'info',
  fldinst: 'field-code',
  listtext: 'label',
  pntext: 'label',
  objclass: 'object-class',
  ...Object.fromEntries(
    'stylesheet filetbl listtables revtbl objdata nonshppict sp xe tc rxe txe pnseclvl bkmkstart bkmkend template themedata'
      .split(' ')
      .map((name) => [name, 'skip' as const]),
  ),
}

/** Control words whose group is read although readers may skip it. */
const read = /^(shppict|shpinst|ud|annotation|fldinst|objclass|shptxt|footnote)$/

/** Takes a control word that says what a group is for. Gives whether it was one. */
export function beginsGroup(name: string, group: Group, add: (story: Story) => void): boolean {
  const isSkipped = group.optional && !read.test(name) && !destinations[name]
  group.optional = false
  if (isSkipped) {
    group.destination = 'skip'
    return true
  }
  const begun = begunBy(name, group)
  if (begun) group.begins = begun
  const kind = stories[name]
  if (kind) {
    group.story = new Story(kind)
    group.destination = 'text'
    add(group.story)
  }
  const destination = destinations[name]
  if (destination && (destination === 'object-class' || group.destination === 'text')) group.destination = destination
  // The same text stands there twice, for older programs and in Unicode.
  if (name === 'upr') group.inUnicode = group.destination
  if (name === 'ud' && group.inUnicode) group.destination = group.inUnicode
  if (name === 'shpinst' || name === 'upr' || name === 'object' || name === 'pict') group.destination = 'skip'
  return begun !== null || !!kind || !!destination || /^(ud|upr|shpinst|shppict)$/.test(name)
}

function begunBy(name: string, group: Group): Begun | null {
  if (stories[name]) return { kind: 'story' }
  if (name === 'field') return { kind: 'field', code: '', start: group.story.next }
  if (name === 'fldrslt') return { kind: 'result' }
  if (name === 'pict' && group.destination === 'text') return { kind: 'picture', width: 0, height: 0 }
  if (name === 'object' && group.destination === 'text') return { kind: 'object', program: '' }
  return null
}
