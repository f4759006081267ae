import type { aService } from '../../../service.ts'
import { signedIn } from '../../visitor.ts'

/** A whole reflection without AI, in words of its own. */
export const answers = (mark: string) => ({
  aiUsed: 'no',
  otherTools: 'spelling',
  whyNot: `I wanted to find my own words for ${mark}.`,
  priorLearning: `The observation sheets of unit ${mark} helped me.`,
  responsibilityAccepted: 'yes',
})

/** A student without scripts, and how their form to hand in is sent: with everything that the page holds in hidden fields. */
export async function aHandInForm(service: Awaited<ReturnType<typeof aService>>, student: { id: string }) {
  const path = `/assessments/${service.assessment.id}/hand-in`
  const visitor = await signedIn(service, student)
  const send = async (button: string, fields: Record<string, string>, file?: Buffer) => {
    const { text } = await visitor.visit(path)
    const form = new FormData()
    for (const name of ['_csrf', 'once', 'upload', 'encodingOf']) {
      const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(text) ?? []
      if (value !== undefined) form.set(name, value)
    }
    for (const [name, value] of Object.entries({ ...fields, do: button })) form.set(name, value)
    if (file) form.set('file', new Blob([new Uint8Array(file)]), 'essay.txt')
    return visitor.visit(path, form)
  }
  return { ...visitor, path, send }
}
