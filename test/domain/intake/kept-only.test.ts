import { expect, test } from 'vitest'
import { keptOnly } from '../../../src/domain/intake/kept-only.ts'

const package_ = 'PK\x03\x04'
const compound = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

test.each([
  ['\x89PNG\r\n\x1a\n', 'essay.docx', 'a picture'],
  ['\0\0\0\x18ftypheic', 'IMG_1.heic', 'a picture'],
  ['\0\0\0\x18ftypmp42', 'talk.mp4', 'a sound or film recording'],
  [compound, 'talk.PPT', 'an older presentation (.ppt)'],
  [package_, 'Essay.pages', 'a Pages document'],
  ['<?xml version="1.0"?><essay/>', 'essay.xml', 'an XML file'],
])('%j, %s is %s', (start, name, what) => {
  expect(keptOnly(Buffer.from(start, 'latin1'), name)).toMatchObject({ what })
})

test.each([
  [compound, 'essay.doc'],
  [package_, 'essay.docx'],
  ['<?xml version="1.0"?><!DOCTYPE html><html>', 'essay.html'],
  ['%PDF-1.7', 'essay.pdf'],
  ['My essay is about pictures', 'essay.pages'],
  ['', 'essay.txt'],
])('%j, %s is read, or not known', (start, name) => {
  expect(keptOnly(Buffer.from(start, 'latin1'), name)).toBeNull()
})
