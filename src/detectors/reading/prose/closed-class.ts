/**
 * The closed-class words of English: words that carry grammar, not subject matter. They are the only words that the
 * comparison of writing habits may see; everything else is masked, because subject matter misleads it.
 * Own list. Contracted forms come apart before the lookup (`don’t` is `do` + `n't`).
 */
const lists = {
  articlesAndDeterminers: 'a an the this that these those such another other others each every either neither',
  pronouns: `i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its
    itself we us our ours ourselves they them their theirs themselves one oneself who whom whose which what whoever
    whatever whichever anybody anyone anything everybody everyone everything nobody none nothing somebody someone
    something there`,
  quantifiers: `all any both enough few fewer less least little lot lots many more most much several some no half
    first second third last next own same certain various`,
  auxiliaries: `am is are was were be been being do does did doing done have has had having can could may might must
    shall should will would ought cannot need dare ca wo sha ai`,
  clitics: `n't 'm 're 've 'll 'd`,
  prepositions: `about above across after against along alongside amid among amongst around as at before behind below
    beneath beside besides between beyond by concerning considering despite down during except following for from in
    inside into like near of off on onto out outside over past per plus regarding round since than through throughout
    till to toward towards under underneath unlike until up upon versus via with within without`,
  conjunctions: `and but or nor so yet because although though while whilst whereas if unless whether when whenever
    where wherever how why once lest provided`,
  negation: 'not never',
  adverbs: `also again already always almost altogether anyway away back else even ever far forward further furthermore
    hence henceforth here however indeed instead just later maybe meanwhile moreover nevertheless nonetheless not now
    nowadays often only otherwise perhaps quite rather regardless seldom sometimes somewhat somehow soon still then
    thereby therefore thereafter thus together too twice very well whereby wherein whereof yes together overall
    notwithstanding likewise alike apart aside ago afterwards beforehand`,
}

export const closedClass: readonly string[] = [...new Set(Object.values(lists).join(' ').split(/\s+/))]
