/** An answer without what names its request alone, so that two refusals can be compared byte for byte. */
export const withoutRequestId = ({ text, headers }: { text: string; headers: Headers }) =>
  text.replace(headers.get('x-request-id')!, '')
