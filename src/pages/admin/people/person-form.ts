import { roles } from '../../../domain/people/permission.ts'
import { type Form, refuse, textIn } from '../../kit/form/form.ts'

/** The person as the form has them. Throws INVALID_INPUT naming what is missing or wrong. */
export function personIn(form: Form) {
  const role = roles.find((known) => known === form.get('role'))
  const name = textIn(form, 'name', 300)
  const email = textIn(form, 'email', 300)
  refuse(
    [!name, 'name', 'The name is still empty.', 'The name that others know them by.'],
    [email && !/^\S+@\S+$/.test(email), 'email', 'This is no e-mail address.', 'One such as sam@your-school.org.'],
    [!role, 'role', 'The role is still open.', 'One of the roles.'],
  )
  return { role: role!, name, ...(email && { email }) }
}

/** The changes that the form makes. Throws INVALID_INPUT naming what is missing or wrong. */
export function changeIn(form: Form) {
  const { name, email = null, role } = personIn(form)
  return { name, email, role }
}
