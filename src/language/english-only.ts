const addresses =
  /^\/(accessibility|admin|asset-processors|assessments|comments|courses|detectors|lti|outages|permissions|policy|quality|receipts|review|second-opinions|statistics|students|tca)(?![\w-])/

/**
 * Whether the words of a page are in English alone for now, so that its content says so in every language (WCAG 2.2, 3.1.2).
 * `url` is its address.
 */
export const isEnglishOnly = (url: string): boolean =>
  addresses.test(url) && !/^\/assessments\/[^/]+\/hand-in/.test(url)
