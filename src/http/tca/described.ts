import Type, { type TSchema } from 'typebox'
import { TcaRefusal } from './shapes.ts'

/** What an operation of this door is for and answers. It refuses as Turnitin does. */
export const describe = <Answers extends Record<number, TSchema>>(summary: string, answers: Answers) => ({
  summary,
  tags: ['Turnitin plug-ins'],
  response: {
    ...answers,
    '4xx': { description: 'What was asked cannot be done, and why.', content: json },
    '5xx': { description: 'The service cannot do it now.', content: json },
  },
})

const json = { 'application/json': { schema: TcaRefusal } }

export const listOf = <Item extends TSchema>(item: Item) => Type.Array(item)

/** An answer without a body. */
export const nothing = Type.Null()
