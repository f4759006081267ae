import { encodings } from '../../../domain/intake/encodings.ts'
import { mayBeText } from '../../../domain/intake/file-kind.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { WhichView } from './formatted/which-view.tsx'
import { NotRead } from './not-read.tsx'
import { Original } from './original/original.tsx'
import { PageOfWork } from './page-of-work.tsx'
import { SearchWork } from './search/search-form.tsx'
import { type Text, textHref, type WorkProps } from './text.ts'
import { TextNavigation } from './text-navigation.tsx'

/** The work itself: its text with evidence marked in place, and the original page next to it. */
export function Work(props: WorkProps) {
  const { view, text } = props
  return (
    <section aria-labelledby="work">
      <h2 id="work">The work</h2>
      <p class="actions">
        {view.file && (
          <a class="button second" href={`/submissions/${view.id}/file`}>
            {view.student.id ? 'Download the file' : 'Download a copy without its properties'}
          </a>
        )}
        <a class="button second" href={`/review/${view.id}/print`}>
          Print the whole work
        </a>
        <span class="meta" dir="auto">
          {view.file?.name}
        </span>
      </p>
      {view.file?.encoding && mayBeText(view.file.mediaType) && (
        <p class="meta">Read as {encodings[view.file.encoding]}, which was chosen when the file was handed in.</p>
      )}
      {text ? <ReadWork {...props} text={text} /> : <UnreadWork {...props} />}
    </section>
  )
}

function ReadWork(props: WorkProps & { text: Text }) {
  const { view, text, textPage, drawable } = props
  return (
    <>
      <OtherReadings view={view} text={text} />
      <WhichView {...props} />
      <NotRead view={view} text={text} />
      <SearchWork view={view} text={text} />
      <TextNavigation {...props} />
      <div class="work">
        <PageOfWork {...props} id={view.id} />
        {drawable && text.paged && (
          <Original id={view.id} page={textPage + 1} of={text.textPages.length} marks={props.pageMarks} />
        )}
      </div>
    </>
  )
}

function UnreadWork({ view, textPage, drawable }: WorkProps) {
  return (
    <>
      <p class="note">{view.unreadable ?? 'The text of this work has not been read yet.'}</p>
      {drawable && (
        <>
          <Original id={view.id} page={textPage + 1} />
          <p class="actions">
            {textPage > 0 && <a href={`/review/${view.id}?page=${textPage}#work`}>Page {textPage}</a>}
            <a href={`/review/${view.id}?page=${textPage + 2}#work`}>Page {textPage + 2}</a>
          </p>
        </>
      )}
    </>
  )
}

/** Links to the other texts of a file that was read more than once. */
function OtherReadings({ view, text }: { view: WholeView; text: Text }) {
  if (view.readerVersions.length < 2) return null
  return (
    <p class="note">
      This file was read by more than one version of the reader. Passages are marked in the text in which they were
      found.{' '}
      {view.readerVersions.map((readerVersion, index) => (
        <span key={readerVersion}>
          {readerVersion === text.readerVersion ? (
            <b>Version {readerVersion}</b>
          ) : (
            <a href={textHref(view, { ...text, readerVersion }, { page: 1 }, 'work')}>Version {readerVersion}</a>
          )}
          {index < view.readerVersions.length - 1 && ' · '}
        </span>
      ))}
    </p>
  )
}
