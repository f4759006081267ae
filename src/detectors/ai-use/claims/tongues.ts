import { type Sentence, sign } from '../sentence.ts'

/** How a language says that its writer used a tool. The sign stands for the tool. */
interface Tongue {
  /** The writer acts, as “I” or “we”: the form of the verb or the pronoun tells. */
  acts: string[]
  /** The tool acts on the writer. */
  helps: string[]
  /** A part of this work, what is done to it, and the tool as the means. */
  done: string[]
  /** Words that deny, whatever they stand beside. */
  denies: string
}

const near = `[^.;:!?。；${sign}]{0,70}?`
const behind = `[^.;:!?。；${sign}]{0,70}?`
const whole = (words: string) => `(?<!\\p{L})(?:${words})(?!\\p{L})`

const tongues: Tongue[] = [
  // Welsh: the verb’s ending or “wedi” with the pronoun; mutations of the verbs’ first letters.
  {
    acts: [
      `${whole('[Dd]defnyddiais|[Dd]efnyddiais|[Dd]efnyddies|[Dd]efnyddion ni|[Dd]efnyddiasom|[Gg]ofynnais|[Gg]ofynnes|[Gg]ofynnon ni|[Cc]efais|[Cc]es|[Cc]awsom|[Cc]awson ni|[Tt]eipiais|[Rr]hoddais|[Tt]rafodais|[Yy]mgynghorais|[Cc]ymerais|[Cc]opïais|[Cc]reais|[Cc]yfieithais')}${near}${sign}`,
      `${whole('[Rr]wyf|[Rr]wyf i|[Rr]wy|[Rr]ydw i|[Dd]w i|[Rr]ydym|[Rr]ydyn ni|[Yy]r wyf')} ?(?:i |ni )?wedi (?:defnyddio|gofyn|cael|creu|cyfieithu|trafod)${near}${sign}`,
      `[Dd]iolch(?:af)? (?:i|hefyd i) ${near}${sign}`,
      `[Gg]yda (?:chymorth|help) ${near}${sign}${behind}${whole('i|fi|fy|ni|ein|mi|imi')}`,
    ],
    helps: [`[Hh]elpodd ${sign} (?:fi|ni)`, `${sign}${behind}(?:fy helpu|helpu fi|ein helpu)`],
    done: [
      `[Dd]efnyddiwyd ${near}${sign}${behind}(?:gwaith|traethawd|adroddiad|aseiniad|prosiect|testun|gramadeg|sillafu)`,
      `(?:wedi(?:'i|'u| ei| eu)|[Cc]afodd|[Cc]rëwyd|[Yy]sgrifennwyd|[Cc]yfieithwyd|[Gg]wiriwyd|[Cc]ynhyrchwyd|[Gg]olygwyd)${near}(?:gyda|gan|drwy|trwy|ag|â) ${near}${sign}`,
    ],
    denies:
      '[Nn]i ddefnydd\\p{Ll}+|[Nn]i chafodd|[Nn]i ofynn\\p{Ll}+|[Nn]i wnaed|[Nn]id|[Nn]a ddefnydd\\p{Ll}+|ddim|heb|byth|[Nn]is',
  },
  {
    acts: [
      `${whole('ich|Ich|wir|Wir')}(?!\\p{L})${near}${sign}`,
      `${sign}${behind}(?:habe|haben|hatte|hatten|benutzte|nutzte|verwendete|fragte|bat) (?:ich|wir)(?!\\p{L})`,
    ],
    helps: [
      `${sign} (?:hat|half|gab|machte|schlug|erklärte)${behind}${whole('mir|mich|uns|meine[nmrs]?|unsere[nmrs]?')}`,
    ],
    done: [
      `${whole('[Dd]iese[rmsn]?|[Dd]ie|[Dd]er|[Dd]as|[Mm]eine?[rmsn]?|[Uu]nsere?[rmsn]?')}[^.;:${sign}]{0,40}(?:Arbeit|Text|Hausarbeit|Bericht|Aufsatz|Gliederung|Einleitung|Fazit|Abbildung|Tabelle|Zusammenfassung|Übersetzung|Entwurf|Titelbild|Code|Absatz|Abschnitt|Kapitel|Liter\\p{Ll}+liste)${near}${whole('wurden?|ist|sind|stammt|stammen')}${near}(?:mit|von|durch|mittels|mithilfe|unter Verwendung|aus)${near}${sign}`,
      `${whole('[Bb]ei|[Ff]ür|[Zz]ur|[Zz]um')}[^.;:${sign}]{0,60}(?:Arbeit|Korrektur|Rechtschreibung|Gliederung|Übersetzung|Formulierung|Recherche|Zusammenfassung)${near}${whole('wurden?|kam|habe')} ${near}${sign}${behind}(?:verwendet|genutzt|benutzt|eingesetzt|herangezogen|zum Einsatz)`,
    ],
    denies: 'nicht|kein\\p{Ll}*|nie|niemals|ohne|weder|würde\\p{Ll}*|hätte\\p{Ll}*|könnte\\p{Ll}*|falls|wenn',
  },
  {
    acts: [
      `(?<!\\p{L})(?:[Jj]'ai|[Jj]e (?:me suis servie?|l'ai)|[Nn]ous avons|[Nn]ous nous sommes servis|[Oo]n a)(?!\\p{L}) (?:\\p{Ll}+ )?(?:utilisé|demandé|employé|consulté|eu recours|servi|fait|traduit|corrigé|reformulé|généré|écrit|rédigé|résumé|interrogé|obtenu|posé|relu|vérifié|créé|discuté|copié|mis|de|à|d)${near}${sign}`,
      `[Jj]e me suis servie? d[eu]'? ?${near}${sign}`,
      `(?:[Jj]e remercie|[Mm]erci à|[Aa]vec l'aide de|[Gg]râce à) ${near}${sign}${behind}${whole("j'ai|je|mon|ma|mes|nous|notre|m|pour")}`,
    ],
    helps: [
      `${sign} (?:m'a|nous a|m'ont)(?!\\p{L})`,
      `${sign}${behind}${whole('mon|ma|mes|notre|nos')} (?:texte|plan|travail|brouillon|introduction|conclusion|orthographe|grammaire|idées)`,
    ],
    done: [
      `${whole('[Cc]e|[Cc]ette|[Cc]et|[Ll]e|[Ll]a|[Ll]es|[Mm]on|[Mm]a|[Mm]es|[Nn]otre')} ?(?:\\p{L}+ ){0,2}(?:travail|texte|dissertation|rapport|plan|introduction|conclusion|image|illustration|tableau|résumé|traduction|mémoire|document|figure|code|partie|paragraphe)|[Ll]'(?:image|introduction|illustration|orthographe|essai)`.replace(
        /^(.*)$/s,
        `(?:$1)${near.replaceAll('$', '$$$$')}(?:a été|ont été|est|sont|vient|provient|fut)${near.replaceAll('$', '$$$$')}(?:avec|par|de|à l'aide|grâce)${near.replaceAll('$', '$$$$')}${sign}`,
      ),
    ],
    denies: "n'(?:ai|a|avons|ont|est)|ne|pas|jamais|sans|aucune?|si",
  },
  {
    acts: [
      `${whole('[Hh]e|[Hh]emos')} (?:utilizado|usado|empleado|consultado|preguntado|pedido|recurrido|hecho|traducido|corregido|generado|escrito)${near}${sign}`,
      `${whole('[Uu]sé|[Uu]tilicé|[Uu]tilizamos|[Uu]samos|[Pp]regunté|[Ll]e pregunté|[Ll]e pedí|[Pp]edí|[Cc]onsulté|[Ee]mpleé|[Rr]ecurrí|[Tt]raduje|[Cc]orregí|[Gg]eneré|[Hh]ice|[Ee]scribí|[Pp]reguntamos|[Pp]edimos|[Rr]esumí')}${near}${sign}`,
      `(?:[Cc]on la ayuda de|[Gg]racias a|[Aa]gradezco (?:a|la ayuda de)) ${near}${sign}`,
    ],
    helps: [`${sign} (?:me|nos)(?!\\p{L})`],
    done: [
      `${whole('[Ee]ste|[Ee]sta|[Ee]l|[Ll]a|[Ll]os|[Ll]as|[Mm]i|[Nn]uestro')} (?:\\p{L}+ ){0,2}(?:trabajo|texto|ensayo|informe|esquema|introducción|conclusión|imagen|tabla|resumen|traducción|figura|código|párrafo|portada|gramática|ortografía)${near}${whole('fue|fueron|ha sido|han sido|está|es|procede|viene|se')}${near}(?:con|por|de|mediante|usando|utilizando)${near}${sign}`,
    ],
    denies: 'no|nunca|sin|ningun[oa]?|ningún|tampoco|si',
  },
  {
    acts: [
      `${whole('[Hh]o|[Aa]bbiamo')} (?:\\p{L}+ )?(?:usato|utilizzato|impiegato|chiesto|consultato|fatto|tradotto|corretto|generato|scritto|riassunto|preso|discusso)${near}${sign}`,
      `${whole('[Mm]i sono servit[oa]|[Mm]i sono fatt[oa] aiutare|[Cc]i siamo serviti')}${near}${sign}`,
      `(?:[Cc]on l'aiuto di|[Gg]razie a|[Rr]ingrazio) ${near}${sign}`,
    ],
    helps: [`${sign} (?:mi|ci)(?!\\p{L})`],
    done: [
      `(?:${whole('[Qq]uesto|[Qq]uesta|[Ii]l|[Ll]a|[Ii]|[Ll]e|[Mm]io|[Mm]ia')} (?:\\p{L}+ ){0,2}|[Ll]')(?:lavoro|testo|tesi|saggio|relazione|scaletta|introduzione|conclusione|immagine|tabella|riassunto|traduzione|figura|codice|paragrafo|copertina|grammatica)${near}${whole('è|sono|fu|viene|proviene')}${near}(?:con|da|dal|di|tramite|usando)${near}${sign}`,
    ],
    denies: 'non|mai|senza|nessun[oa]?|né|se',
  },
  {
    acts: [
      `${whole('[Uu]sei|[Uu]tilizei|[Uu]sámos|[Uu]samos|[Uu]tilizámos|[Uu]tilizamos|[Pp]erguntei|[Pp]edi|[Cc]onsultei|[Rr]ecorri|[Tt]raduzi|[Cc]orrigi|[Gg]erei|[Ee]screvi|[Rr]esumi|[Ff]iz|[Pp]edimos|[Pp]erguntámos')}${near}${sign}`,
      `(?:[Cc]om a ajuda d[eoa]|[Gg]raças a[o]?|[Aa]gradeço a[o]?) ${near}${sign}`,
    ],
    helps: [
      `${sign} (?:ajudou|deu|corrigiu|explicou|sugeriu|fez|escreveu|traduziu|resumiu)-?(?:me|nos|mos)(?!\\p{L})`,
      `${sign} (?:me|nos)(?!\\p{L})`,
    ],
    done: [
      `${whole('[Ee]ste|[Ee]sta|[Oo]|[Aa]|[Oo]s|[Aa]s|[Mm]eu|[Mm]inha')} (?:\\p{L}+ ){0,2}(?:trabalho|texto|ensaio|relatório|esquema|introdução|conclusão|imagem|tabela|resumo|tradução|figura|código|parágrafo|capa|gramática|ortografia)${near}${whole('foi|foram|é|são|está|vem')}${near}(?:com|por|pelo|pela|de|do|usando|através)${near}${sign}`,
    ],
    denies: 'não|nunca|sem|nenhuma?|nem|se',
  },
  {
    acts: [
      `${whole('[Ii]k|[Ww]ij|[Ww]e')} (?:heb|hebben|vroeg|vroegen|gebruikte|gebruikten|liet|lieten|raadpleegde|maakte)${near}${sign}`,
      `${whole('heb|hebben|gebruikte|gebruikten|vroeg|vroegen|liet')} (?:ik|wij|we)(?!\\p{L})${near}${sign}`,
      `[Mm]et (?:de )?(?:hulp|behulp) van ${near}${sign}${behind}${whole('ik|mijn|we|wij|ons|onze')}`,
    ],
    helps: [`${sign} (?:heeft|hielp|gaf|maakte|vertelde|stelde)${behind}${whole('mij|me|ons|mijn|onze')}`],
    done: [
      `${whole('[Dd]it|[Dd]eze|[Dd]e|[Hh]et|[Mm]ijn|[Oo]ns|[Oo]nze')} (?:\\p{L}+ ){0,2}(?:verslag|werkstuk|tekst|opdracht|essay|scriptie|inleiding|conclusie|afbeelding|tabel|samenvatting|vertaling|figuur|code|alinea|opzet|omslag|spelling)${near}${whole('is|zijn|werd|werden|komt|komen')}${near}(?:met|door|van|uit|via)${near}${sign}`,
    ],
    denies: 'niet|geen|nooit|zonder|noch|zou|zouden|als',
  },
  {
    acts: [
      `${whole('[Uu]żył[ae]m|[Uu]żyliśmy|[Uu]żyłyśmy|[Ss]korzystał[ae]m|[Kk]orzystał[ae]m|[Ss]korzystaliśmy|[Zz]apytał[ae]m|[Pp]oprosił[ae]m|[Ww]ykorzystał[ae]m|[Ww]ykorzystaliśmy|[Pp]osłużył[ae]m się|[Pp]rzetłumaczył[ae]m|[Ss]prawdził[ae]m|[Pp]oprawił[ae]m|[Nn]apisał[ae]m|[Ss]tworzył[ae]m')}${near}${sign}`,
      `(?:[Dd]ziękuję|[Zz] pomocą|[Pp]rzy pomocy|[Dd]zięki) ${near}${sign}${behind}(?:\\p{L}+ł[ae]m|\\p{L}+liśmy|moj\\p{Ll}+|mój)(?!\\p{L})`,
    ],
    helps: [`${sign}${behind}${whole('mi|mnie|nam|nas|mój|moją|moje|moich')}`],
    done: [
      `(?:${whole('[Tt]ekst|[Pp]raca|[Tt]a praca|[Pp]racę|[Rr]aport|[Pp]lan|[Ww]stęp|[Zz]akończenie|[Rr]ysunek|[Oo]braz|[Tt]abela|[Ss]treszczenie|[Tt]łumaczenie|[Kk]od|[Aa]kapit|[Gg]ramatyka|[Oo]kładka')})${near}${whole('został[aoy]?|zostały|jest|są|pochodzi|sprawdzono|poprawiono|wygenerowano')}${near}(?:przy pomocy|z pomocą|za pomocą|przez|przy użyciu|z|w) ${near}${sign}`,
      `(?:[Ww] (?:tej|niniejszej) pracy|[Dd]o (?:korekty|tłumaczenia|planu|napisania))${near}(?:użyto|wykorzystano|skorzystano)${near}${sign}`,
    ],
    denies: 'nie|nigdy|bez|żadn\\p{Ll}+|ani|gdyby|jeśli',
  },
  // Arabic: the verb’s first person; “was used” with a noun of this work.
  {
    acts: [
      `(?<!\\p{L})[وف]?(?:لقد )?(?:استخدمت|استخدمنا|استعنت|استعنا|سألت|سألنا|طلبت من|طلبنا من|اعتمدت على|استعملت|لجأت إلى|ترجمت|دققت|لخصت|كتبت)(?!\\p{L})${near}${sign}`,
    ],
    helps: [
      `(?<!\\p{L})(?:ساعدني|ساعدنا|اقترح علي|أعطاني|شرح لي|صحح لي|لخص لي|ترجم لي)(?!\\p{L})${near}${sign}`,
      `${sign} (?:ساعدني|ساعدنا|أعطاني|شرح لي)`,
    ],
    done: [
      `(?:تم|تمت|جرى) (?:استخدام|الاستعانة|إنشاء|تدقيق|ترجمة|كتابة|تلخيص|إعداد)${near}${sign}${behind}(?:هذا|هذه|البحث|العمل|المقال|النص|الواجب|التقرير)`,
      `(?:هذا|هذه|البحث|العمل|النص|التقرير|الجدول|الصورة|الشكل)${near}(?:بمساعدة|باستخدام|بواسطة|من خلال) ?${near}${sign}`,
    ],
    denies: 'لم|لا|لن|دون|بدون|ليس|ما|لو|إذا',
  },
  {
    acts: [
      `(?:我|我们|我們|本人|笔者|筆者)[^。；，,没沒不未${sign}]{0,16}${sign}`,
      `(?:感谢|感謝)[^。；${sign}]{0,8}${sign}`,
    ],
    helps: [`${sign}[^。；${sign}]{0,8}(?:帮助|幫助|帮|幫|协助|協助|教|告诉|告訴|给|給|替)(?:了)?(?:我|我们|我們)`],
    done: [
      `(?:本文|本论文|本論文|本报告|本報告|本作业|本作業|本研究报告|这篇论文|這篇論文|此文|本图|图\\d|表\\d)[^。；${sign}]{0,24}(?:使用|借助|通过|透過|利用|采用|由|用|經|经)[^。；${sign}]{0,6}${sign}`,
      `(?:使用|借助|通过|利用|采用)(?:了)?${sign}[^。；${sign}]{0,20}(?:本文|本论文|论文的|文章的)(?:提纲|语法|语言|翻译|摘要|润色|修改|写作)?`,
    ],
    denies: '',
  },
]
const chineseDenial = /[没沒不未无無非]|如果|若/u

const compiled = tongues.map(({ acts, helps, done, denies }) => ({
  claims: [...acts, ...helps, ...done].map((source) => new RegExp(source, 'u')),
  denies: denies ? new RegExp(whole(denies), 'iu') : chineseDenial,
}))
/** Other people as the users, in the languages above. */
const others =
  /(?<!\p{L})(?:myfyrwyr|athrawon|Studierende[nr]?|Studenten|Schüler\p{Ll}*|Lehrkräfte|Lehrer\p{Ll}*|étudiants|élèves|professeurs?|enseignants|alumnos|estudiantes|profesor(?:es)?|studenti|insegnanti|alunos|estudantes|professores|studenten|leerlingen|docenten|studenci|uczniowie|nauczyciele|الطلاب|الطلبة|المعلمون)(?!\p{L})|学生|學生|教师|老師|老师|受访者/u

/** Whether a sentence in one of these languages says that its writer used the tool for the work at hand. */
export function saysOwnUseAbroad({ marked, text }: Sentence): boolean {
  return compiled.some(
    ({ claims, denies }) => !denies.test(marked) && claims.some((claim) => claim.test(marked)) && !others.test(text),
  )
}
