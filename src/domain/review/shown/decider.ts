/** A person who decided, agreed as the second person or waived one, as the student reads of them. */
export interface Decider {
  id: string
  role: 'tutor' | 'lead'
  /** Null where the provider shows roles alone. */
  name: string | null
}

const roleWords = { tutor: 'tutor', lead: 'integrity lead' }
const roleWithArticle = { tutor: 'a tutor', lead: 'an integrity lead' }

/** “an integrity lead”, or with the name “Kim Vale, integrity lead”. */
export const deciderInWords = ({ role, name }: Decider): string =>
  name ? `${name}, ${roleWords[role]}` : roleWithArticle[role]
