/** A letter or note to the writer, by language. */
export const personalCommunication =
  '(?:personal communication|pers\\. comm|pers\\. Mitt\\.|comm?\\. pers\\.|(?:persönliche|mündliche|schriftliche) (?:Kommunikation|Mitteilung|Auskunft)|communication personnelle|comunicación personal|comunicazione personale|comunicação pessoal|persoonlijke (?:communicatie|mededeling)|(?:komunikacja|rozmowa|wiadomość|korespondencja) (?:osobista|prywatna)|(?:cyfathreb(?:u|iad) personol|gohebiaeth bersonol)|(?:اتصال|تواصل) شخصي|مراسلة شخصية|(?:私人|个人|個人)(?:通信|通讯|通訊|交流|沟通|溝通))'

/** `Response to “…”`, by language. */
export const answerTo =
  '(?:Antwort auf|réponse à|respuesta a|risposta a|resposta a|antwoord op|odpowiedź na|ymateb i|رد على|إجابة عن|(?:对|關於|关于).{1,20}的(?:回答|回复|回覆))'
