import type { Card } from '../../domain/screening/detector.ts'

const measuredOn = '2026-11-30'
const unseen = 'writers that the statistics have not seen (five folds by writer)'
const papers = { dataset: `MICUSP papers and Brennan-Greenstadt passages, ${unseen}`, n: 654, measuredOn }
const classmates = { dataset: `PAN14 English essays by classmates, ${unseen}`, n: 200, measuredOn }

/**
 * Published figures; each is held by `evaluation/reports/authorship.json`. Only those on unseen writers: on the writers that the
 * statistics were learned from everything looks better than it is.
 */
export const figures: Card['figures'] = [
  { name: 'sets.micusp/discipline.auc', value: 0.937347, ...papers },
  { name: 'sets.micusp/discipline.ece', value: 0.096395, ...papers },
  { name: 'sets.micusp/discipline.flags.false.share', value: 0.007463, ...papers },
  { name: 'sets.micusp/discipline.flags.caught.share', value: 0.201493, ...papers },
  { name: 'sets.micusp/random.auc', value: 0.958677, ...papers },
  { name: 'sets.micusp/random.ece', value: 0.070489, ...papers },
  { name: 'sets.micusp/random.flags.false.share', value: 0.007463, ...papers },
  { name: 'sets.micusp/random.flags.caught.share', value: 0.298507, ...papers },
  { name: 'sets.bg/random.auc', value: 0.914021, ...papers },
  { name: 'sets.bg/random.ece', value: 0.074044, ...papers },
  { name: 'sets.bg/random.flags.false.share', value: 0, ...papers },
  { name: 'sets.bg/random.flags.caught.share', value: 0.261905, ...papers },
  { name: 'sets.pan14-essays/different.auc', value: 0.8514, ...classmates },
  { name: 'sets.pan14-essays/different.ece', value: 0.09117, ...classmates },
  { name: 'sets.pan14-essays/different.flags.false.share', value: 0.02, ...classmates },
  { name: 'sets.pan14-essays/different.flags.caught.share', value: 0.32, ...classmates },
  { name: 'native.ns.flags.false.share', value: 0.004149, ...papers },
  { name: 'native.nns.flags.false.share', value: 0, ...papers },
]
