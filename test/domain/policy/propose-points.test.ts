import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parsePolicy } from '../../../src/domain/policy/policy.ts'
import { proposePoints } from '../../../src/domain/policy/propose-points.ts'
import { harbour, northgate, riverside } from '../../policies.ts'

const proposedFor = (text: string) => proposePoints(parsePolicy(text).clauses)

test('the demo policy is proposed the clauses that its points come from', async () => {
  const demo = await readFile(new URL('../../../demo/policy.txt', import.meta.url), 'utf8')

  expect(proposedFor(demo)).toEqual({
    ethical_use: '1.0',
    legitimate_use: '4.3(1)',
    declare_use: '4.2',
    cite_use: '4.3(2)',
    ask_before_use: '4.3(2)',
    ai_is_no_author: '4.2',
    own_work: '4.3(3)',
    verify_output: '4.1',
    academic_integrity: '4.2',
    own_responsibility: '4.3(4)',
    learning_outcomes: '4.0',
    clear_guidelines: '4.2',
    reflect_on_learning: '4.1',
    no_outright_ban: '4.4',
    transparency: '4.1',
    checks_are_advisory: '4.2',
    checks_are_announced: '3.1',
    accountable_tools: '1.0',
    authorised_staff: '2.1',
    confidentiality: '3.0',
    private_communication: '1.1',
    protected_reports: '3.2',
    breach_procedure: '5.0',
    version_control: '6.1',
    review_date: '6.2',
    authorisation: '6.3',
  })
})

test('a policy with whole numbers and lettered items is proposed its own numbers', () => {
  expect(proposedFor(northgate)).toEqual({
    ethical_use: '1',
    legitimate_use: '2(a)',
    declare_use: '3(a)',
    cite_use: '3(b)',
    ask_before_use: '3(c)',
    ai_is_no_author: '3(d)',
    own_work: '3(e)',
    verify_output: '3(f)',
    own_responsibility: '3(g)',
    clear_guidelines: '2(b)',
    no_outright_ban: '2(b)',
    checks_are_advisory: '4',
    checks_are_announced: '4',
    accountable_tools: '1',
    breach_procedure: '5',
    version_control: '6',
    authorisation: '6',
  })
})

test('points that a policy does not have are proposed no clause', () => {
  expect(proposedFor(riverside)).toEqual({
    declare_use: '2.2(2)',
    cite_use: '2.2(1)',
    own_work: '2.1',
    verify_output: '2.3',
    own_responsibility: '2.3',
    learning_outcomes: '3.1',
    confidentiality: '3.2',
    private_communication: '1',
    review_date: '3.3',
  })
})

test('a policy with lettered parts and other words is proposed its own numbers', () => {
  expect(proposedFor(harbour)).toEqual({
    ethical_use: 'A.1',
    declare_use: 'B.2.2',
    cite_use: 'B.2.1',
    ask_before_use: 'B.1',
    ai_is_no_author: 'B.2.1',
    own_work: 'B.2.3',
    academic_integrity: 'C.1',
    learning_outcomes: 'A.1',
    transparency: 'A.2',
    checks_are_advisory: 'C.2',
    protected_reports: 'C.3',
  })
})

test('a text about something else is proposed nothing', () => {
  expect(proposedFor('1. Parking\n\nCars stand in the yard.\n\n2. Bicycles\n\nBicycles stand in the shed.\n')).toEqual(
    {},
  )
})
