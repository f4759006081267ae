import Type from 'typebox'
import { dueReasons } from '../../domain/dates/due.ts'
import type { ReceiptClaims } from '../../domain/records/receipt.ts'
import type { Jwks } from '../../domain/signing/signing.ts'
import { Count, OneOf, Sentence, Sha256, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

const instant = Type.String({ format: 'date-time' })

/** What the provider vouches for. */
const Claims = shapeOf<ReceiptClaims>()(
  Shape({
    v: Type.Literal(1),
    kind: OneOf(['received', 'completed']),
    submission: Id,
    attempt: Type.Optional(Type.Integer({ minimum: 1 })),
    student: Type.String({ description: 'A pseudonym.' }),
    fileSha256: Sha256,
    fileBytes: Count,
    beside: Type.Optional(Type.Array(Shape({ sha256: Sha256, bytes: Count }))),
    reflectionSha256: Maybe(Sha256),
    responsibilitySha256: Maybe(Sha256),
    policyVersion: Type.String(),
    receivedAt: instant,
    completedAt: Type.Optional(instant),
    dueAt: Type.Optional(instant),
    dueBecause: Type.Optional(Type.Enum([...dueReasons])),
    dueChangedAt: Type.Optional(instant),
    late: Type.Boolean(),
    leaf: Type.String({ description: 'The leaf of the audit log that records it, in hexadecimal.' }),
  }),
)

/** Whether a receipt is genuine and is for the file that was named. */
export const ReceiptCheck = Shape({
  valid: Type.Boolean(),
  problem: Type.Optional(Sentence),
  claims: Type.Optional(Claims),
})

/** The public keys that sign receipts and checkpoints (JWKS, RFC 7517). */
export const KeySet = shapeOf<Jwks>()(
  Shape({
    keys: Type.Array(
      Shape({
        kty: Type.Literal('OKP'),
        crv: Type.Literal('Ed25519'),
        alg: Type.Literal('EdDSA'),
        use: Type.Literal('sig'),
        kid: Type.String(),
        x: Type.String(),
        validFrom: instant,
        validUntil: Type.Optional(instant),
      }),
    ),
  }),
)
