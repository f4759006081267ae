import { describe, expect, test } from 'vitest'
import { aiAuthorCitation } from '../../../src/detectors/ai-author-citation/detector.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'

const rest = 'Rest on wards. Leeds: Grange.'

/** What each row's words do, a sentence to try each of them in, and the rule of the flag it must raise. */
const rows: [string, string, (word: string) => string, string?][] = [
  [
    'joins authors',
    '&|+|and|und|et|y|e|i|og|och|ja|a|ac|dan|ve|en|és|un|ir|și|şi|và|eta|и|і|та|και|with|mit|avec|con|AND|UND|ET',
    (word) => `References\nRoy, A. ${word} ChatGPT (2024) ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'stands for further authors',
    'et al.|and others|u.a.|et coll.|y otros|y col.|y cols.|e outros|e altri|m.fl.|i wsp.|a kol.|és mtsai|ve ark.|ve diğerleri|dkk.|e.a.|och andra|og andre|и др.|та ін.',
    (word) => `References\nChatGPT ${word} (2024) ${rest}`,
    'ai-author-ref',
  ],
  [
    'says that there is no date',
    'n.d.|nd|no date|undated|o.J.|o. D.|s.f.|s.d.|s.a.|b.d.|u.å.|t.y.|in press|forthcoming',
    (word) => `Rest is vital (ChatGPT, ${word}).`,
    'ai-author-intext',
  ],
  [
    'is a date',
    'Jan 7, 2024|jan 2024|Feb 2024|feb 2024|March 7, 2024|mar 2024|Apr 1st, 2024|apr 2024|May 2024|may 2024|Jun 2nd 2024|jun 2024|Jul 2024|jul 2024|Aug 3rd 2024|aug 2024|Sept. 2024|sep 2024|Oct 4th 2024|oct 2024|Nov 2024|nov 2024|Dec 2024|dec 2024|janv. 2024|févr. 2024|avr. 2024|mai 2024|juin 2024|juillet 2024|août 2024|déc. 2024|März 2024|mär 2024|Okt. 2024|okt 2024|Dez. 2024|dez 2024|enero 2024|abril 2024|agosto 2024|dic. 2024|fev. 2024|set. 2024|out. 2024|7. maj 2024|7 de mayo de 2024|1st May 2024|7 maj. 2024|7 maj, 2024|07/03/2024|7.3.24|7-3-2024|2024-03-07|1999-03-07',
    (word) => `Rest is vital (ChatGPT, ${word}).`,
    'ai-author-intext',
  ],
  [
    'is a small word inside a surname',
    'van|von|der|den|de|da|do|dos|das|del|della|di|du|la|le|el|al|bin|ibn|ten|ter|zu|zur|af|av|abu|bint|binti|ould|ap|san|santa|vander|vom|tot|op|het|lo|los|las|d’|l’|dell’|dall’|sull’|’t',
    (word) => `References\nKarel ${word} Roy and ChatGPT (2024) ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'is a body of people with a tool in its name',
    'Team|Teams|Group|Project|Consortium|Collaboration|Foundation|Institute|University|Universität|Université|College|School|Observatory|Press|Society|Association|Centre|Center|Council|Commission|Laboratory|Laboratories|Lab|Labs|Library|Museum|Company|Corporation|Studio|Studios|Partners|Support|Ltd|Limited|Inc|LLC|GmbH|PLC|Research|Security|Trust|Hospital|Street|Road|TEAM|North West Team',
    (word) => `References\nGemini ${word} (2024) ${rest}`,
  ],
  [
    'begins a title, so that no list of authors stands before the tool',
    'academic academia access accuracy advice age ageing ai analysis application applications apprenticeship artificial assessment assistants authorship benefits bias care challenges chatbot chatbots classroom coaching code coding college communication comparison computing context creativity critical culture curriculum data debate dementia design detection development dialogue digital dignity discourse diversity education educational educators effects employment english essay essays ethics evaluation evidence exam exams experience feedback friends future generative governance guide health healthcare higher history human humanities humans impact implications inclusion infection information inquiry integrity intelligence introduction issues knowledge language large law leadership learners learning legal lessons librarians libraries literacy literature machine machines management medical medicine methods misconduct models modern nurse nursing opportunities outcomes paradigm pedagogy performance perspectives placement plagiarism play policy politics possibilities practice practices privacy problem problems productivity professional psychology public publishing quality question questions reading reflection reflections reflective regulation research response review rise risk risks role school schools science sciences scientific search skills social society software staff strategies students studies study support survey synthetic table transcript figure output prompt source systems teacher teachers teaching team technologies technology text theory threats tools training transformation translation trust truth universities university use uses using views what when why will work workplace writers writing'.replaceAll(
      ' ',
      '|',
    ),
    (word) => `References\n${capital(word)} and ChatGPT (2023) Ward Weekly, 3 May.`,
  ],
  [
    'belongs to no title: the tool itself is the title',
    'accessed access available at from on in the of and a an by for to via website online internet software computer program programme app application web page url doi www document version release released large language model generative ai chat text image retrieved cited viewed verified downloaded edit ed eds edn anon anonymous no date nd san francisco ca usa london mountain view redmond wa january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec abgerufen am zugegriffen letzter zugriff stand verfügbar unter consulté le disponible disponível em acesso en línea ligne consultado lien valide au diakses veebiaadress vaadatud januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril juin juillet août septembre octobre novembre décembre maret de llm inc llc'.replaceAll(
      ' ',
      '|',
    ),
    (word) => `References\nQuillBot. Harbour ${word}, 2024.`,
    'tool-title-first',
  ],
  [
    'heads a list of references',
    'References|Reference list|List of references|References cited|Bibliography|Select bibliography|Works cited|Work cited|Works consulted|Sources used|Sources cited|List of sources|Literature cited|Cited literature|Further reading|Literaturverzeichnis|Quellenverzeichnis|Bibliographie|Références|References bibliographiques|Références bibliographiques|Ouvrages cités|Referencias|Referencias bibliográficas|Bibliografía|Bibliografia|Referências|Referências bibliográficas|Obras citadas|Riferimenti|Riferimenti bibliografici|Cyfeiriadau|Llyfryddiaeth|Litteratur|Litteraturliste|Litteraturförteckning|Referenser|Referanser|Kilder|Källor|Lähteet|Lähdeluettelo|Literatuurlijst|Wykaz literatury|Kirjandus|Viited|Daftar pustaka|Kaynakça|Kaynaklar|Tagairtí|Leabharliosta|Reference|Sources|Literature|Literatur|Quellen|Literatura|Bronnen|References and further reading|References & bibliography|Sources and references|Bibliography and sources|## References|**References**|7. References|7.2 References|iv) References|Chapter 7 References|Section 7. References|References (2 pages)|References:',
    (word) => `Rest helps.\n${word}\nRoy, A. and ChatGPT. ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'heads a part that shows tools as tools',
    'Appendix|Appendices|Annex|Annexe|Anhang|Anexo|Allegato|Atodiad|Transcript|Chat transcript|Acknowledgement|Acknowledgements|Acknowledgment|Acknowledgments|Declaration|AI declaration|AI statement|AI use statement|Statement of AI|Statement on the use of artificial intelligence in this work|Statement on generative AI|Use of AI|Use of artificial intelligence|Use of generative AI|AI tool used|AI tools used',
    (word) => `Rest helps.\n${word}\nChatGPT (2024) states that rest is vital.`,
  ],
  [
    'heads what comes behind a list',
    'Abstract|Introduction|Conclusion|Conclusions|Discussion|Method|Methods|Methodology|Results|Findings|Contents|Table of contents|Word count 2000|Footnotes|Endnotes|Glossary|List of figures|List of tables',
    (word) => `References\nRoy, A. (2019) Rest. Sage.\n${word}\nRoy, A. and ChatGPT. ${rest}`,
  ],
  [
    'is what an author does',
    'argues|states|says|said|claims|suggests|explains|defines|describes|notes|points|writes|wrote|concludes|reports|finds|found|shows|highlights|recommends|proposes|maintains|asserts|believes|emphasises|emphasizes|stresses|identifies|identified|lists|outlines|mentions|observes|discusses|indicates|confirms|agrees|adds|advises|demonstrates|reminds|gives|gave|presents|summarises|summarized|answers|responds|replies|replied|tells|told|warns|insists|contends|thinks|thought|posits|reveals|acknowledges|illustrates|clarifies|clarify|elaborates|predicts|estimates|underlines|remarks|comments|recalls|also argues|further argues|rightly argues|clearly argues|has argued|have argued|had argued|then argued|again argues|similarly argues|however, argues|thus argues|therefore argues|usefully argues|has also argued|suggesting',
    (word) => `ChatGPT (2024) ${word} that trust is slow.`,
    'ai-author-intext',
  ],
  [
    'leads to an author',
    'According to|according to|As|as|As argued by|as stated by|As explained by|As defined by|As described by|As noted by|As suggested by|As shown by|As reported by|As put by|As claimed by|As outlined by|As proposed by|It was argued by|It was stated by|It was explained by|It was defined by|It was described by|It was noted by|It was suggested by|It was reported by|It was claimed by|It was outlined by|It was proposed by|It was given by|It was provided by|In the words of|In the view of|in the opinion of|Cited in|cited in|Quoted in|quoted in',
    (word) => `${word} ChatGPT (2024), trust is slow.`,
    'ai-author-intext',
  ],
  [
    'leads into a citation in brackets',
    'see |see also |cf. |cf |e.g. |e.g., |for example, |as cited in |as cited by |cited in |quoted in |according to |adapted from |source: |from |Roy, 2019; |Roy 2019: |Roy 2019, p. 4, |Roy, 2019a, ',
    (word) => `Trust is slow (${word}ChatGPT, 2024).`,
    'ai-author-intext',
  ],
  [
    'says where in the source',
    ', p. 3|, pp. 3–4|, para. 3|, paras 3-4|, ch. 3|, s. 3|, S. 3|, ss 3|, f. 3|, line 3|, lines 3–4|, section 3|, no. 3|: 3|: 3–4| p. iv|, 2025|, personal communication|, cited in Roy, 2025|, as quoted by Roy, 2025',
    (word) => `Trust is slow (ChatGPT, 2024${word}).`,
    'ai-author-intext',
  ],
  [
    'is a noun that the tool in brackets only names',
    '78.2|chatbot|chatbots|bot|bots|tool|tools|AI|model|models|assistant|assistants|program|programs|programme|programmes|software|app|apps|application|applications|platform|platforms|system|systems|service|services|technology|technologies|intelligence|engine|engines|generator|generators|LLM|LLMs|transformer|transformers|interface|interfaces|helper|helpers|checker|checkers|product|company|companies|version|called|named|as|or|like|using|with|by|via|from|to|of|in|on',
    (word) => `The ward chose a ${word} (QuillBot).`,
  ],
  [
    'is a way of using a tool, whose name in brackets cites nobody',
    'use|used|using|uses|ask|asked|asking|prompt|prompted|prompting|prompts|generate|generated|generating|translated|translating|proofread|checked|help|helped|assisted|assistance|test|tested|testing|compared|comparing|tool|tools|chatbot|chatbots|software|acknowledge',
    (word) => `We ${word} it before rest (QuillBot).`,
  ],
  [
    'tells what happened to a tool',
    'launch|release|debut|arrival|emergence|introduction|rise|success|popularity|update|version|appearance|public launch',
    (word) => `ChatGPT’s (2022) ${word} changed exams.`,
  ],
  [
    'marks an entry as output',
    'Response to Ann|response to Ann|Reply to Ann|Answer to Ann|Output from Ann|Conversation with Ann|Chat with Ann|Prompt received 3 May|Prompt generated 3 May|[Large language model]|[Language model]|[Generative tool]|[Chatbot]|[AI output]|[LLM]|[Text-to-image]|[Image generator]|generated by a tool|Generated with a tool|generated using a tool|“Rest” prompt|“Rest” Prompt|Personal communication|https://claude.ai/chat',
    (word) => `References\nClaude (2024) Rest on wards. ${word}`,
    'ai-author-ref',
  ],
  [
    'is a maker’s own page or report',
    'Technical report|technical Report|System card|Model card|White paper|Whitepaper|Privacy|Terms|Policy|Policies|Help|Support|User guide|Documentation|Blog|Pricing|Introducing|Announcing|Large language models|arXiv|AI|Artificial intelligence|LLM|LLMs|Language model|Language models|Chatbot|chatbots|GPT|GPTs|Benchmark|benchmarks|Machine learning|Llama|LLaMA',
    (word) => `References\nGrammarly (2024) Harbour nights ${word}. Leeds: Grange.`,
  ],
  [
    'is the address of a maker’s own page',
    'blog|help|support|privacy|terms|about|docs|policies|policy|news',
    (word) => `References\nGrammarly (2024) Harbour nights. https://www.example.org/${word}`,
  ],
  [
    'is a work about the thing, not by it',
    'Wikipedia|Wikipédia|Encyclopedia|Encyclopaedia|Encyclopædia|Britannica|Merriam-Webster|Oxford English Dictionary|Dictionary|dictionary|https://www.example.org/wiki/rest|[Film]|[DVD]|[Song]|[Album]|[TV series]|[Podcast]|[Painting]|[Video game]|Directed by A. Roy|directed by A. Roy',
    (word) => `References\nChatGPT (2024) Rest on wards. ${word}.`,
  ],
  [
    'is a subtitle, so that the tool is the title',
    'a review of wards|an overview of wards|a survey of wards|an introduction to wards|a guide to wards|a primer on wards|a perspective on wards|an analysis of wards|A short clear review of wards|friend or foe?',
    (word) => `References\n[4] ChatGPT: ${capital(word)}, Ward Journal, 2023.`,
    'tool-title-first',
  ],
  [
    'is a subtitle behind authors',
    'A review of wards|An overview of wards|A survey of wards|An introduction to wards|A guide to wards|A primer on wards|A perspective on wards|An analysis of wards|What wards need|How wards rest|Why wards rest|Is rest enough|Can wards rest|Are wards calm|Do wards rest|Does rest help|Will rest help|Should wards rest|Who rests|Opportunities for wards|Toward calm wards|Towards calm wards',
    (word) => `References\nRoy, Ann, ChatGPT: ${word}, Ward Journal, 2023.`,
  ],
  [
    'is a publication of the maker',
    'Technical report|System card|Model card|Policy|Policies|Privacy|Security|Introducing rest|User guide',
    (word) => `References\nOpenAI (2024) ${word}: ChatGPT [Large language model]. https://chatgpt.com`,
  ],
  [
    'makes a shared name certain',
    'opus|Sonnet|haiku|turbo|pro|Ultra|flash|nano|advanced|plus|instruct|Deep Research|AI|chat|Code|CLI|agent|assistant|chatbot|bot|LLM|GPT|large language model|3|3.5|v3|V3|version 3|Version 3|ver. 3|K2|3o|3b',
    (word) => `References\nClaude ${word} (2024) ${rest}`,
    'ai-author-ref',
  ],
  [
    'is a general word for a tool',
    'AI|Artificial intelligence|Generative AI|Gen AI|Generative artificial intelligence|AI chatbot|AI chat bot|Chatbot|Chat bot|AI tool|AI assistant|AI model|AI language model|AI generated|AI generated content|AI software|Large language model|Language model|LLM|AI bot|Virtual assistant|Künstliche Intelligenz|Intelligence artificielle|Inteligencia artificial',
    (word) => `References\n${word} (2024) ${rest}`,
    'generic-ai-author',
  ],
  [
    'is a maker',
    'OpenAI|Open AI|Anthropic|Anthropic PBC|Google|Google AI|Google DeepMind|DeepMind|Google LLC|Alphabet|Microsoft|Microsoft Corporation|GitHub|Meta Platforms|Meta|Facebook|Facebook AI|xAI|X AI|x.ai|Mistral AI|Stability AI|DeepSeek AI|Adobe|Amazon|Amazon Web Services|Apple|Baidu|Alibaba|Alibaba Cloud|Moonshot AI|Cohere|Inflection|Inflection AI|Hugging Face|Quora|Snapchat|Snap Inc|Samsung|IBM|NVIDIA',
    (word) => `References\n${word}. (2024). ChatGPT [Large language model]. https://www.example.org`,
    'vendor-as-author',
  ],
  [
    'is a mark of a label in front of a by-line',
    'Author: |Authors: |author: |AUTHOR: |AUTHORS: |Author(s): |Student: |Students: |STUDENT: |student: |Writer: |writer: |Name: |Names: |NAME: |name: |Student name: |Student Name: |STUDENT NAME: |Author – |Author — |Author - |by |By |BY |by: |Written by |written by |Prepared by |Submitted by |Compiled by |Authored by |Created by |von |Von |par |Par |por |Por |gan |Gan: ',
    (word) => `Rest on wards\n${word}ChatGPT\n${'Rest matters to people. '.repeat(12)}`,
    'ai-byline',
  ],
  [
    'is somebody who only revised the work',
    ', edited by|; edited by|, Edited by|, revised by|, Revised by|, checked by|, Checked by|, reviewed by|, Reviewed by|, proofread by|, Proofread by|, supervised by|, Supervised by',
    (word) => `Rest on wards\nAuthor: Ann Roy${word} ChatGPT\nRest matters.`,
  ],
  [
    'stands where nobody is named',
    'Anon.|Anon|Anonymous|Anonyme|Anón.|Anónimo|Collectif|N.a.|N.N.|s.n.|o. V.|o. A.|o.O.|———.|___.|---|...|(2024)|[2024]|2024.|2024',
    (word) => `References\n${word} ChatGPT. OpenAI, 2024.`,
    'tool-title-first',
  ],
  [
    'stands for the authors of the entry above',
    '———, and|———;|___,|____,|--,|––,|——,|...,|....,',
    (word) => `References\nRoy, A. (2019) Nights. Sage.\n${word} ChatGPT. 2024. ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'is a title or a rank beside a name',
    'Jr|Jr.|Sr|Sr.|II|III|St|St.|Dr|Dr.|Prof|Prof.|Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Mohd|Mohd.|Md|Md.',
    (word) => `References\nRoy ${word}, A., Ng, L. and ChatGPT (2024) ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'is the role of those named before',
    '(editor)|(editors)|(ed.)|(ed)|(eds)|(eds.)|(Ed.)|(Eds)|(Hrsg.)|(Hg.)|(dir.)|(coord.)|(red.)|eds.|Eds.|editors',
    (word) => `References\nRoy, A. ${word}, ChatGPT and Ng, L. (2024) ${rest}`,
    'ai-coauthor-ref',
  ],
  [
    'begins what was done to the work, behind whoever wrote it',
    ', edited by|; edited by|, Edited by|, revised by|, checked by|, reviewed by|, proofread by|, supervised by',
    (word) => `Rest on wards\nAuthor: ChatGPT${word} Ann Roy of Leeds.\nRest matters.`,
    'ai-byline',
  ],
  [
    'says that the tool said it to the writer',
    ', personal communication, 3 May 2024.|, pers. comm., 3 May 2024.|, response to Ann Roy.|. In response to Ann Roy.|, reply to Ann Roy.|, answer to Ann Roy.|, conversation with Ann Roy.|: chat with Ann Roy.|, dialogue with Ann Roy.|, output to Ann Roy.| (personal communication, 3 May 2024).',
    (word) => `Rest is vital.¹\n¹ ChatGPT${word}`,
    'ai-author-ref',
  ],
  [
    'says that the tool was an editor',
    ' (editor)| (editors)| (ed.)| (eds)| (Ed.)| (Eds.)| (Hrsg.)| (Hg.)| (dir.)| (coord.)| (red.)| (author)|, ed.|, eds.|, Hrsg.|, Hg.| eds|, eds|, editor|, editors',
    (word) => `References\nRoy, Ann, ChatGPT${word} Rest on Wards, Leeds: Grange, 2025.`,
    'ai-coauthor-ref',
  ],
]

describe.each(rows)('%s', (_, words, write, rule) => {
  test.each(words.split('|').map((word) => [word]))('“%s”', (word) => {
    const text = write(word)

    const flags = flagsOf(aiAuthorCitation.detect(inputOf(text)) as { flags: never[] })

    expect(flags.map((flag) => flag.rule)).toEqual(rule ? [rule] : [])
  })
})

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
