import { expect, test } from 'vitest'
import { mistakeIn } from '../../../src/domain/intake/mistake-in.ts'
import { mistakeInWords, mistakes } from '../../../src/domain/intake/not-the-work.ts'

const head = (text: string) => Buffer.from(text, 'latin1')
const kindOf = (name: string, content: Buffer | string) => {
  const bytes = typeof content === 'string' ? head(content) : content
  return mistakeIn(bytes.subarray(0, 4_096), bytes.length, name)
}

/** What Word writes beside a document while it is open. */
function ownerFile(user: string) {
  const file = Buffer.alloc(162)
  file.write(String.fromCharCode(user.length) + user.padEnd(53), 'latin1')
  file.writeUInt16LE(user.length, 54)
  file.write(user.padEnd(53), 56, 'utf16le')
  return file
}

test.each([
  ['Essay.gdoc', '{"":"WARNING! DO NOT EDIT","doc_id":"1AbC","email":"a@example.org"}', 'google_shortcut'],
  ['Essay.gdoc', '{"url": "https://docs.google.com/open?id=1AbC"}', 'google_shortcut'],
  ['renamed.docx', '{"url": "https://docs.google.com/document/d/1", "doc_id": "1"}', 'google_shortcut'],
  ['Essay.url', '[InternetShortcut]\r\nURL=https://example.org/essay\r\n', 'web_shortcut'],
  ['essay.txt', '\xef\xbb\xbf[InternetShortcut]\r\nIDList=\r\nURL=https://example.org/\r\n', 'web_shortcut'],
  [
    'Essay.webloc',
    '<?xml version="1.0"?>\n<plist><dict><key>URL</key><string>https://a.b/</string></dict></plist>',
    'web_shortcut',
  ],
  ['Essay.webloc', 'bplist00\xd1\x01\x02SURL_\x10\x11https://example.org/', 'web_shortcut'],
  ['Essay.desktop', '[Desktop Entry]\nType=Link\nURL=https://example.org/\n', 'web_shortcut'],
  ['Essay.docx.lnk', 'L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0', 'windows_shortcut'],
  ['~$Essay.docx', ownerFile('Someone'), 'temporary_file'],
  ['sent-by-an-lms.docx', ownerFile('Ann Other'), 'temporary_file'],
  ['.~lock.Essay.odt#', ',ann,host,30.11.2026 12:00,file:///home/ann;', 'temporary_file'],
  ['._Essay.docx', '\0\x05\x16\x07\0\x02\0\0Mac OS X', 'mac_companion'],
  ['.DS_Store', '\0\0\0\x01Bud1', 'system_file'],
  ['.Essay.docx.icloud', 'bplist00\xd3', 'cloud_placeholder'],
  ['Essay.pdf.crdownload', '%PDF-1.7', 'unfinished_download'],
  ['Essay.docx', '', 'empty_file'],
])('%s is no work but a mistake: %#', (name, content, kind) => {
  expect(kindOf(name, content)).toBe(kind)
})

test.each([
  [
    'about-links.md',
    `A shortcut looks like this.\n\n[InternetShortcut]\nURL=https://example.org/\n${'And so on. '.repeat(500)}`,
  ],
  ['json.txt', '{"title": "An essay about JSON", "words": "Only words."}'],
  ['~$draft.txt', 'I gave my work this odd name. '.repeat(200)],
  ['essay.txt', 'Only words.'],
  ['list.plist.txt', '<?xml version="1.0"?><essay>Words about https://example.org</essay>'],
])('%s may be a work', (name, content) => {
  expect(kindOf(name, content)).toBeNull()
})

test('each mistake is said in words that tell what to send', () => {
  for (const kind of Object.keys(mistakes) as (keyof typeof mistakes)[]) {
    expect(mistakeInWords(kind)).toMatch(/^This is an? .*, not the work itself\. [A-Z].*\.$/)
  }
})
