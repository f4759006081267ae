import { expect, test } from 'vitest'
import { Address, ifFits } from '../../../src/lms/lti/shapes.ts'

test.each(['https://lms.example.org/return?course=1', 'http://localhost:8080/return'])(
  '%s is an address',
  (address) => {
    expect(ifFits(Address, address)).toBe(address)
  },
)

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://lms.example.org/1',
  '//lms.example.org',
  '/return',
  '',
])('%j is none', (address) => {
  expect(ifFits(Address, address)).toBeNull()
})
