import Type from 'typebox'
import { callbackEvents } from '../../domain/tca/events.ts'
import { At, Count, OneOf, Shape } from '../server/answer-shapes.ts'
import { Id } from '../server/schemas.ts'

/** How this door refuses: as Turnitin does, so that plug-ins show the sentence. */
export const TcaRefusal = Shape({ status: Type.Integer(), message: Type.String() })

const Settings = Type.Record(Type.String(), Type.Boolean())

export const Features = Shape({
  similarity: Shape({
    viewer_modes: Settings,
    generation_settings: Shape({
      search_repositories: Type.Array(Type.String()),
      submission_auto_excludes: Type.Boolean(),
    }),
    view_settings: Settings,
  }),
  tenant: Shape({ require_eula: Type.Boolean() }),
  product_name: Type.String(),
  access_options: Type.Array(Type.String()),
})

export const Eula = Shape({
  version: Type.String(),
  valid_from: At,
  valid_until: Type.Null(),
  url: Type.String(),
  available_languages: Type.Array(Type.String()),
})

export const EulaItem = Shape({
  user_id: Type.String(),
  accepted_timestamp: At,
  language: Type.String(),
  version: Type.String(),
})

const created = { id: Id, owner: Type.String(), title: Type.String(), created_time: At }

export const NewSubmission = Shape({ ...created, status: Type.Literal('CREATED') })

export const TcaSubmission = Shape({
  ...created,
  status: OneOf(['CREATED', 'COMPLETE', 'DELETED']),
  capabilities: Type.Array(Type.String()),
})

export const Done = Shape({ message: Type.String() })

export const Similarity = Shape({
  submission_id: Id,
  status: OneOf(['PROCESSING', 'COMPLETE']),
  overall_match_percentage: Type.Optional(Count),
  internet_match_percentage: Type.Optional(Type.Null()),
  publication_match_percentage: Type.Optional(Type.Null()),
  submitted_works_match_percentage: Type.Optional(Count),
  top_source_largest_matched_word_count: Type.Optional(Count),
  top_matches: Type.Optional(Type.Array(Type.Null(), { maxItems: 0 })),
  time_requested: At,
})

export const ViewerUrl = Shape({ viewer_url: Type.String() })

export const Callback = Shape({
  id: Id,
  url: Type.String(),
  description: Type.String(),
  created_time: At,
  event_types: Type.Array(OneOf([...callbackEvents])),
  allow_insecure: Type.Boolean(),
})

export const Indexed = Shape({ is_indexed: Type.Boolean() })
