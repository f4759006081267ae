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

/** All words in English (GB). The keys and arguments of every other language are these. */
export const en = { account, done, follow, handIn, home, kit, labels, mail, navigation, reflection } as const
