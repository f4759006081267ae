/** Policies of our own writing, each numbered and worded in another way. */

/** Whole numbers with a table of contents and lettered items. */
export const northgate = `Northgate College
Version: 1.4/September 2025
Next review: September 2027

Policy on Generative AI in Assessed Work

Contents
1. Why we have this policy
2. What you may do
3. What we ask of you
4. How we check
5. When something goes wrong
6. About this document

1. Why we have this policy

The college wants generative AI to be used responsibly and fairly. Software is bought only when it meets data protection
law, and the head of the department that selects an AI product is accountable for it.

2. What you may do

(a) You may use a chatbot to prepare: to outline, to get ideas and to check spelling.
(b) A blanket ban is unlikely to work, so each assignment brief states whether AI is welcome.

3. What we ask of you

(a) Explain how and why you used AI in the statement that comes with your work.
(b) Cite every AI tool whose words or pictures are in your work.
(c) Ask your lecturer for approval first if the brief is silent.
(d) No chatbot may be listed as an author.
(e) Do not hand in work that was written by AI.
(f) Check every fact that a chatbot returns.
(g) You remain fully responsible for what you hand in.

4. How we check

Detection software is sometimes wrong and is never used alone. You are told when a check has been made.

5. When something goes wrong

A breach of this policy is dealt with under the academic misconduct procedure.

6. About this document

The policy was approved by the Principal. Its version history is kept by the registry.
`

/** Chapters with dotted sections below them, and nothing about authors, detection or permission. */
export const riverside = `Riverside Training
AI and Learning Policy
Version: 3/January 2026

Section 1: Scope
This policy covers courses and their assessments. It does not apply to private messages between learners.

Section 2: Learners
2.1 Honesty
Learners submit their own work. AI is not allowed to have produced work that is handed in.
2.2 Sources
1. Reference AI as you would any other source.
2. State whether you used AI, and for what.
2.3 Accuracy
Whatever AI returns must be verified, because the learner has final responsibility.

Section 3: Staff
3.1 Planning
AI is used where it serves the learning outcomes of the course.
3.2 Privacy
Staff keep what learners tell them confidential.
3.3 Reviews
The policy is reviewed every two years.
`

/** Lettered parts, deeper numbers and other words for people and things. */
export const harbour = `Harbour Academy
Artificial Intelligence Policy

A.1 Aims
Artificial intelligence is to be used in an ethical way that supports the learning objectives of each course.
A.2 Openness
We are transparent about every system in use.

B.1 Before you start
Talk to your module leader before you rely on artificial intelligence for graded work.
B.2 While you write
B.2.1 Credit
Acknowledge artificial intelligence in a note. It can never be an author.
B.2.2 Account
Declare artificial intelligence on the cover sheet.
B.2.3 Originality
Never submit text that a language model generated.

C.1 Integrity
Integrity is the responsibility of each member of the academy.
C.2 Tools that look for machine writing
Detectors give advice and cannot decide anything.
C.3 Raising concerns
Those who raise concerns are covered by the whistleblowing rules.
`
