import type { en } from '../en/index.ts'
import type { InOtherWords } from '../room.ts'
import { account } from './account.ts'
import { done } from './done.ts'
import { follow } from './follow.ts'
import { handIn } from './hand-in.ts'
import { home } from './home.ts'
import { kit } from './kit.ts'
import { labels } from './labels.ts'
import { mail } from './mail.ts'
import { navigation } from './navigation.ts'
import { reflection } from './reflection.ts'

/** All words in Welsh; the terms are in docs/reference/welsh.md. */
export const cy = { account, done, follow, handIn, home, kit, labels, mail, navigation, reflection } satisfies {
  [Room in keyof typeof en]: InOtherWords<(typeof en)[Room]>
}
