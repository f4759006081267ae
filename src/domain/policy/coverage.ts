/** One thing the policy says, what the product does about it, and the test that shows it or the reason for leaving it out. */
export interface Coverage {
  clause: string
  says: string
  does: string
  /** The title of the test that shows it. */
  shownBy?: string
  outOfScope?: string
}

/**
 * The provider's policy point by point (policy sheet §1). A test fails when a point has neither a test that exists nor a
 * reason. Product rules that go beyond the policy say so: 4.2 encourages a reflection, the product asks for one.
 */
export const coverage: Coverage[] = [
  {
    clause: '1.0',
    says: 'Guidance is given and consequences are stated.',
    does: 'The policy in force is served clause by clause, and each flag names its clause.',
    shownBy: 'its title, version and dates are read from the document itself',
  },
  {
    clause: '1.0',
    says: 'The use of AI is appropriate and ethical.',
    does: 'Each assessment states its level of AI use and guidance before it opens.',
    shownBy: 'an assessment without guidance cannot be published',
  },
  {
    clause: '1.0',
    says: 'AI applications meet data-protection standards; those who choose them are accountable.',
    does: 'An external detector is used only with a named owner, recipient, region, retention and lawful basis.',
    shownBy: 'its card says where work goes, what it cannot see, and from which hosts nothing else is reached',
  },
  {
    clause: '1.1',
    says: 'Private communication is not covered.',
    does: 'Nothing of the kind is collected.',
    outOfScope: 'No keystrokes, camera, telemetry or social accounts exist in the product.',
  },
  {
    clause: '2.0',
    says: 'How social-media platforms are used.',
    does: '–',
    outOfScope: 'Personnel and communication, not assessment.',
  },
  {
    clause: '2.1',
    says: 'Only authorised staff act.',
    does: 'Roles with default deny; a refusal is recorded.',
    shownBy: 'an admin reads no student work and decides nothing',
  },
  {
    clause: '2.2',
    says: 'How personal platforms are used.',
    does: '–',
    outOfScope: 'Personnel and communication, not assessment.',
  },
  {
    clause: '3.0',
    says: 'Confidentiality and copyright are kept.',
    does: 'Work is read by those assigned to it, and each reading leaves an event.',
    shownBy: 'a student sees their flags when they are disclosed, and concerns never before',
  },
  {
    clause: '3.1',
    says: 'Checks have grounds, and people are told.',
    does: 'A student sees every check that ran on their work.',
    shownBy: 'a student sees every check that ran on their work',
  },
  {
    clause: '3.2',
    says: 'Whistleblowing goes first.',
    does: '–',
    outOfScope: 'A protected channel for reporters is a later part.',
  },
  {
    clause: '4.0',
    says: 'AI use is aligned with learning outcomes.',
    does: 'Purposes that are allowed are listed for each assessment.',
    shownBy: 'each level allows what the level below it allows, and more',
  },
  {
    clause: '4.1',
    says: 'Self-reflection, critical analysis and prior learning are part of assessments.',
    does: 'The reflection asks for each and names what is missing.',
    shownBy: 'from another assessment is asked about, except why no AI was used',
  },
  {
    clause: '4.1',
    says: 'Users evaluate outputs and take responsibility.',
    does: 'How output was verified is asked for; responsibility is confirmed.',
    shownBy: 'responsibility is accepted in so many words',
  },
  {
    clause: '4.2',
    says: 'Clear guidelines on when and how AI may be used.',
    does: 'No assessment without guidance; late publication is warned about.',
    shownBy: 'an assessment without guidance cannot be published',
  },
  {
    clause: '4.2',
    says: 'Students are encouraged to say how and why they used AI.',
    does: 'A product rule makes it part of handing in, also when no AI was used.',
    shownBy: 'work that arrived without a reflection is not read before there is one',
  },
  {
    clause: '4.2',
    says: 'AI content is not referenced as an author.',
    does: 'The citation detector points at it and offers another form.',
    shownBy: 'every flag is advisory, located and fit to be read aloud',
  },
  {
    clause: '4.2',
    says: 'Detection tools may be used but are not foolproof.',
    does: 'No path leads from a detector to a decision; a referral needs evidence that people can see.',
    shownBy: 'no referral passes unless all four conditions hold, whatever the case',
  },
  {
    clause: '4.2',
    says: 'Integrity remains the responsibility of individuals.',
    does: 'The words that were confirmed are part of the receipt.',
    shownBy: 'a receipt vouches for exactly what it was given for',
  },
  {
    clause: '4.3(1)',
    says: 'AI legitimately helps to summarise, extract, unblock and correct.',
    does: 'These purposes raise nothing from level 2 on.',
    shownBy: 'what the policy names as legitimate is allowed from level 2 on',
  },
  {
    clause: '4.3(2)',
    says: 'Tools are cited, and tutors are spoken to first.',
    does: 'Permissions are recorded; a use beyond the level without one is a note, no more.',
    shownBy: 'a use beyond the level without an earlier permission is noted, and never more than noted',
  },
  {
    clause: '4.3(3)',
    says: 'Work is not generated by AI.',
    does: 'A concern is raised by a person with particulars; levels 4 and 5 need a reason and an approver.',
    shownBy: 'level %d departs from clause 4.3(3) and needs a reason and an approver',
  },
  {
    clause: '4.3(4)',
    says: 'The student is responsible in the end.',
    does: 'Confirmed with each reflection.',
    shownBy: 'responsibility is accepted in so many words',
  },
  {
    clause: '4.4',
    says: 'Prohibiting AI entirely is unlikely to work.',
    does: 'Level 1 without supervision is warned about.',
    shownBy: 'a ban without supervision and a late publication are questioned, never refused',
  },
  {
    clause: '5.0',
    says: 'Breaches go to disciplinary procedures.',
    does: 'A referral leaves the product with its whole record, which anybody can check; what follows is the provider’s.',
    shownBy: 'the record of a case leaves as one file that anybody can check offline',
  },
  {
    clause: '6.0',
    says: 'Versions are controlled.',
    does: 'A submission keeps the version in force when it arrived.',
    shownBy: 'a receipt vouches for exactly what it was given for',
  },
  {
    clause: '6.2',
    says: 'The policy is reviewed on time.',
    does: 'A passed review date is said wherever the policy is shown.',
    shownBy: 'a review month counts as passed when it is over',
  },
  {
    clause: '6.3',
    says: 'The policy is authorised.',
    does: 'A version without an authoriser does not come into force.',
    shownBy: 'a policy version that nobody authorised does not come into force',
  },
]
