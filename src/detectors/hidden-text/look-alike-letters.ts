/**
 * Letters of other alphabets that look like a Latin one, from the facts of Unicode’s security mechanisms (UTS 39,
 * confusables), cut down to those that a reader takes for Latin in ordinary print. Each pair is the letter and what it
 * looks like. Full-width and mathematical letters are not listed: Unicode’s compatibility forms (NFKC) name them.
 */
const pairs = {
  Cyrillic:
    'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ӏl ѵv кk гr пn ёë їï АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT ХX УY ҮY ԌG ԚQ ԜW ӀI ѴV',
  Greek: 'οo ϲc ϳj ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ͿJ',
  Armenian: 'օo սu հh ոn զq ՍU ՏS ՕO ԼL',
  Cherokee: 'ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᏚS ᎢT ᏙV ᎳW ᏃZ',
}

/** Greek small letters that are formula symbols at the edge of a word (νmax, kρ) and look-alikes in the midst of one. */
const symbols = 'νv υu ρp ιi κk'

export interface LookAlike {
  alphabet: string
  latin: string
  /** Counts only between two small Latin letters of a word of five or more. */
  onlyInside: boolean
}

function entries(alphabet: string, list: string, onlyInside: boolean) {
  return list.split(' ').map((pair): [string, LookAlike] => [pair[0]!, { alphabet, latin: pair[1]!, onlyInside }])
}

export const lookAlikes: ReadonlyMap<string, LookAlike> = new Map([
  ...Object.entries(pairs).flatMap(([alphabet, list]) => entries(alphabet, list, false)),
  ...entries('Greek', symbols, true),
])
