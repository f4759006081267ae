/** A word behind which a name in brackets only says which tool is meant: `a chatbot (ChatGPT)`. */
export const descriptor =
  /(?<!\p{L})(?:[\p{N}.,%]+|chatbots?|bots?|tools?|AI|models?|assistants?|programs?|programmes?|software|apps?|applications?|platforms?|systems?|services?|technolog(?:y|ies)|intelligence|engines?|generators?|LLMs?|transformers?|interfaces?|helpers?|checkers?|product|company|companies|version|called|named|as|or|like|using|used|with|by|via|from|to|of|in|on)["']? $/iu
